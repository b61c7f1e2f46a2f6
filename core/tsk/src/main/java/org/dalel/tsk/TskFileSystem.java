package org.dalel.tsk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An open file system. Closing it closes its files and enumerators. */
public final class TskFileSystem implements AutoCloseable {
  // TSK_FS_BLOCK_WALK_FLAG_ENUM
  private static final int WALK_ALLOCATED = 0x01;
  private static final int WALK_UNALLOCATED = 0x02;
  private static final int WALK_CONTENT = 0x04;
  private static final int WALK_METADATA = 0x08;
  private static final int WALK_ADDRESS_ONLY = 0x10;

  private static final int RUN_BYTES = 24;
  private static final int RUNS_A_CALL = 8192;

  private final Handle handle;
  private final TskFileSystemInfo info;

  TskFileSystem(Handle handle) throws TskException {
    this.handle = handle;
    this.info = TskFileSystemInfo.unpack(handle.use(Native::fsInfo));
  }

  /** Facts of the file system. */
  public TskFileSystemInfo info() {
    return info;
  }

  /** Starts an enumeration of all names, which the cancellation can end from any thread. */
  public TskEnumerator enumerate(EnumerationOptions options, Cancellation cancellation)
      throws TskException {
    return new TskEnumerator(
        handle.open(
            "enumeration",
            fs -> Native.enumerationOpen(fs, cancellation.flag(), options.packed()),
            Native::enumerationClose),
        cancellation);
  }

  /** Starts an enumeration that is not going to be cancelled. */
  public TskEnumerator enumerate(EnumerationOptions options) throws TskException {
    return enumerate(options, new Cancellation());
  }

  /** Opens a file by its metadata address. */
  public TskFile open(long metaAddress) throws TskException {
    return new TskFile(
        handle.open(
            "metadata address " + metaAddress,
            fs -> Native.fileOpen(fs, metaAddress),
            Native::fileClose));
  }

  /** Passes the unallocated blocks as runs, in ascending order. */
  public void unallocatedBlocks(RangeConsumer consumer, Cancellation cancellation)
      throws TskException {
    walkBlocks(WALK_UNALLOCATED, consumer, cancellation);
  }

  /** Passes the allocated blocks as runs, in ascending order. */
  public void allocatedBlocks(RangeConsumer consumer, Cancellation cancellation)
      throws TskException {
    walkBlocks(WALK_ALLOCATED, consumer, cancellation);
  }

  private void walkBlocks(int which, RangeConsumer consumer, Cancellation cancellation)
      throws TskException {
    int flags = which | WALK_CONTENT | WALK_METADATA | WALK_ADDRESS_ONLY;
    ByteBuffer runs =
        ByteBuffer.allocateDirect(RUN_BYTES * RUNS_A_CALL).order(ByteOrder.nativeOrder());
    int[] count = new int[1];
    long start = info.firstBlock();
    do {
      long from = start;
      start =
          handle.useLong(fs -> Native.blockRuns(fs, from, flags, runs, cancellation.flag(), count));
      for (int i = 0; i < count[0]; i++) {
        int at = i * RUN_BYTES;
        consumer.range(runs.getLong(at), runs.getLong(at + 8), (int) runs.getLong(at + 16));
      }
    } while (start >= 0 && !cancellation.isCancelled());
  }

  @Override
  public void close() {
    handle.close();
  }

  @Override
  public String toString() {
    return info.type() + " " + handle;
  }
}
