package org.dalel.digest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/**
 * Packs bytes into a zlib stream (RFC 1950) at the level of speed: with Intel's ISA-L where its
 * library (package {@code libisal2}) is there, otherwise with the zlib of the Java runtime. Every
 * zlib reads both. Not thread-safe.
 */
public final class Zlib {
  /** Bytes that one native call is given: the collector waits for it. */
  private static final int PIECE = 1 << 18;

  private final byte[] out = new byte[1 << 16];
  private final Packer packer;

  /** With ISA-L if it is there. */
  public Zlib() {
    this(isFast());
  }

  Zlib(boolean fast) {
    this.packer = fast ? new Isal() : new Jdk();
  }

  /** Whether ISA-L does the work. */
  public static boolean isFast() {
    return Isal.LOADED;
  }

  /** The bytes as a zlib stream. */
  public byte[] pack(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(Math.max(64, bytes.length / 3));
    packer.pack(bytes, packed);
    return packed.toByteArray();
  }

  private interface Packer {
    void pack(byte[] bytes, ByteArrayOutputStream packed);
  }

  private final class Jdk implements Packer {
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);

    @Override
    public void pack(byte[] bytes, ByteArrayOutputStream packed) {
      deflater.reset();
      deflater.setInput(bytes);
      deflater.finish();
      while (!deflater.finished()) {
        packed.write(out, 0, deflater.deflate(out));
      }
    }
  }

  private final class Isal implements Packer {
    static final boolean LOADED = TripleDigest.isNativeAllowed() && NativeDeflate.load();

    private final ByteBuffer work = ByteBuffer.allocateDirect(NativeDeflate.workBytes());

    @Override
    public void pack(byte[] bytes, ByteArrayOutputStream packed) {
      NativeDeflate.start(work);
      int at = 0;
      while (!NativeDeflate.ended(work)) {
        int length = Math.min(PIECE, bytes.length - at);
        boolean last = at + length == bytes.length;
        long step = NativeDeflate.piece(work, bytes, at, length, last, out);
        if (step < 0) {
          throw new IllegalStateException("ISA-L refused " + length + " bytes at " + at);
        }
        at += (int) (step >>> 32);
        packed.write(out, 0, (int) step);
      }
    }
  }
}
