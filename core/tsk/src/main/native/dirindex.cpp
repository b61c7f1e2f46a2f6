// Directories without quadratic time.
//
// libtsk compares every name that it adds to a directory with all names already there, and (NTFS) looks up
// every child of the MFT by the same linear search: 40,000 names cost seconds. This file stands in for its
// two functions, tsk_fs_dir_add and tsk_fs_dir_contains, with a hash index and the same answers. libtsk calls
// them through its symbol table, and the loader looks in this library first, as it is what was loaded; where a
// build of libtsk binds them inside itself, nothing but speed is lost.
//
// The same way, tsk_img_read is wrapped to poll the thread's cancellation flag: some loops of libtsk
// (the orphan hunt of FAT, sector by sector) have no other exit. tsk_fs_attr_set_str is wrapped to refuse
// resident content of a size that no file system has: a damaged ext4 inode with inline data makes libtsk
// clear gigabytes for each inode; tsk_malloc, which has the same fault, for the same reason.
//
// tsk_fs_attr_append_run of libtsk looks for the end of the list from its start each time. This one keeps the
// end, and counts: indirect blocks that contain themselves make a file of
// 2^32 blocks, and reading ends when a file claims more than the file system has. The holes of a file are
// counted by the memory that their runs need. A whole step is bounded by its reads.
//
// All but tsk_img_read are internal to libtsk: they are compiled only for the versions whose source they
// were checked against.
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

thread_local const volatile uint8_t *cancelFlag = nullptr;
thread_local bool indexed = true;
thread_local BlockBudget *budget = nullptr;
thread_local StepBudget *step = nullptr;

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

const size_t LARGEST_RESIDENT = 16u << 20;
const size_t LARGEST_BLOCK = size_t{16} << 30;  // 2 TB of exFAT need 512 MiB for their orphans
const size_t LARGEST_DIRECTORY = 512u << 20;     // more than ten million names
const size_t SMALL_BLOCK = 64u << 20;            // is never refused

typedef ssize_t (*ReadFunction)(TSK_IMG_INFO *, TSK_OFF_T, char *, size_t);

ReadFunction libtskRead() {
  static const ReadFunction found = reinterpret_cast<ReadFunction>(dlsym(RTLD_NEXT, "tsk_img_read"));
  return found;
}

}  // namespace

CancelScope::CancelScope(const volatile uint8_t *flag) : previous_(cancelFlag) { cancelFlag = flag; }

CancelScope::~CancelScope() { cancelFlag = previous_; }

BlockBudget::BlockBudget(const TSK_FS_INFO *fs) : limit_(fs->block_count * 2 + 1024), previous_(budget) {
  budget = this;
}

BlockBudget::~BlockBudget() { budget = previous_; }

// Sixteen reads a sector and eight times all bytes; what is small goes in circles a second at most.
StepBudget::StepBudget(const TSK_IMG_INFO *image, const TSK_FS_INFO *fs)
    : mostReads_(static_cast<uint64_t>(image->size) / 32 + (4u << 20)),
      mostBytes_(static_cast<uint64_t>(image->size) * 8 + (1u << 30)),
      previous_(step) {
  // FAT keeps maps of the whole disk; elsewhere the content of a directory is the largest thing
  const uint64_t most = fs != nullptr && !TSK_FS_TYPE_ISFAT(fs->ftype) ? LARGEST_DIRECTORY : LARGEST_BLOCK;
  largestBlock_ = std::min(most, std::max<uint64_t>(SMALL_BLOCK, static_cast<uint64_t>(image->size)));
  step = this;
}

StepBudget::~StepBudget() { step = previous_; }

bool StepBudget::spend(const TSK_IMG_INFO *image, TSK_OFF_T offset, size_t length) {
  const TSK_OFF_T left = offset < image->size ? image->size - offset : 0;
  reads_++;
  bytes_ += static_cast<uint64_t>(length) < static_cast<uint64_t>(left) ? length : static_cast<uint64_t>(left);
  return !exceeded();
}

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

extern "C" JNIEXPORT uint8_t tsk_fs_attr_set_str(TSK_FS_FILE *file, TSK_FS_ATTR *attr, const char *name,
                                                 TSK_FS_ATTR_TYPE_ENUM type, uint16_t id, void *data,
                                                 size_t length) {
  typedef uint8_t (*SetFunction)(TSK_FS_FILE *, TSK_FS_ATTR *, const char *, TSK_FS_ATTR_TYPE_ENUM, uint16_t,
                                 void *, size_t);
  static const SetFunction set = reinterpret_cast<SetFunction>(dlsym(RTLD_NEXT, "tsk_fs_attr_set_str"));
  const bool cancelled = cancelFlag != nullptr && *cancelFlag != 0;
  if (set == nullptr || cancelled || length > LARGEST_RESIDENT) {
    tsk_error_reset();
    tsk_error_set_errno(TSK_ERR_FS_CORRUPT);
    tsk_error_set_errstr("resident content of %zu bytes%s", length, cancelled ? " (cancelled)" : "");
    return 1;
  }
  return set(file, attr, name, type, id, data, length);
}

extern "C" JNIEXPORT void tsk_fs_attr_append_run(TSK_FS_INFO *, TSK_FS_ATTR *attr, TSK_FS_ATTR_RUN *run) {
  if (attr == nullptr || run == nullptr) return;
  TSK_FS_ATTR_RUN *last = attr->nrd.run_end != nullptr ? attr->nrd.run_end : attr->nrd.run;
  while (last != nullptr && last->next != nullptr) last = last->next;
  if (attr->nrd.run == nullptr) {
    attr->nrd.run = run;
    run->offset = 0;
  } else {
    last->next = run;
    run->offset = last->offset + last->len;
  }
  for (TSK_FS_ATTR_RUN *next = run;; next = next->next) {
    if (budget != nullptr && !(next->flags & TSK_FS_ATTR_RUN_FLAG_SPARSE)) budget->spendBlocks(next->len);
    attr->nrd.run_end = next;
    if (next->next == nullptr) break;
    next->next->offset = next->offset + next->len;
  }
}

// libtsk writes zeros over what it allocates, which calloc gets for nothing from the kernel. Sizes come from
// the evidence: an absurd one, a large one after
// cancellation, or one too many for a single file is refused as if memory had run out, which all callers expect.
extern "C" JNIEXPORT void *tsk_malloc(size_t size) {
  const bool cancelled = cancelFlag != nullptr && *cancelFlag != 0;
  void *memory = nullptr;
  const bool spent = budget != nullptr && !budget->spendMemory();
  const uint64_t largest = step != nullptr ? step->largestBlock() : LARGEST_BLOCK;
  if (size <= largest && !spent && !(cancelled && size > LARGEST_RESIDENT)) memory = calloc(1, size ? size : 1);
  if (memory == nullptr) {
    tsk_error_reset();
    tsk_error_set_errno(TSK_ERR_AUX_MALLOC);
    tsk_error_set_errstr("tsk_malloc: %zu bytes refused", size);
  }
  return memory;
}

#endif

extern "C" JNIEXPORT ssize_t tsk_img_read(TSK_IMG_INFO *img, TSK_OFF_T offset, char *buffer, size_t length) {
  const bool cancelled = cancelFlag != nullptr && *cancelFlag != 0;
  const char *refused = nullptr;
  if (cancelled) {
    refused = "cancelled";
  } else if (budget != nullptr && !budget->spendRead()) {
    refused = "one file claims more blocks than the file system has";
  } else if (step != nullptr && !step->spend(img, offset, length)) {
    refused = "one step reads the image again and again";
  }
  if (refused != nullptr) {
    tsk_error_reset();
    tsk_error_set_errno(TSK_ERR_IMG_READ);
    tsk_error_set_errstr("%s", refused);
    return -1;
  }
  const ReadFunction read = libtskRead();
  if (read == nullptr) {
    tsk_error_reset();
    tsk_error_set_errno(TSK_ERR_IMG_READ);
    tsk_error_set_errstr("libtsk has no tsk_img_read");
    return -1;
  }
  return read(img, offset, buffer, length);
}

DALEL_JNI(void, directoryIndex)(JNIEnv *env, jclass, jboolean enabled) {
  guard<int>(env, 0, [&] {
    setDirectoryIndex(enabled == JNI_TRUE);
    return 0;
  });
}
