package org.dalel.tsk;

import java.nio.ByteBuffer;

/**
 * The entries of the compiled shim. Handles are addresses; nothing here checks them, {@link Handle}
 * does. Every method may throw a {@link TskException}.
 */
final class Native {
  static {
    NativeLibrary.load();
  }

  private Native() {}

  /** Turns the hash index of large directories on or off for this thread; for tests. */
  static native void directoryIndex(boolean enabled) throws TskException;

  static native byte[] version() throws TskException;

  static native long imageOpen(byte[][] paths, int type, int sectorSize) throws TskException;

  static native long imageExternal(TskReader reader, long size, int sectorSize) throws TskException;

  static native long imageSize(long image) throws TskException;

  static native int imageSectorSize(long image) throws TskException;

  static native int imageRead(long image, long offset, ByteBuffer buffer, int position, int length)
      throws TskException;

  static native void imageClose(long image) throws TskException;

  /** A packed table, or null when there is no volume system. */
  static native byte[] volumes(long image, long offset, byte[] typeName) throws TskException;

  static native long poolOpen(long image, long offset) throws TskException;

  static native byte[] poolInfo(long pool) throws TskException;

  static native void poolClose(long pool) throws TskException;

  static native long fsOpen(long image, long offset, byte[] typeName) throws TskException;

  static native long fsOpenPool(long pool, long block, byte[] password) throws TskException;

  static native byte[] fsInfo(long fs) throws TskException;

  static native void fsClose(long fs, boolean ownsImage) throws TskException;

  static native long blockRuns(
      long fs, long start, int flags, ByteBuffer buffer, ByteBuffer cancel, int[] state)
      throws TskException;

  static native long enumerationOpen(long fs, ByteBuffer cancel, long[] settings)
      throws TskException;

  static native long enumerationFill(long enumeration, ByteBuffer buffer) throws TskException;

  static native void enumerationClose(long enumeration) throws TskException;

  static native long fileOpen(long fs, long address) throws TskException;

  static native byte[] fileRecord(long file, int residentLimit) throws TskException;

  /** The owner's SID, or null. */
  static native byte[] fileOwnerSid(long file) throws TskException;

  static native void fileClose(long file) throws TskException;

  static native long attributeOf(long file, int type, int id) throws TskException;

  static native void attributeFacts(long attribute, long[] facts) throws TskException;

  static native int attributeRead(
      long attribute, long offset, ByteBuffer buffer, int position, int length, boolean slack)
      throws TskException;
}
