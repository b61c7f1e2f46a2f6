// Directories without quadratic time.
//
// libtsk compares every name that it adds to a directory with all names already there, and (NTFS) looks up
// every child of the MFT by the same linear search: 40,000 names cost seconds. This file stands in for its
// two functions, tsk_fs_dir_add and tsk_fs_dir_contains, with a hash index and the same answers. libtsk calls
// them through its symbol table, and the loader looks in this library first, as it is what was loaded; where a
// build of libtsk binds them inside itself, nothing but speed is lost.
//
// Both are internal to libtsk: they are compiled only for the versions whose source they were checked against.
#include "dirindex.hpp"

#include <dlfcn.h>

#include <algorithm>

// Not in libtsk's public headers, but exported by it.
extern "C" uint8_t tsk_fs_dir_realloc(TSK_FS_DIR *dir, size_t count);
extern "C" uint8_t tsk_fs_name_copy(TSK_FS_NAME *to, const TSK_FS_NAME *from);
extern "C" uint32_t tsk_fs_dir_hash(const char *name);

namespace dalel {

namespace {

const size_t SMALL = 48;  // below this many names a linear search is as good

thread_local bool indexed = true;

/** Positions of names by (metadata address, hash of the name), for one directory. */
class DirectoryIndex {
 public:
  bool serves(const TSK_FS_DIR *dir) const {
    return dir_ == dir && next_.size() == dir->names_used;
  }

  bool isFor(const TSK_FS_DIR *dir) const { return dir_ == dir; }

  void rebuild(const TSK_FS_DIR *dir) {
    dir_ = dir;
    next_.clear();
    heads_.assign(1024, NONE);
    for (size_t i = 0; i < dir->names_used; i++) append();
  }

  /** Indexes the name that follows those already known. */
  void append() {
    const size_t index = next_.size();
    if (index >= heads_.size()) grow();
    const TSK_FS_NAME &name = dir_->names[index];
    link(index, bucket(name.meta_addr, tsk_fs_dir_hash(name.name)));
  }

  /** Calls back for every name in the bucket, youngest first, until told to stop. */
  template <typename Visit>
  void visit(uint64_t addr, uint32_t hash, Visit visitName) const {
    for (uint32_t i = heads_[bucket(addr, hash)]; i != NONE; i = next_[i]) {
      if (!visitName(dir_->names[i], i)) return;
    }
  }

  void forget() {
    dir_ = nullptr;
    std::vector<uint32_t>().swap(heads_);
    std::vector<uint32_t>().swap(next_);
  }

 private:
  static constexpr uint32_t NONE = UINT32_MAX;

  size_t bucket(uint64_t addr, uint32_t hash) const {
    uint64_t key = (addr * 0x9e3779b97f4a7c15ull) ^ (hash * 0xc2b2ae3d27d4eb4full);
    key ^= key >> 32;
    return static_cast<size_t>(key & (heads_.size() - 1));
  }

  void link(size_t index, size_t at) {
    next_.push_back(heads_[at]);
    heads_[at] = static_cast<uint32_t>(index);
  }

  void grow() {
    const size_t known = next_.size();
    heads_.assign(heads_.size() * 2, NONE);
    next_.clear();
    for (size_t i = 0; i < known; i++) {
      const TSK_FS_NAME &name = dir_->names[i];
      link(i, bucket(name.meta_addr, tsk_fs_dir_hash(name.name)));
    }
  }

  const TSK_FS_DIR *dir_ = nullptr;
  std::vector<uint32_t> heads_;  // a power of two
  std::vector<uint32_t> next_;
};

// libtsk fills the orphan directory while it walks others: a few indexes live at a time.
const size_t SLOTS = 4;
thread_local DirectoryIndex slots[SLOTS];
thread_local size_t nextSlot = 0;

DirectoryIndex &indexOf(const TSK_FS_DIR *dir) {
  for (DirectoryIndex &slot : slots) {
    if (!slot.isFor(dir)) continue;
    if (!slot.serves(dir)) slot.rebuild(dir);
    return slot;
  }
  DirectoryIndex &slot = slots[nextSlot++ % SLOTS];
  slot.rebuild(dir);
  return slot;
}

/** A new directory may stand where a closed one stood: its first names make the old index void. */
void forgetIndexOf(const TSK_FS_DIR *dir) {
  for (DirectoryIndex &slot : slots) {
    if (slot.isFor(dir)) slot.forget();
  }
}

bool useIndex(const TSK_FS_DIR *dir) { return indexed && dir->names_used > SMALL; }

bool sameName(const TSK_FS_NAME &a, const TSK_FS_NAME &b) {
  return a.meta_addr == b.meta_addr && std::strcmp(a.name, b.name) == 0;
}

/** The name in the directory with the same address and text, or null. */
TSK_FS_NAME *findSame(TSK_FS_DIR *dir, const TSK_FS_NAME *name) {
  if (useIndex(dir)) {
    TSK_FS_NAME *found = nullptr;
    indexOf(dir).visit(name->meta_addr, tsk_fs_dir_hash(name->name),
                       [&](TSK_FS_NAME &candidate, uint32_t) {
                         if (sameName(candidate, *name)) found = &candidate;
                         return found == nullptr;
                       });
    return found;
  }
  for (size_t i = 0; i < dir->names_used; i++) {
    if (sameName(dir->names[i], *name)) return &dir->names[i];
  }
  return nullptr;
}

uint8_t append(TSK_FS_DIR *dir, const TSK_FS_NAME *name, TSK_FS_NAME **place) {
  const bool indexIt = useIndex(dir) && !TSK_FS_TYPE_ISFAT(dir->fs_info->ftype);
  DirectoryIndex *index = indexIt ? &indexOf(dir) : nullptr;
  if (dir->names_used >= dir->names_alloc &&
      tsk_fs_dir_realloc(dir, dir->names_used + std::max<size_t>(512, dir->names_used / 2))) {
    return 1;
  }
  *place = &dir->names[dir->names_used++];
  if (tsk_fs_name_copy(*place, name)) return 1;
  if (index != nullptr) index->append();
  return 0;
}

}  // namespace

void setDirectoryIndex(bool enabled) { indexed = enabled; }

void forgetDirectoryIndexes() {
  for (DirectoryIndex &slot : slots) slot.forget();
}

}  // namespace dalel

using namespace dalel;

#if TSK_VERSION_NUM >= 0x041100ff && TSK_VERSION_NUM < 0x041200ff

extern "C" JNIEXPORT uint8_t tsk_fs_dir_add(TSK_FS_DIR *dir, const TSK_FS_NAME *name) {
  TSK_FS_NAME *place = nullptr;
  if (dir->names_used == 0) forgetIndexOf(dir);
  // Two FAT entries never share an address: nothing to compare.
  if (TSK_FS_TYPE_ISFAT(dir->fs_info->ftype) == 0) place = findSame(dir, name);
  if (place != nullptr) {
    // An allocated name takes the place of its deleted twin; otherwise the first one stays.
    if (!((place->flags & TSK_FS_NAME_FLAG_UNALLOC) && (name->flags & TSK_FS_NAME_FLAG_ALLOC))) return 0;
    if (tsk_fs_name_copy(place, name)) return 1;
  } else if (append(dir, name, &place)) {
    return 1;
  }
  if (dir->addr) {
    place->par_addr = dir->addr;
    place->par_seq = dir->seq;
  }
  return 0;
}

extern "C" JNIEXPORT uint8_t tsk_fs_dir_contains(TSK_FS_DIR *dir, TSK_INUM_T addr, uint32_t hash) {
  uint8_t best = 0;
  if (useIndex(dir)) {
    indexOf(dir).visit(addr, hash, [&](const TSK_FS_NAME &name, uint32_t) {
      if (name.meta_addr == addr && tsk_fs_dir_hash(name.name) == hash) {
        if (name.flags == TSK_FS_NAME_FLAG_ALLOC || best == 0) best = static_cast<uint8_t>(name.flags);
      }
      return best != TSK_FS_NAME_FLAG_ALLOC;
    });
    return best;
  }
  for (size_t i = 0; i < dir->names_used && best != TSK_FS_NAME_FLAG_ALLOC; i++) {
    const TSK_FS_NAME &name = dir->names[i];
    if (name.meta_addr == addr && tsk_fs_dir_hash(name.name) == hash) best = static_cast<uint8_t>(name.flags);
  }
  return best;
}

#endif

DALEL_JNI(void, directoryIndex)(JNIEnv *env, jclass, jboolean enabled) {
  guard<int>(env, 0, [&] {
    setDirectoryIndex(enabled == JNI_TRUE);
    return 0;
  });
}
