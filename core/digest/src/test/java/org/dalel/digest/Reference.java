package org.dalel.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;

/** What Bouncy Castle and the Java runtime, which must agree, say. */
record Reference(byte[] md5, byte[] sha1, byte[] sha256) {
  static Reference of(byte[] array, int offset, int length) {
    return new Reference(
        agreed("MD5", new MD5Digest(), array, offset, length),
        agreed("SHA-1", new SHA1Digest(), array, offset, length),
        agreed("SHA-256", new SHA256Digest(), array, offset, length));
  }

  void assertSame(TripleDigest.Result result, String what, Object... arguments) {
    assertThat(result.md5()).as("MD5, " + what, arguments).isEqualTo(md5);
    assertThat(result.sha1()).as("SHA-1, " + what, arguments).isEqualTo(sha1);
    assertThat(result.sha256()).as("SHA-256, " + what, arguments).isEqualTo(sha256);
  }

  private static byte[] agreed(
      String algorithm, ExtendedDigest castle, byte[] array, int offset, int length) {
    byte[] digest = new byte[castle.getDigestSize()];
    castle.update(array, offset, length);
    castle.doFinal(digest, 0);
    try {
      MessageDigest runtime = MessageDigest.getInstance(algorithm);
      runtime.update(array, offset, length);
      assertThat(runtime.digest()).isEqualTo(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
    return digest;
  }
}
