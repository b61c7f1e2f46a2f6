package org.dalel.digest;

import java.nio.ByteBuffer;

/** The entry points of {@code deflate_jni.c}; callers check bounds. */
final class NativeDeflate {
  private NativeDeflate() {}

  /** Whether the library that packs is on this machine. */
  static native boolean load();

  /** Size of the direct buffer that the other calls work in. */
  static native int workBytes();

  static native void start(ByteBuffer work);

  /**
   * Packs a piece of a stream.
   *
   * @return bytes taken, in the upper half, and bytes given; negative after an error
   */
  static native long piece(
      ByteBuffer work, byte[] in, int offset, int length, boolean last, byte[] out);

  /** Whether everything was given. */
  static native boolean ended(ByteBuffer work);
}
