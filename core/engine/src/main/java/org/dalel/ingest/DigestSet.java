package org.dalel.ingest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.dalel.casefile.write.Digests;
import org.dalel.digest.TripleDigest;

/**
 * MD5, SHA-1, SHA-256 and further digests of one run of bytes, computed in one pass. Belongs to one
 * thread.
 */
final class DigestSet {
  private final TripleDigest usual = TripleDigest.create();
  private final SortedMap<String, MessageDigest> more = new TreeMap<>();

  /**
   * @param further names of further digests, as Bouncy Castle knows them
   * @throws IllegalArgumentException when a name is unknown
   */
  DigestSet(List<String> further) {
    for (String name : further) {
      more.put(name, Further.named(name));
    }
  }

  /** Feeds bytes to all digests. */
  void update(byte[] bytes, int offset, int length) {
    usual.update(bytes, offset, length);
    for (MessageDigest digest : more.values()) {
      digest.update(bytes, offset, length);
    }
  }

  /** The digests of all bytes fed; the set starts anew. */
  Digests finish() {
    SortedMap<String, String> hex = new TreeMap<>();
    more.forEach((name, digest) -> hex.put(name, HexFormat.of().formatHex(digest.digest())));
    TripleDigest.Result result = usual.digest();
    return new Digests(result.md5(), result.sha1(), result.sha256(), hex);
  }

  /** Apart, so that Bouncy Castle is loaded only where further digests are asked for. */
  private static final class Further {
    private static MessageDigest named(String name) {
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
}
