package org.dalel.plugins.messaging.encrypted;

import java.util.Arrays;
import org.dalel.formats.sqlcipher.CipherPages;
import org.dalel.formats.sqlite.page.DatabaseHeader;

/**
 * Whether bytes can be the beginning of an encrypted database: they look like none of a program.
 */
public final class Randomness {
  static final int SAMPLE = 4096;

  /** Of 4096 bytes at random the square sum exceeds this less than once in a million files. */
  private static final double MOST = 255 + 5 * 22.6;

  /** Bytes at the end of a page that SQLCipher 4 takes, as byte 20 of the header tells. */
  private static final int RESERVED = 80;

  private Randomness() {}

  /**
   * Whether only the header of a database was left in clear, as programs for iOS do so that the
   * system knows the file.
   */
  public static boolean isBehindHeader(byte[] head) {
    return DatabaseHeader.isAt(head)
        && head.length > CipherPages.PLAIN_HEADER
        && head[20] == RESERVED
        && isLikely(Arrays.copyOfRange(head, CipherPages.PLAIN_HEADER, head.length));
  }

  /** Whether no program wrote them in clear. */
  public static boolean isLikely(byte[] head) {
    if (head.length < 1024 || DatabaseHeader.isAt(head)) {
      return false;
    }
    int[] counts = new int[256];
    for (byte b : head) {
      counts[b & 0xff]++;
    }
    double expected = head.length / 256.0;
    double sum = 0;
    for (int count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum < MOST;
  }
}
