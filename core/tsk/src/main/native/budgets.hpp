// Bounds on what libtsk may do for one call; see budgets.cpp.
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

/**
 * While it lives, this thread may read an image a few times over and no more: no single step of libtsk needs
 * that, and what reads on and on goes in circles. Its reads fail then, so that the step ends with an error.
 */
class StepBudget {
 public:
  /** A step in an image, in a file system of it when one is open. */
  explicit StepBudget(const TSK_IMG_INFO *image, const TSK_FS_INFO *fs = nullptr);
  ~StepBudget();
  StepBudget(const StepBudget &) = delete;
  StepBudget &operator=(const StepBudget &) = delete;

  bool spend(const TSK_IMG_INFO *image, TSK_OFF_T offset, size_t length);

  /** Most bytes of memory for one thing, such as the content of a directory. */
  uint64_t largestBlock() const { return largestBlock_; }

  /** Whether it was ever exceeded. */
  bool exceeded() const { return reads_ > mostReads_ || bytes_ > mostBytes_; }

 private:
  uint64_t mostReads_;
  uint64_t mostBytes_;
  uint64_t largestBlock_;
  uint64_t reads_ = 0;
  uint64_t bytes_ = 0;
  StepBudget *previous_;
};

/**
 * While it lives, the attributes of one file may claim no more blocks than the file system has (twice over),
 * and have no more runs than that.
 */
class BlockBudget {
 public:
  explicit BlockBudget(const TSK_FS_INFO *fs);
  ~BlockBudget();
  BlockBudget(const BlockBudget &) = delete;
  BlockBudget &operator=(const BlockBudget &) = delete;

  void spendBlocks(uint64_t count) { blocks_ += count; }

  /** Whether one more read is within the budget. */
  bool spendRead() { return ++reads_ <= limit_ && blocks_ <= limit_; }

  /** Whether one more piece of memory is: libtsk takes one for every run, also for those of holes. */
  bool spendMemory() { return ++pieces_ <= 2 * limit_ + HOLES; }

 private:
  // a hole of all that three levels of 1,024 addresses a block reach has a run for each block of addresses
  static constexpr uint64_t HOLES = 1100u << 10;

  uint64_t limit_;
  uint64_t blocks_ = 0;
  uint64_t reads_ = 0;
  uint64_t pieces_ = 0;
  BlockBudget *previous_;
};

}  // namespace dalel
