package org.dalel.plugins.wallets.json;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.dalel.api.EvidenceFile;
import org.dalel.plugins.wallets.chain.codec.Bytes;

/** The bytes of a small file. */
public final class Content {
  private static final int HEAD = 64;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private Content() {}

  /**
   * All bytes, when there are at most so many.
   *
   * @throws IOException if the evidence cannot be read
   */
  public static Optional<byte[]> of(EvidenceFile file, int limit) throws IOException {
    return file.size() > limit ? Optional.empty() : Optional.of(start(file, limit));
  }

  /**
   * The first bytes, at most so many.
   *
   * @throws IOException if the evidence cannot be read
   */
  public static byte[] start(EvidenceFile file, int limit) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(limit, file.size()));
    try (SeekableByteChannel channel = file.open()) {
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        continue;
      }
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  /**
   * Whether it begins as a JSON object does, blanks and a byte order mark aside: most texts do not,
   * and need not be read whole.
   *
   * @throws IOException if the evidence cannot be read
   */
  public static boolean mayBeJson(EvidenceFile file) throws IOException {
    byte[] head = start(file, HEAD);
    int at = Bytes.startsWith(head, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
    while (at < head.length && head[at] >= 0 && head[at] <= ' ') {
      at++;
    }
    // after nothing but blanks it may yet begin
    return at == head.length ? head.length == HEAD : head[at] == '{';
  }

  /** Whether this ASCII text stands anywhere: a cheap question before the bytes are parsed. */
  public static boolean contains(byte[] bytes, String ascii) {
    byte[] wanted = ascii.getBytes(StandardCharsets.US_ASCII);
    int last = bytes.length - wanted.length;
    for (int at = 0; at <= last; at++) {
      if (bytes[at] == wanted[0]
          && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }
}
