// See enumerate.hpp.
#include "enumerate.hpp"

#include <algorithm>

#include "budgets.hpp"
#include "dirindex.hpp"

extern "C" void tsk_fs_meta_close(TSK_FS_META *meta);

namespace dalel {

namespace {

const uint64_t UNNAMED_STEP = 16384;
const size_t UNNAMED_BYTES = 4u << 20;  // damaged metadata have runs by the million: no more at a time
const int MOST_UNNAMED_FAILURES = 16;
const uint64_t SMALLEST_MFT_ENTRY = 1024;
const uint64_t SMALLEST_INODE = 128;
const size_t LARGE_DIRECTORY = 100000;

TSK_WALK_RET_ENUM unnamedCallback(TSK_FS_FILE *file, void *pointer) {
  return static_cast<Enumerator *>(pointer)->unnamed(file);
}

bool keepsNamelessMetadata(const TSK_FS_INFO *fs) {
  return TSK_FS_TYPE_ISNTFS(fs->ftype) || TSK_FS_TYPE_ISEXT(fs->ftype) ||
         TSK_FS_TYPE_ISFFS(fs->ftype);
}

bool hasDataStream(const TSK_FS_META *meta) {
  const TSK_FS_ATTR *a = meta->attr ? meta->attr->head : nullptr;
  for (; a != nullptr; a = a->next) {
    if ((a->flags & TSK_FS_ATTR_INUSE) && a->type == TSK_FS_ATTR_TYPE_NTFS_DATA) return true;
  }
  return false;
}

}  // namespace

Enumerator::Enumerator(TSK_FS_INFO *fs, const volatile uint8_t *cancel, const Limits &limits,
                       const Options &options)
    : fs_(fs), cancel_(cancel), limits_(limits), options_(options), nextInum_(fs->first_inum) {
  nodes_.push_back(Node{fs->root_inum, -1, 0});
  pending_.push_back(Directory{fs->root_inum, 0, std::string()});
}

Enumerator::~Enumerator() { closeCurrent(); }

void Enumerator::closeCurrent() {
  if (dir_ == nullptr) return;
  const bool large = tsk_fs_dir_getsize(dir_) > LARGE_DIRECTORY;
  tsk_fs_dir_close(dir_);
  dir_ = nullptr;
  if (large) forgetDirectoryIndexes();
}

int64_t Enumerator::fill(uint8_t *buffer, size_t capacity) {
  CancelScope scope(cancel_);
  size_t used = 0;
  for (;;) {
    while (flushed_ < out_.bytes.size()) {
      uint32_t length = 0;
      std::memcpy(&length, out_.bytes.data() + flushed_, sizeof(length));
      if (length > capacity - used) {
        return used > 0 ? static_cast<int64_t>(used) : -static_cast<int64_t>(length);
      }
      std::memcpy(buffer + used, out_.bytes.data() + flushed_, length);
      used += length;
      flushed_ += length;
    }
    out_.bytes.clear();
    flushed_ = 0;
    // What is known goes out before a stage that may take long.
    const Stage before = stage_;
    if (!step() || (stage_ != before && used > 0)) return static_cast<int64_t>(used);
  }
}

bool Enumerator::step() {
  if (stage_ == DONE) return false;
  StepBudget budget(fs_->img_info, fs_);
  if (cancelled()) {
    closeCurrent();
    stage_ = DONE;
    event(EVENT_CANCELLED, 0, std::string(), "cancelled; what follows was not enumerated");
    return true;
  }
  if (dir_ != nullptr) {
    nextName();
  } else if (!pending_.empty()) {
    openNext();
  } else if (stage_ == UNNAMED && nextInum_ <= fs_->last_inum) {
    stepUnnamed();
  } else {
    nextStage();
  }
  return true;
}

void Enumerator::openNext() {
  current_ = std::move(pending_.back());
  pending_.pop_back();
  const bool orphanRoot = current_.addr == TSK_FS_ORPHANDIR_INUM(fs_);
  if (!orphanRoot && ++visits_[current_.addr] > limits_.visits) {
    event(EVENT_REPEATED, current_.addr, current_.path,
          "this directory was already listed under " + std::to_string(limits_.visits) +
              " paths; not listed again");
    return;
  }
  tsk_error_reset();
  dir_ = tsk_fs_dir_open_meta(fs_, current_.addr);
  if (dir_ == nullptr) {
    event(EVENT_DIRECTORY_UNREADABLE, current_.addr, current_.path,
          tskError("directory cannot be read").message);
    tsk_error_reset();
    return;
  }
  index_ = 0;
  names_ = tsk_fs_dir_getsize(dir_);
  if (names_ > limits_.directorySize) {
    event(EVENT_DIRECTORY_SIZE, current_.addr, current_.path,
          std::to_string(names_) + " names; those beyond " +
              std::to_string(limits_.directorySize) + " are not listed");
    names_ = static_cast<size_t>(limits_.directorySize);
  }
  const size_t start = out_.bytes.size();
  out_.put<uint32_t>(0);
  out_.put<uint8_t>(RECORD_DIRECTORY);
  out_.put<uint64_t>(current_.addr);
  out_.put<uint32_t>(nodes_[static_cast<size_t>(current_.node)].depth);
  out_.put<uint64_t>(names_);
  out_.put<uint32_t>(static_cast<uint32_t>(current_.path.size()));
  out_.raw(current_.path.data(), current_.path.size());
  out_.putAt(start, static_cast<uint32_t>(out_.bytes.size() - start));
}

void Enumerator::nextName() {
  if (index_ >= names_) {
    closeCurrent();
    for (auto child = children_.rbegin(); child != children_.rend(); ++child) {
      pending_.push_back(std::move(*child));
    }
    children_.clear();
    return;
  }
  TSK_FS_FILE file;
  std::memset(&file, 0, sizeof(file));
  file.tag = TSK_FS_FILE_TAG;
  file.fs_info = fs_;
  file.name = &dir_->names[index_++];
  if (file.name->meta_addr != 0 || (file.name->flags & TSK_FS_NAME_FLAG_ALLOC)) {
    if (fs_->file_add_meta(fs_, &file, file.name->meta_addr)) tsk_error_reset();
  }
  struct MetaCloser {
    TSK_FS_FILE &file;
    ~MetaCloser() {
      if (file.meta != nullptr) tsk_fs_meta_close(file.meta);
    }
  } closer{file};

  uint8_t flags = stage_ == ORPHANS ? ENTRY_ORPHAN_STAGE : 0;
  if (file.meta != nullptr) {
    const bool unallocated = (file.meta->flags & TSK_FS_META_FLAG_UNALLOC) != 0;
    if (stage_ == NAMES && unallocated && options_.orphans) {
      deletedNamed_.push_back(file.meta->addr);
    }
    if ((file.name->flags & TSK_FS_NAME_FLAG_UNALLOC) && !unallocated) flags |= ENTRY_REALLOCATED;
    if (fs_->flags & TSK_FS_INFO_FLAG_HAVE_SEQ) {
      // An NTFS entry's sequence number is incremented when it is freed, its names keep the old one.
      const uint32_t expected = file.name->meta_seq + (unallocated ? 1 : 0);
      if ((expected & 0xffff) != (file.meta->seq & 0xffff)) flags |= ENTRY_SEQUENCE_DIFFERS;
    }
    // A deleted name does not count for metadata that were given away since, or never freed.
    const bool foreign = (flags & (ENTRY_REALLOCATED | ENTRY_SEQUENCE_DIFFERS)) != 0;
    if (options_.unnamed && !foreign) named_.push_back(file.meta->addr);
  }
  if (TSK_FS_ISDOT(file.name->name)) {
    // fls lists the streams of a directory once more under its '.'
    const bool listed = TSK_FS_TYPE_ISNTFS(fs_->ftype) && file.name->name[1] == '\0' &&
                        file.meta != nullptr && hasDataStream(file.meta);
    if (!listed) return;
  }
  packEntry(out_, &file, flags, options_.pack, sids_);
  descend(file);
}

void Enumerator::descend(const TSK_FS_FILE &file) {
  const TSK_FS_NAME *name = file.name;
  const uint64_t addr = name->meta_addr;
  const bool directory =
      (TSK_FS_IS_DIR_NAME(name->type) || name->type == TSK_FS_NAME_TYPE_UNDEF) &&
      file.meta != nullptr && TSK_FS_IS_DIR_META(file.meta->type);
  if (!directory || TSK_FS_ISDOT(name->name) || addr == TSK_FS_ORPHANDIR_INUM(fs_)) return;
  const bool sameState =
      (name->flags & TSK_FS_NAME_FLAG_ALLOC) ||
      ((name->flags & TSK_FS_NAME_FLAG_UNALLOC) && (file.meta->flags & TSK_FS_META_FLAG_UNALLOC));
  if (!sameState) return;
  const std::string path = current_.path + "/" + name->name;
  if (isAncestor(addr)) {
    event(EVENT_LOOP, addr, path, "this directory contains itself; not entered again");
    return;
  }
  const uint32_t depth = nodes_[static_cast<size_t>(current_.node)].depth + 1;
  if (depth > limits_.depth) {
    event(EVENT_DEPTH, addr, path, "deeper than " + std::to_string(limits_.depth) + "; not entered");
    return;
  }
  if (path.size() > limits_.pathLength) {
    event(EVENT_PATH_LENGTH, addr, path,
          "path longer than " + std::to_string(limits_.pathLength) + " bytes; not entered");
    return;
  }
  nodes_.push_back(Node{addr, current_.node, depth});
  children_.push_back(Directory{addr, static_cast<int64_t>(nodes_.size()) - 1, path});
}

bool Enumerator::isAncestor(uint64_t addr) const {
  for (int64_t node = current_.node; node >= 0; node = nodes_[static_cast<size_t>(node)].parent) {
    if (nodes_[static_cast<size_t>(node)].addr == addr) return true;
  }
  return false;
}

void Enumerator::nextStage() {
  if (stage_ == NAMES) {
    stage_ = UNNAMED;
    startUnnamed();
  } else if (stage_ == UNNAMED) {
    stage_ = ORPHANS;
    if (options_.orphans) startOrphans();
  } else {
    stage_ = DONE;
  }
}

void Enumerator::startUnnamed() {
  if (!options_.unnamed || !keepsNamelessMetadata(fs_)) {
    nextInum_ = fs_->last_inum + 1;
    return;
  }
  std::sort(named_.begin(), named_.end());
  named_.erase(std::unique(named_.begin(), named_.end()), named_.end());
}

/** The last address is the virtual orphan directory; no more entries than the volume has room for. */
uint64_t Enumerator::lastUnnamed() const {
  const uint64_t bytes = static_cast<uint64_t>(fs_->block_count) * fs_->block_size;
  const uint64_t room =
      bytes / (TSK_FS_TYPE_ISNTFS(fs_->ftype) ? SMALLEST_MFT_ENTRY : SMALLEST_INODE);
  return std::min<uint64_t>(fs_->last_inum - 1, fs_->first_inum + room);
}

void Enumerator::endUnnamed(const std::string &why) {
  if (!why.empty()) event(EVENT_UNNAMED_UNREADABLE, nextInum_, std::string(), why);
  nextInum_ = fs_->last_inum + 1;
  named_.clear();
  named_.shrink_to_fit();
}

/** Walks the next gap between the addresses that have names: those are not read again. */
void Enumerator::stepUnnamed() {
  while (namedAt_ < named_.size() && named_[namedAt_] <= nextInum_) {
    if (named_[namedAt_] == nextInum_) nextInum_++;
    namedAt_++;
  }
  const uint64_t last = lastUnnamed();
  if (nextInum_ > last) {
    const bool all = last == fs_->last_inum - 1;
    endUnnamed(all ? std::string()
                   : "metadata up to " + std::to_string(fs_->last_inum - 1) +
                         ", for which the volume has no room; those from " +
                         std::to_string(nextInum_) + " on are not searched for nameless ones");
    return;
  }
  uint64_t end = last - nextInum_ < UNNAMED_STEP ? last : nextInum_ + UNNAMED_STEP;
  if (namedAt_ < named_.size()) end = std::min(end, named_[namedAt_] - 1);
  tsk_error_reset();
  stoppedAfter_ = 0;
  if (tsk_fs_meta_walk(
          fs_, nextInum_, end,
          static_cast<TSK_FS_META_FLAG_ENUM>(TSK_FS_META_FLAG_ALLOC | TSK_FS_META_FLAG_USED),
          unnamedCallback, this)) {
    event(EVENT_UNNAMED_UNREADABLE, nextInum_, std::string(),
          tskError("metadata from " + std::to_string(nextInum_)).message);
    tsk_error_reset();
    unnamedFailures_++;
  }
  nextInum_ = (stoppedAfter_ != 0 ? stoppedAfter_ : end) + 1;
  if (unnamedFailures_ == MOST_UNNAMED_FAILURES) {
    endUnnamed("metadata from " + std::to_string(nextInum_) +
               " on are not searched for nameless ones: too many cannot be read");
  }
}

TSK_WALK_RET_ENUM Enumerator::unnamed(TSK_FS_FILE *file) {
  if (cancelled()) return TSK_WALK_STOP;
  const TSK_FS_META *meta = file->meta;
  if (meta == nullptr || meta->addr == fs_->root_inum) {
    return TSK_WALK_CONT;
  }
  if (meta->type == TSK_FS_META_TYPE_UNDEF && meta->size == 0) return TSK_WALK_CONT;
  packEntry(out_, file, ENTRY_UNNAMED, options_.pack, sids_);
  if (out_.bytes.size() < UNNAMED_BYTES) return TSK_WALK_CONT;
  stoppedAfter_ = meta->addr;
  return TSK_WALK_STOP;
}

void Enumerator::startOrphans() {
  // Without this list libtsk walks the whole tree again to find which deleted metadata have names.
  std::sort(deletedNamed_.begin(), deletedNamed_.end());
  deletedNamed_.erase(std::unique(deletedNamed_.begin(), deletedNamed_.end()), deletedNamed_.end());
  if (deletedNamed_.empty()) deletedNamed_.push_back(fs_->root_inum);
  if (fs_->list_inum_named == nullptr) {
    TSK_LIST *list = nullptr;
    for (uint64_t addr : deletedNamed_) {
      if (tsk_list_add(&list, addr)) throw tskError("list of deleted names");
    }
    fs_->list_inum_named = list;
  }
  deletedNamed_.clear();
  deletedNamed_.shrink_to_fit();
  nodes_.push_back(Node{TSK_FS_ORPHANDIR_INUM(fs_), 0, 1});
  pending_.push_back(Directory{TSK_FS_ORPHANDIR_INUM(fs_), static_cast<int64_t>(nodes_.size()) - 1,
                               std::string("/$OrphanFiles")});
}

void Enumerator::event(EventCode code, uint64_t addr, const std::string &path,
                       const std::string &message) {
  const size_t start = out_.bytes.size();
  out_.put<uint32_t>(0);
  out_.put<uint8_t>(RECORD_EVENT);
  out_.put<uint8_t>(code);
  out_.put<uint64_t>(addr);
  out_.put<uint32_t>(static_cast<uint32_t>(path.size()));
  out_.raw(path.data(), path.size());
  out_.put<uint32_t>(static_cast<uint32_t>(message.size()));
  out_.raw(message.data(), message.size());
  out_.putAt(start, static_cast<uint32_t>(out_.bytes.size() - start));
}

}  // namespace dalel

using namespace dalel;

DALEL_JNI(jlong, enumerationOpen)
(JNIEnv *env, jclass, jlong fs, jobject cancel, jlongArray settings) {
  return guard<jlong>(env, 0, [&]() -> jlong {
    jlong s[8];
    env->GetLongArrayRegion(settings, 0, 8, s);
    if (env->ExceptionCheck()) return 0;
    const Limits limits{static_cast<uint32_t>(s[0]), static_cast<uint32_t>(s[1]),
                        static_cast<uint64_t>(s[2]), static_cast<uint32_t>(s[3])};
    const Options options{s[4] != 0, s[5] != 0, PackOptions{s[6] != 0, static_cast<size_t>(s[7])}};
    return toHandle(new Enumerator(handle<TSK_FS_INFO>(fs), directAddress(env, cancel, 0, 1),
                                   limits, options));
  });
}

DALEL_JNI(jlong, enumerationFill)(JNIEnv *env, jclass, jlong value, jobject buffer) {
  return guard<jlong>(env, 0, [&]() -> jlong {
    const jlong capacity = env->GetDirectBufferCapacity(buffer);
    return handle<Enumerator>(value)->fill(directAddress(env, buffer, 0, capacity),
                                           static_cast<size_t>(capacity));
  });
}

DALEL_JNI(void, enumerationClose)(JNIEnv *env, jclass, jlong value) {
  guard<int>(env, 0, [&] {
    delete handle<Enumerator>(value);
    return 0;
  });
}
