package org.dalel.digest;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The three digests by the Java runtime, one after the other, a slice at a time. */
final class JdkDigest extends TripleDigest.Engine {
  /** Small enough that the second and third digest find the bytes in the cache. */
  private static final int SLICE = 32 * 1024;

  private final MessageDigest md5 = find("MD5");
  private final MessageDigest sha1 = find("SHA-1");
  private final MessageDigest sha256 = find("SHA-256");

  @Override
  String implementation() {
    return "Java runtime";
  }

  @Override
  void update(byte[] array, int offset, int length) {
    for (int done = 0; done < length; done += SLICE) {
      int slice = Math.min(SLICE, length - done);
      md5.update(array, offset + done, slice);
      sha1.update(array, offset + done, slice);
      sha256.update(array, offset + done, slice);
    }
  }

  @Override
  void update(ByteBuffer direct) {
    byte[] slice = new byte[Math.min(SLICE, direct.remaining())];
    while (direct.hasRemaining()) {
      int length = Math.min(slice.length, direct.remaining());
      direct.get(slice, 0, length);
      update(slice, 0, length);
    }
  }

  @Override
  byte[] digest() {
    byte[] digests = new byte[TripleDigest.Result.BYTES];
    try {
      int at = md5.digest(digests, 0, md5.getDigestLength());
      at += sha1.digest(digests, at, sha1.getDigestLength());
      sha256.digest(digests, at, sha256.getDigestLength());
    } catch (DigestException e) {
      throw new IllegalStateException("digests: expected room for " + digests.length + " bytes", e);
    }
    return digests;
  }

  private static MessageDigest find(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(
          "Java runtime: expected " + algorithm + ", found none (every runtime must have it)", e);
    }
  }
}
