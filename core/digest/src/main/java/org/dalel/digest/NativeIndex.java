package org.dalel.digest;

/** The entry points of {@code index_jni.c}; callers check arrays. */
final class NativeIndex {
  private NativeIndex() {}

  /** Zero when there is no memory. */
  static native long open(long seed);

  static native void close(long handle);

  static native long bytes(long handle);

  /**
   * Adds a document.
   *
   * @return tokens of the text, in the upper half, and of the metadata; -1 when there is no memory
   */
  static native long add(long handle, long rowid, byte[] text, byte[] metadata);

  /** Records as {@code index.h} describes them; {@code null} when there is no memory. */
  static native byte[] write(long handle, int pageSize);
}
