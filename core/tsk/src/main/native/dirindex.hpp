// Functions of libtsk that this library stands in for; see dirindex.cpp.
#pragma once

#include "shim.hpp"

namespace dalel {

/** While it lives, reads of this thread fail once the flag is set. */
class CancelScope {
 public:
  explicit CancelScope(const volatile uint8_t *flag);
  ~CancelScope();
  CancelScope(const CancelScope &) = delete;
  CancelScope &operator=(const CancelScope &) = delete;

 private:
  const volatile uint8_t *previous_;
};

/** While it lives, the attributes of one file may claim no more blocks than the file system has (twice over). */
class BlockBudget {
 public:
  explicit BlockBudget(const TSK_FS_INFO *fs);
  ~BlockBudget();
  BlockBudget(const BlockBudget &) = delete;
  BlockBudget &operator=(const BlockBudget &) = delete;

  void spendBlocks(uint64_t count) { blocks_ += count; }

  /** Whether one more read is within the budget. */
  bool spendRead() { return ++reads_ <= limit_ && blocks_ <= limit_; }

 private:
  uint64_t limit_;
  uint64_t blocks_ = 0;
  uint64_t reads_ = 0;
  BlockBudget *previous_;
};

/** Turns the index of this thread on or off; off is for comparing both ways. */
void setDirectoryIndex(bool enabled);

/** Frees the memory of the indexes of this thread. */
void forgetDirectoryIndexes();

}  // namespace dalel
