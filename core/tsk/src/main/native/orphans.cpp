// The orphan directory inside itself.
//
// tsk_fs_dir_find_orphans walks what it finds while it holds the lock of the orphan directory, and comes to
// itself again where a damaged file system gives that directory's address to another one: an ISO 9660 image
// whose path table is lost has no metadata, so that the last address, that of the orphans, is the root's too.
// The lock is not recursive: the thread waits for itself for ever. Met on the way, the orphan directory is
// empty. libtsk calls the function through its symbol table; see dirindex.cpp for what that rests on.
#include <dlfcn.h>

#include "shim.hpp"

#if TSK_VERSION_NUM >= 0x041100ff && TSK_VERSION_NUM < 0x041200ff

namespace {

thread_local const TSK_FS_INFO *searched = nullptr;

/** Remembers which file system this thread searches for orphans. */
class Search {
 public:
  explicit Search(const TSK_FS_INFO *fs) : previous_(searched) { searched = fs; }
  ~Search() { searched = previous_; }
  Search(const Search &) = delete;
  Search &operator=(const Search &) = delete;

 private:
  const TSK_FS_INFO *previous_;
};

}  // namespace

extern "C" JNIEXPORT TSK_RETVAL_ENUM tsk_fs_dir_find_orphans(TSK_FS_INFO *fs, TSK_FS_DIR *dir) {
  typedef TSK_RETVAL_ENUM (*FindFunction)(TSK_FS_INFO *, TSK_FS_DIR *);
  static const FindFunction find =
      reinterpret_cast<FindFunction>(dlsym(RTLD_NEXT, "tsk_fs_dir_find_orphans"));
  if (searched == fs) return TSK_OK;
  if (find == nullptr) {
    tsk_error_reset();
    tsk_error_set_errno(TSK_ERR_FS_GENFS);
    tsk_error_set_errstr("libtsk has no tsk_fs_dir_find_orphans");
    return TSK_ERR;
  }
  const Search search(fs);
  return find(fs, dir);
}

#endif
