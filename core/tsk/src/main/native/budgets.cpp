// What damaged evidence makes libtsk do without end, bounded.
//
// This library stands in for functions that libtsk calls through its symbol table (see dirindex.cpp):
//
//   tsk_img_read            polls the thread's cancellation flag, as some loops of libtsk (the orphan hunt of
//                           FAT, sector by sector) have no other exit; and counts: a step that reads the image
//                           several times over goes in circles, and a file that reads more blocks of addresses
//                           than the file system has blocks has indirect blocks that contain themselves
//   tsk_malloc              refuses a size that comes from damage as if memory had run out, which all callers
//                           expect, and counts the runs of a file, of which holes can have billions
//   tsk_fs_attr_set_str     refuses resident content of a size that no file system has
//   tsk_fs_attr_append_run  counts blocks; libtsk's own looks for the end of the list from its start each time,
//                           this one keeps the end
//
// All but tsk_img_read are internal to libtsk: they are compiled only for the versions whose source they
// were checked against.
#include "budgets.hpp"

#include <dlfcn.h>

#include <algorithm>

namespace dalel {

namespace {

thread_local const volatile uint8_t *cancelFlag = nullptr;
thread_local BlockBudget *budget = nullptr;
thread_local StepBudget *step = nullptr;

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

}  // namespace dalel

using namespace dalel;

#if TSK_VERSION_NUM >= 0x041100ff && TSK_VERSION_NUM < 0x041200ff

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
