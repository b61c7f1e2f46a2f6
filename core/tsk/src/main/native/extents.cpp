// Extent trees of ext4 with more than one index or leaf block.
//
// libtsk keeps the blocks of the tree itself as an attribute of type TSK_FS_ATTR_TYPE_UNIX_EXTENT. Its
// ext2fs_make_data_run_extent_index adds each of them at offset 0 and gives their length in bytes instead of
// blocks: the second one collides with the first ("No filler entry for 0"), and the file has no content, the
// directory no names. tsk_fs_attr_add_run is wrapped to put such a run, one block long, behind the others.
// libtsk calls it through its symbol table; see dirindex.cpp for what that rests on.
#include <dlfcn.h>

#include "shim.hpp"

#if TSK_VERSION_NUM >= 0x041100ff && TSK_VERSION_NUM < 0x041200ff

extern "C" JNIEXPORT uint8_t tsk_fs_attr_add_run(TSK_FS_INFO *fs, TSK_FS_ATTR *attr, TSK_FS_ATTR_RUN *run) {
  typedef uint8_t (*AddFunction)(TSK_FS_INFO *, TSK_FS_ATTR *, TSK_FS_ATTR_RUN *);
  static const AddFunction add = reinterpret_cast<AddFunction>(dlsym(RTLD_NEXT, "tsk_fs_attr_add_run"));
  if (add == nullptr) {
    tsk_error_reset();
    tsk_error_set_errno(TSK_ERR_FS_GENFS);
    tsk_error_set_errstr("libtsk has no tsk_fs_attr_add_run");
    return 1;
  }
  if (attr != nullptr && run != nullptr && attr->type == TSK_FS_ATTR_TYPE_UNIX_EXTENT && run->offset == 0) {
    const TSK_FS_ATTR_RUN *last = attr->nrd.run_end;
    if (last != nullptr) run->offset = last->offset + last->len;
    if (run->len == fs->block_size) run->len = 1;
  }
  return add(fs, attr, run);
}

#endif
