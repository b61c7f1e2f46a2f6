package org.dalel.digest;

import java.nio.ByteBuffer;

/** The three digests in compiled C: the entry points of {@code jni.c}. */
final class NativeDigest extends TripleDigest.Engine {
  /** The kernels of {@code digest.h}: the plain one, one with BMI2, one with SHA extensions. */
  static final int PLAIN = 0;

  static final int BMI2 = 1;
  static final int SHA_NI = 2;

  private final byte[] state;
  private final int kernel;

  /**
   * @param allowed the best kernel that may be used, if the processor has its instructions
   * @throws UnsatisfiedLinkError if the library was not loaded before
   */
  NativeDigest(int allowed) {
    this.state = new byte[stateBytes()];
    this.kernel = start(state, allowed);
  }

  @Override
  String implementation() {
    return switch (kernel) {
      case SHA_NI -> "native, SHA extensions";
      case BMI2 -> "native, BMI2";
      default -> "native, plain";
    };
  }

  @Override
  void update(byte[] array, int offset, int length) {
    update(state, array, offset, length);
  }

  @Override
  void update(ByteBuffer direct) {
    if (!updateDirect(state, direct, direct.position(), direct.remaining())) {
      throw new IllegalArgumentException("direct buffer: expected an address, found none");
    }
    direct.position(direct.limit());
  }

  @Override
  byte[] digest() {
    byte[] digests = new byte[TripleDigest.Result.BYTES];
    finish(state, digests);
    return digests;
  }

  /** The kernel that is used: one of the three. */
  int kernel() {
    return kernel;
  }

  /**
   * Digests of pieces that stand one after the other in a direct buffer.
   *
   * @param lengths of the pieces; their sum was checked against the buffer
   * @param digests takes md5|sha1|sha256 of each piece
   */
  static native void batch(ByteBuffer buffer, int[] lengths, int count, int kernel, byte[] digests);

  private static native int stateBytes();

  private static native int start(byte[] state, int allowed);

  private static native void update(byte[] state, byte[] array, int offset, int length);

  private static native boolean updateDirect(
      byte[] state, ByteBuffer buffer, int position, int length);

  private static native void finish(byte[] state, byte[] digests);
}
