package org.dalel.casefile.write;

import java.nio.ByteBuffer;

/**
 * What makes two contents the same: SHA-256 and media type (the type may depend on the name).
 *
 * @param a bytes 0 to 7 of the SHA-256, big-endian
 * @param b bytes 8 to 15
 * @param c bytes 16 to 23
 * @param d bytes 24 to 31
 * @param type media type
 */
public record ContentKey(long a, long b, long c, long d, String type) {
  /** The key of a digest and a type. */
  public static ContentKey of(byte[] sha256, String type) {
    ByteBuffer bytes = ByteBuffer.wrap(sha256);
    return new ContentKey(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong(), type);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(a ^ b);
  }
}
