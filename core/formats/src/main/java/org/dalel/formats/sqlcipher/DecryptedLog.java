package org.dalel.formats.sqlcipher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.dalel.formats.ByteSource;

/**
 * The write-ahead log of an encrypted database, decrypted. Its check sums were made over encrypted
 * pages: those of frames in order are made anew, so that SQLite takes them.
 *
 * <pre>
 *   header 32: magic (low bit: sums of big-endian words), version, page size, sequence, salts (8), sums (8)
 *   frame  24: page number, pages after commit, salts (8), sums (8) of the frame's first 8 bytes and the page, from the sums before
 * </pre>
 */
public final class DecryptedLog {
  private static final int HEADER = 32;
  private static final int FRAME = 24;
  private static final int SUMMED = 8;

  private final ByteSource log;
  private final CipherPages pages;
  private final OutputStream out;
  private int[] before;
  private int[] after;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private boolean inOrder = true;

  private DecryptedLog(ByteSource log, CipherPages pages, OutputStream out) {
    this.log = log;
    this.pages = pages;
    this.out = out;
  }

  /**
   * Writes the plain log.
   *
   * @return how many frames could not be decrypted; they are left away with all that follow
   */
  public static long write(ByteSource log, CipherPages pages, OutputStream out) throws IOException {
    try {
      return new DecryptedLog(log, pages, out).write();
    } catch (GeneralSecurityException e) {
      throw new IOException("write-ahead log: expected to decrypt it, found: " + e, e);
    }
  }

  private long write() throws IOException, GeneralSecurityException {
    int whole = FRAME + pages.pageSize();
    if (log.size() < HEADER) {
      return 0;
    }
    byte[] header = log.bytes(0, HEADER);
    out.write(header);
    order = (header[3] & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    before = sums(header, FRAME);
    after = before.clone();
    long frames = (log.size() - HEADER) / whole;
    for (long i = 0; i < frames; i++) {
      byte[] frame = log.bytes(HEADER + i * whole, whole);
      if (!write(frame, header)) {
        return frames - i;
      }
    }
    return 0;
  }

  private boolean write(byte[] frame, byte[] header) throws IOException, GeneralSecurityException {
    long number = ByteBuffer.wrap(frame).getInt() & 0xffffffffL;
    byte[] hidden = java.util.Arrays.copyOfRange(frame, FRAME, frame.length);
    Optional<byte[]> plain = pages.decrypt(hidden, number);
    if (plain.isEmpty()) {
      return false;
    }
    before = sum(sum(before, frame, SUMMED), hidden, hidden.length);
    int[] stored = sums(frame, SUMMED * 2);
    boolean salted = java.util.Arrays.equals(frame, 8, 16, header, 16, 24);
    inOrder &= salted && stored[0] == before[0] && stored[1] == before[1];
    if (inOrder) {
      after = sum(sum(after, frame, SUMMED), plain.get(), plain.get().length);
      ByteBuffer.wrap(frame, SUMMED * 2, SUMMED).putInt(after[0]).putInt(after[1]);
    }
    out.write(frame, 0, FRAME);
    out.write(plain.get());
    return true;
  }

  private static int[] sums(byte[] bytes, int at) {
    ByteBuffer both = ByteBuffer.wrap(bytes, at, SUMMED);
    return new int[] {both.getInt(), both.getInt()};
  }

  /** SQLite's sums over pairs of words. */
  private int[] sum(int[] from, byte[] bytes, int length) {
    ByteBuffer words = ByteBuffer.wrap(bytes, 0, length).order(order);
    int first = from[0];
    int second = from[1];
    while (words.remaining() >= SUMMED) {
      first += words.getInt() + second;
      second += words.getInt() + first;
    }
    return new int[] {first, second};
  }
}
