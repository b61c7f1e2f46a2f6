package org.dalel.digest;

import java.nio.ByteBuffer;

/** The three digests in compiled C: the entry points of {@code jni.c}. */
final class NativeDigest extends TripleDigest.Engine {
  private final byte[] state;
  private final boolean shaExtensions;

  /**
   * @param shaNi whether the processor's SHA instructions may be used
   * @throws UnsatisfiedLinkError if the library was not loaded before
   */
  NativeDigest(boolean shaNi) {
    this.state = new byte[stateBytes()];
    this.shaExtensions = start(state, shaNi);
  }

  @Override
  String implementation() {
    return shaExtensions ? "native, SHA extensions" : "native, portable";
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

  private static native int stateBytes();

  private static native boolean start(byte[] state, boolean shaNi);

  private static native void update(byte[] state, byte[] array, int offset, int length);

  private static native boolean updateDirect(
      byte[] state, ByteBuffer buffer, int position, int length);

  private static native void finish(byte[] state, byte[] digests);
}
