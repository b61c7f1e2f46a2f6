package org.dalel.digest;

import java.nio.ByteBuffer;

/** The entry points of {@code words_jni.c}; callers check bounds. */
final class NativeWords {
  private NativeWords() {}

  /** Size of {@code struct word_table} without its characters. */
  static native int headBytes();

  /** See {@link WordRows#find}. */
  static native int find(ByteBuffer table, byte[] data, int from, int to, int[] found);

  /** See {@link WordRows#isInUtf16}. */
  static native boolean isInUtf16(ByteBuffer table, byte[] data, int from, int to);
}
