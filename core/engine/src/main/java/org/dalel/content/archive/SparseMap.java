package org.dalel.content.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which parts of a sparse file are stored (GNU tar manual, "Storing Sparse Files": old GNU format,
 * and pax formats 0.0, 0.1 and 1.0).
 *
 * @param parts offset and length in the file, one part after the other
 * @param size of the file
 * @param stored where the first part stands in the archive
 */
record SparseMap(List<Long> parts, long size, long stored) {
  private static final int IN_HEADER_AT = 386;
  private static final int IN_HEADER = 4;
  private static final int MORE_AT = 482;
  private static final int REAL_SIZE_AT = 483;
  private static final int IN_BLOCK = 21;
  private static final int MORE_IN_BLOCK_AT = 504;
  private static final int FIELD = 12;
  private static final int MOST_PARTS = 1 << 20;

  boolean isSound() {
    return size >= 0 && isAscending(parts, size);
  }

  private static boolean isAscending(List<Long> map, long size) {
    long last = 0;
    for (int i = 0; i + 1 < map.size(); i += 2) {
      long start = map.get(i);
      long length = map.get(i + 1);
      if (start < last || length < 0 || start > size || length > size - start) {
        return false;
      }
      last = start + length;
    }
    return map.size() % 2 == 0;
  }

  InputStream open(SeekableByteChannel channel) {
    return new SparseStream(channel, stored, parts, size);
  }

  /** The map in a header of type S, and in the blocks behind it, which are gone over. */
  static SparseMap ofHeader(TarHeader header, TarBlocks blocks) throws IOException {
    List<Long> parts = new ArrayList<>();
    long size = TarNumbers.at(header.block(), REAL_SIZE_AT, FIELD);
    boolean more = header.block()[MORE_AT] != 0;
    take(header.block(), IN_HEADER_AT, IN_HEADER, parts);
    while (more && parts.size() < MOST_PARTS) {
      Optional<TarHeader> block = blocks.next();
      if (block.isEmpty()) {
        break;
      }
      more = block.get().block()[MORE_IN_BLOCK_AT] != 0;
      take(block.get().block(), 0, IN_BLOCK, parts);
    }
    return new SparseMap(parts, size, blocks.position());
  }

  private static void take(byte[] block, int from, int count, List<Long> parts) {
    for (int i = 0; i < count; i++) {
      int at = from + 2 * FIELD * i;
      if (block[at] == 0 && block[at + FIELD] == 0) {
        return;
      }
      parts.add(TarNumbers.at(block, at, FIELD));
      parts.add(TarNumbers.at(block, at + FIELD, FIELD));
    }
  }

  /**
   * The map of an entry whose pax records say that it is sparse.
   *
   * @param blocks at the data of the entry; moved behind a map that stands there
   */
  static Optional<SparseMap> ofPax(PaxRecords pax, TarBlocks blocks, long data) throws IOException {
    Optional<Long> real = pax.number("GNU.sparse.realsize").or(() -> pax.number("GNU.sparse.size"));
    if (real.isEmpty()) {
      return Optional.empty();
    }
    boolean inData = pax.number("GNU.sparse.major").filter(major -> major == 1).isPresent();
    if (!inData) {
      return Optional.of(new SparseMap(pax.sparseMap(), real.get(), blocks.position()));
    }
    long begin = blocks.position();
    List<Long> parts = new ArrayList<>();
    Digits digits = new Digits(blocks, begin + data);
    long count = digits.next();
    for (long i = 0; i < 2 * count && count <= MOST_PARTS; i++) {
      parts.add(digits.next());
    }
    boolean sound = count >= 0 && count <= MOST_PARTS && !parts.contains(-1L);
    return Optional.of(new SparseMap(parts, sound ? real.get() : -1, blocks.position()));
  }

  /** Decimal numbers, one a line, in blocks. */
  private static final class Digits {
    private final TarBlocks blocks;
    private final long end;
    private byte[] block = {};
    private int at;

    Digits(TarBlocks blocks, long end) {
      this.blocks = blocks;
      this.end = end;
    }

    /** The next number; -1 for what is none. */
    long next() throws IOException {
      StringBuilder line = new StringBuilder();
      while (true) {
        if (at == block.length) {
          Optional<TarHeader> next = blocks.position() < end ? blocks.next() : Optional.empty();
          if (next.isEmpty()) {
            return -1;
          }
          block = next.get().block();
          at = 0;
        }
        byte b = block[at++];
        if (b == '\n') {
          return number(line.toString());
        }
        if (line.length() > 18 || b < '0' || b > '9') {
          return -1;
        }
        line.append(new String(new byte[] {b}, StandardCharsets.US_ASCII));
      }
    }

    private static long number(String digits) {
      return digits.isEmpty() || digits.length() > 18 ? -1 : Long.parseLong(digits);
    }
  }
}
