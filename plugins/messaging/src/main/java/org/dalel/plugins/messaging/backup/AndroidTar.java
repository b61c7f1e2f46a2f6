package org.dalel.plugins.messaging.backup;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.ContainerEntry;
import org.dalel.formats.FormatException;

/**
 * The tar in an Android backup, as a stream: headers of ustar, with headers of pax in front where a
 * path or a size has no room. Android writes no other kinds.
 *
 * <p>Source: Android Open Source Project, {@code libs/androidfw/BackupHelpers.cpp}.
 */
final class AndroidTar {
  private static final int BLOCK = 512;
  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_LENGTH = 8;
  private static final int LARGEST_EXTENDED = 1 << 20;

  private final InputStream in;
  private long at;
  private long left;
  private int padding;

  /**
   * @param in the tar from its beginning
   */
  AndroidTar(InputStream in) {
    this.in = in;
  }

  /**
   * An entry.
   *
   * @param path as the tar has it
   * @param kind what it is
   * @param size bytes of its content
   */
  record Entry(
      String path,
      ContainerEntry.Kind kind,
      long size,
      int mode,
      long user,
      long group,
      Optional<Instant> modified) {}

  /**
   * Goes to the next entry, over what was not read of the one before.
   *
   * @return the entry; empty at the end
   * @throws FormatException where there is no header though there should be one
   */
  Optional<Entry> next() throws IOException {
    Map<String, String> extended = new HashMap<>();
    while (true) {
      skip(left + padding);
      long start = at;
      byte[] header = in.readNBytes(BLOCK);
      at += header.length;
      if (header.length == BLOCK && isEmpty(header)) {
        return Optional.empty();
      }
      if (header.length < BLOCK || !isSound(header)) {
        throw new FormatException(
            start,
            "a header of 512 bytes with its check sum, or empty blocks at the end",
            header.length < BLOCK ? "the end of the tar" : "another block");
      }
      long size = number(header, 124, 12);
      content(extended.containsKey("size") ? parsed(extended.get("size"), size) : size);
      if (header[156] != 'x') {
        return Optional.of(entry(header, extended));
      }
      if (size > LARGEST_EXTENDED) {
        throw new FormatException(start, "an extended header of at most 1 MiB", size + " bytes");
      }
      pax(content().readAllBytes(), extended);
    }
  }

  /** The content of the entry at hand; to be read before the next one is asked for. */
  InputStream content() {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
          return -1;
        }
        int count = super.read(buffer, offset, (int) Math.min(length, left));
        if (count < 0) {
          throw new FormatException(at, left + " more bytes of an entry", "the end of the tar");
        }
        at += count;
        left -= count;
        return count;
      }

      @Override
      public void close() {
        // the next entry is read from the same stream
      }
    };
  }

  private void content(long size) {
    left = size;
    padding = (int) (-size & (BLOCK - 1));
  }

  private void skip(long bytes) throws IOException {
    try {
      in.skipNBytes(bytes);
    } catch (EOFException e) {
      throw new FormatException(at, bytes + " bytes up to the next entry", "the end of the tar");
    }
    at += bytes;
    left = 0;
    padding = 0;
  }

  private Entry entry(byte[] header, Map<String, String> extended) {
    ContainerEntry.Kind kind =
        switch (header[156]) {
          case '0', 0 -> ContainerEntry.Kind.FILE;
          case '5' -> ContainerEntry.Kind.FOLDER;
          case '2' -> ContainerEntry.Kind.LINK;
          default -> ContainerEntry.Kind.OTHER;
        };
    String prefix = text(header, 345, 155);
    String name = text(header, 0, 100);
    String path = extended.getOrDefault("path", prefix.isEmpty() ? name : prefix + "/" + name);
    return new Entry(
        path,
        kind,
        left,
        (int) number(header, 100, 8) & 07777,
        number(header, 108, 8),
        number(header, 116, 8),
        time(number(header, 136, 12)));
  }

  private static Optional<Instant> time(long seconds) {
    try {
      return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    } catch (DateTimeException outOfTime) {
      return Optional.empty();
    }
  }

  /** Lines {@code LENGTH KEY=VALUE}. */
  private static void pax(byte[] bytes, Map<String, String> to) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    for (String line : text.split("\n")) {
      int blank = line.indexOf(' ');
      int equal = line.indexOf('=', blank + 1);
      if (blank > 0 && equal > 0) {
        to.put(line.substring(blank + 1, equal), line.substring(equal + 1));
      }
    }
  }

  private static long parsed(String text, long otherwise) {
    try {
      return Math.max(0, Long.parseLong(text));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private static boolean isEmpty(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSound(byte[] block) {
    long sum = 0;
    for (int i = 0; i < block.length; i++) {
      boolean blank = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_LENGTH;
      sum += blank ? ' ' : block[i] & 0xff;
    }
    return sum == number(block, CHECKSUM, CHECKSUM_LENGTH);
  }

  /** Octal digits up to a blank or zero. */
  private static long number(byte[] block, int from, int length) {
    long number = 0;
    boolean any = false;
    for (int i = from; i < from + length; i++) {
      int digit = block[i] - '0';
      if (digit >= 0 && digit < 8) {
        number = number << 3 | digit;
        any = true;
      } else if (any) {
        return number;
      }
    }
    return number;
  }

  private static String text(byte[] block, int from, int length) {
    int end = from;
    while (end < from + length && block[end] != 0) {
      end++;
    }
    return new String(block, from, end - from, StandardCharsets.UTF_8);
  }
}
