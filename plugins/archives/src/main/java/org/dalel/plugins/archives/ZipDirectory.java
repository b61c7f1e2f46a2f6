package org.dalel.plugins.archives;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * The encrypted entries that the central directory of a zip archive lists (APPNOTE 4.3.12), as far
 * as a password program takes them.
 */
record ZipDirectory(List<LockedEntry> locked) {
  /** What hashcat takes of the old cipher, with its header. */
  private static final long MOST_OLD = 320 * 1024;

  /** What hashcat takes of AES, without salt, check and tag. */
  private static final long MOST_AES = 8 * 1024;

  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_SIZE = 46;
  private static final int LARGEST = 64 << 20;
  private static final int ENCRYPTED = 1;
  private static final int STRONG = 1 << 6;
  private static final int AES_METHOD = 99;
  private static final int AES_FIELD = 0x9901;
  private static final long ELSEWHERE = 0xffffffffL;

  static ZipDirectory read(ByteSource bytes, Runnable checkpoint) throws IOException {
    long tail = Math.min(bytes.size(), END_SIZE + LONGEST_COMMENT);
    ByteView end = bytes.read(bytes.size() - tail, (int) tail);
    OptionalInt at = lastEnd(end);
    if (at.isEmpty()) {
      throw new FormatException(bytes.size(), "the end of a central directory", "none");
    }
    ByteCursor cursor = new ByteCursor(end);
    cursor.to(at.getAsInt() + 12);
    long size = cursor.u32();
    long offset = cursor.u32();
    if (size > LARGEST || offset == ELSEWHERE) {
      throw new FormatException(offset, "a central directory of at most 64 MiB", size + " bytes");
    }
    List<LockedEntry> locked = new ArrayList<>();
    ByteCursor entries = new ByteCursor(bytes.read(offset, (int) size));
    while (entries.left() >= ENTRY_SIZE) {
      checkpoint.run();
      entry(entries).ifPresent(locked::add);
    }
    return new ZipDirectory(locked);
  }

  private static OptionalInt lastEnd(ByteView tail) throws FormatException {
    for (int at = tail.length() - END_SIZE; at >= 0; at--) {
      if (tail.i32(at) == END) {
        return OptionalInt.of(at);
      }
    }
    return OptionalInt.empty();
  }

  private static Optional<LockedEntry> entry(ByteCursor at) throws FormatException {
    int start = at.at();
    int signature = at.i32();
    if (signature != ENTRY) {
      throw new FormatException(
          at.position() - 4, "an entry (0x2014b50)", "0x" + Integer.toHexString(signature));
    }
    at.to(start + 8);
    int flags = at.u16();
    int method = at.u16();
    int time = at.u16();
    at.u16();
    long crc = at.u32();
    long packed = at.u32();
    long plain = at.u32();
    int nameLength = at.u16();
    int extraLength = at.u16();
    int commentLength = at.u16();
    at.to(start + 42);
    long header = at.u32();
    String name = new String(at.bytes(nameLength), StandardCharsets.UTF_8);
    byte[] extra = at.bytes(extraLength);
    at.bytes(commentLength);
    if ((flags & ENCRYPTED) == 0
        || (flags & STRONG) != 0
        || packed == ELSEWHERE
        || header == ELSEWHERE
        || name.endsWith("/")) {
      return Optional.empty();
    }
    if (method != AES_METHOD) {
      return Optional.of(new LockedEntry(name, header, method, 0, crc, time, packed, plain));
    }
    return aes(extra)
        .map(field -> new LockedEntry(name, header, field[1], field[0], crc, time, packed, plain));
  }

  /** Strength and method of the field of AES. */
  private static Optional<int[]> aes(byte[] extra) throws FormatException {
    ByteCursor at = new ByteCursor(ByteView.of(extra));
    while (at.left() >= 4) {
      int id = at.u16();
      byte[] field = at.bytes(Math.min(at.u16(), at.left()));
      if (id == AES_FIELD && field.length >= 7 && field[4] >= 1 && field[4] <= 3) {
        return Optional.of(new int[] {field[4], field[5] & 0xff | (field[6] & 0xff) << 8});
      }
    }
    return Optional.empty();
  }

  /** The smallest of these that a program takes; of equal ones the first. */
  Optional<LockedEntry> smallest(Predicate<LockedEntry> which) {
    return locked.stream()
        .filter(which)
        .filter(ZipDirectory::isTaken)
        .min(Comparator.comparingLong(LockedEntry::packed));
  }

  private static boolean isTaken(LockedEntry entry) {
    if (entry.isAes()) {
      long around = ZipLine.saltBytes(entry.strength()) + ZipLine.CHECK + ZipLine.TAG;
      return entry.packed() > around && entry.packed() - around <= MOST_AES;
    }
    boolean known = entry.method() == 0 || entry.method() == 8;
    return known && entry.packed() > ZipLine.HEADER && entry.packed() <= MOST_OLD;
  }
}
