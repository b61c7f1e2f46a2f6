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

  /** Size of {@code struct byte_sets}, and how many numbers are a {@code struct progress}. */
  static native int setsBytes();

  static native int progressNumbers();

  /** See {@link ByteRunSets#each}. */
  static native int findOfSets(
      ByteBuffer sets, byte[] data, int from, int to, int[] progress, int[] found);
}
