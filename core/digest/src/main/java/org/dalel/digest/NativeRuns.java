package org.dalel.digest;

import java.nio.ByteBuffer;

/** The entry points of {@code runs_jni.c}; callers check bounds. */
final class NativeRuns {
  private NativeRuns() {}

  /** Size of {@code struct byte_set}. */
  static native int tableBytes();

  /** See {@link ByteRuns#find}. */
  static native int find(
      ByteBuffer table, byte[] data, int from, int to, boolean wide, int[] found);
}
