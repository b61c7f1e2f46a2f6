package org.dalel.tsk;

/** Receives runs of blocks. */
@FunctionalInterface
public interface RangeConsumer {
  /** Flag: the blocks are allocated. */
  int ALLOCATED = 0x01;

  /** Flag: the blocks are not allocated. */
  int UNALLOCATED = 0x02;

  /** Flag: the blocks may hold file content. */
  int CONTENT = 0x04;

  /** Flag: the blocks hold file-system metadata. */
  int METADATA = 0x08;

  /** Flag: the file system marks the blocks as bad. */
  int BAD = 0x10;

  /**
   * One run.
   *
   * @param firstBlock block address in the file system
   * @param blockCount at least 1
   * @param flags sum of the constants above
   */
  void range(long firstBlock, long blockCount, int flags);
}
