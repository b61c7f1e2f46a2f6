package org.dalel.digest;

import java.nio.ByteBuffer;

/** The entry points of {@code scan_jni.c}; callers check bounds. */
final class NativeScan {
  private NativeScan() {}

  /** Size of {@code struct pairs}. */
  static native int tableBytes();

  /**
   * The first pairs that begin in {@code data[from .. to)}, as far as they fit; zero only when
   * there is none at all.
   */
  static native int pairs(ByteBuffer table, byte[] data, int from, int to, int[] found);

  /** Counts bytes by class into an array of {@link ByteClasses#COUNT}. */
  static native void classes(byte[] data, int offset, int length, int[] counts);
}
