package org.dalel.digest;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * MD5 (RFC 1321), SHA-1 and SHA-256 (FIPS 180-4) of one stream of bytes, computed in one pass: by
 * compiled C that overlaps the three where its library loads, by the Java runtime's {@link
 * java.security.MessageDigest} elsewhere. Both give the same bytes. An instance belongs to one
 * thread at a time, holds nothing that needs closing, and can be used again after {@link
 * #digest()}.
 *
 * <p>System properties, read when an instance is made: {@code dalel.digest.native=false} takes the
 * Java runtime's digests; {@code dalel.digest.sha-ni=false} takes C without intrinsics even where
 * the processor has SHA instructions, and with {@code dalel.digest.bmi2=false} without BMI2 too.
 * {@code dalel.native.dir} names the folder that the library is unpacked to (default: the temporary
 * folder).
 */
public final class TripleDigest {
  /** System property: {@code false} never loads the library. */
  static final String NATIVE_PROPERTY = "dalel.digest.native";

  /** System property: {@code false} does not use the processor's SHA instructions. */
  static final String SHA_NI_PROPERTY = "dalel.digest.sha-ni";

  /** System property: {@code false}, beside the one above, uses no special instructions at all. */
  static final String BMI2_PROPERTY = "dalel.digest.bmi2";

  private final Engine engine;

  private TripleDigest(Engine engine) {
    this.engine = engine;
  }

  /** A digest that has seen no bytes. Never fails for want of the library. */
  public static TripleDigest create() {
    if (isNativeAllowed()) {
      return new TripleDigest(new NativeDigest(kernelAllowed()));
    }
    return new TripleDigest(new JdkDigest());
  }

  /** Whether the library is there and may be used. */
  static boolean isNativeAllowed() {
    return allowed(NATIVE_PROPERTY) && NativeLibrary.isLoaded();
  }

  private static int kernelAllowed() {
    if (allowed(SHA_NI_PROPERTY)) {
      return NativeDigest.SHA_NI;
    }
    return allowed(BMI2_PROPERTY) ? NativeDigest.BMI2 : NativeDigest.PLAIN;
  }

  private static boolean allowed(String property) {
    return !"false".equalsIgnoreCase(System.getProperty(property));
  }

  /** Whether compiled C computes the digests. */
  public boolean isNative() {
    return engine instanceof NativeDigest;
  }

  /** The kernel of the compiled C; empty where the Java runtime computes. */
  OptionalInt nativeKernel() {
    return engine instanceof NativeDigest compiled
        ? OptionalInt.of(compiled.kernel())
        : OptionalInt.empty();
  }

  /** What computes the digests, in words for a log or a record of the run. */
  public String implementation() {
    return engine.implementation();
  }

  /**
   * Adds bytes {@code offset} to {@code offset + length} (exclusive) of an array.
   *
   * @throws IndexOutOfBoundsException if they are not all in the array; nothing was added then
   */
  public void update(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    engine.update(array, offset, length);
  }

  /** Adds the bytes between a buffer's position and limit; the position is at the limit after. */
  public void update(ByteBuffer buffer) {
    if (buffer.isDirect()) {
      engine.update(buffer);
    } else if (buffer.hasArray()) {
      engine.update(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
      buffer.position(buffer.limit());
    } else {
      byte[] copy = new byte[buffer.remaining()];
      buffer.get(copy);
      engine.update(copy, 0, copy.length);
    }
  }

  /** The digests of all bytes added since the start or the last call; starts anew. */
  public Result digest() {
    return new Result(engine.digest());
  }

  /** The three digests of one stream. */
  public static final class Result {
    static final int BYTES = 16 + 20 + 32;

    private final byte[] digests;

    Result(byte[] digests) {
      this.digests = digests;
    }

    /** MD5: 16 bytes, a copy. */
    public byte[] md5() {
      return Arrays.copyOfRange(digests, 0, 16);
    }

    /** SHA-1: 20 bytes, a copy. */
    public byte[] sha1() {
      return Arrays.copyOfRange(digests, 16, 36);
    }

    /** SHA-256: 32 bytes, a copy. */
    public byte[] sha256() {
      return Arrays.copyOfRange(digests, 36, BYTES);
    }
  }

  /** What computes. Arguments were checked. */
  abstract static sealed class Engine permits NativeDigest, JdkDigest {
    abstract String implementation();

    abstract void update(byte[] array, int offset, int length);

    /** Adds what remains of a direct buffer and consumes it. */
    abstract void update(ByteBuffer direct);

    /** md5|sha1|sha256; starts anew. */
    abstract byte[] digest();
  }
}
