// Walks all names of a file system with its own stack, limits and loop detection.
//
//   NAMES    directories from the root, one at a time: DIRECTORY record, then one ENTRY a name
//   UNNAMED  allocated metadata that no name led to (NTFS, ext, UFS)
//   ORPHANS  /$OrphanFiles, when asked for
//
// The rules of descending are those of tsk_fs_dir_walk, so that the names are those of `fls -r`.
#pragma once

#include <deque>
#include <unordered_map>

#include "entry.hpp"

namespace dalel {

enum EventCode : uint8_t {
  EVENT_DEPTH = 1,
  EVENT_PATH_LENGTH = 2,
  EVENT_DIRECTORY_SIZE = 3,
  EVENT_LOOP = 4,
  EVENT_REPEATED = 5,
  EVENT_DIRECTORY_UNREADABLE = 6,
  EVENT_UNNAMED_UNREADABLE = 7,
  EVENT_CANCELLED = 8,
};

struct Limits {
  uint32_t depth;
  uint32_t pathLength;
  uint64_t directorySize;
  uint32_t visits;
};

struct Options {
  bool orphans;
  bool unnamed;
  PackOptions pack;
};

class Enumerator {
 public:
  Enumerator(TSK_FS_INFO *fs, const volatile uint8_t *cancel, const Limits &limits,
             const Options &options);
  ~Enumerator();
  Enumerator(const Enumerator &) = delete;
  Enumerator &operator=(const Enumerator &) = delete;

  /** Fills the buffer with whole records: bytes used, 0 at the end, or minus the size that is needed. */
  int64_t fill(uint8_t *buffer, size_t capacity);

  TSK_WALK_RET_ENUM unnamed(TSK_FS_FILE *file);

 private:
  enum Stage { NAMES, UNNAMED, ORPHANS, DONE };

  struct Directory {
    uint64_t addr;
    int64_t node;
    std::string path;
  };

  struct Node {
    uint64_t addr;
    int64_t parent;
    uint32_t depth;
  };

  bool step();
  void openNext();
  void closeCurrent();
  void nextName();
  void descend(const TSK_FS_FILE &file);
  bool isAncestor(uint64_t addr) const;
  void nextStage();
  void startUnnamed();
  void stepUnnamed();
  void endUnnamed(const std::string &why);
  uint64_t lastUnnamed() const;
  void startOrphans();
  void event(EventCode code, uint64_t addr, const std::string &path, const std::string &message);
  bool cancelled() const { return *cancel_ != 0; }

  TSK_FS_INFO *fs_;
  const volatile uint8_t *cancel_;
  Limits limits_;
  Options options_;
  Stage stage_ = NAMES;

  std::vector<Directory> pending_;   // a stack: the last one is walked next
  std::vector<Directory> children_;  // of the current directory, in its order
  std::vector<Node> nodes_;
  std::unordered_map<uint64_t, uint32_t> visits_;

  TSK_FS_DIR *dir_ = nullptr;
  Directory current_;
  size_t index_ = 0;
  size_t names_ = 0;

  std::vector<uint64_t> deletedNamed_;
  std::vector<uint64_t> named_;  // sorted when the names are all known
  size_t namedAt_ = 0;
  int unnamedFailures_ = 0;
  uint64_t nextInum_ = 0;
  uint64_t stoppedAfter_ = 0;  // the address at which a walk ended because enough is packed; 0 for none

  SidCache sids_;
  Packer out_;
  size_t flushed_ = 0;
};

}  // namespace dalel
