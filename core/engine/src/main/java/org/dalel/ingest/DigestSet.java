package org.dalel.ingest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.dalel.casefile.write.Digests;

/**
 * MD5, SHA-1, SHA-256 and further digests of one run of bytes, computed slice by slice. Belongs to
 * one thread.
 */
final class DigestSet {
  private static final int SLICE = 32 * 1024;

  private final MessageDigest md5 = jdk("MD5");
  private final MessageDigest sha1 = jdk("SHA-1");
  private final MessageDigest sha256 = jdk("SHA-256");
  private final SortedMap<String, MessageDigest> more = new TreeMap<>();

  /**
   * @param further names of further digests, as Bouncy Castle knows them
   * @throws IllegalArgumentException when a name is unknown
   */
  DigestSet(List<String> further) {
    for (String name : further) {
      more.put(name, bouncyCastle(name));
    }
  }

  /** Feeds bytes to all digests; in slices that stay in the processor's cache. */
  void update(byte[] bytes, int offset, int length) {
    for (int done = 0; done < length; done += SLICE) {
      int part = Math.min(SLICE, length - done);
      md5.update(bytes, offset + done, part);
      sha1.update(bytes, offset + done, part);
      sha256.update(bytes, offset + done, part);
      for (MessageDigest digest : more.values()) {
        digest.update(bytes, offset + done, part);
      }
    }
  }

  /** The digests of all bytes fed; the set starts anew. */
  Digests finish() {
    SortedMap<String, String> hex = new TreeMap<>();
    more.forEach((name, digest) -> hex.put(name, HexFormat.of().formatHex(digest.digest())));
    return new Digests(md5.digest(), sha1.digest(), sha256.digest(), hex);
  }

  private static MessageDigest jdk(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks " + name, e);
    }
  }

  private static MessageDigest bouncyCastle(String name) {
    try {
      return MessageDigest.getInstance(name, new BouncyCastleProvider());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException(
          "digest '"
              + name
              + "': expected a name that Bouncy Castle knows, such as SHA3-256 or BLAKE2B-256",
          e);
    }
  }
}
