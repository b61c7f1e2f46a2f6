package org.dalel.evidence.image.ewf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.dalel.evidence.image.PositionalFile;

/**
 * Finds the chunks of a {@code sectors} section that has no table, as an interrupted acquisition
 * leaves it, by reading one after the other.
 *
 * <p>A chunk is taken for what its checksum proves: a zlib stream that ends well, or bytes of a
 * chunk's length and their Adler-32. A damaged one in between is passed when the next chunk is
 * found where an uncompressed one would end; else the walk ends there.
 */
final class ChunkWalk {

  private static final int MOST = Integer.MAX_VALUE;
  private static final int CHECKSUM = 4;

  private final PositionalFile file;
  private final int chunkSize;
  private final Inflater inflater = new Inflater();
  private final byte[] plain;
  private int[] entries = new int[1024];
  private int count;

  private ChunkWalk(PositionalFile file, int chunkSize) {
    this.file = file;
    this.chunkSize = chunkSize;
    this.plain = new byte[chunkSize + 1];
  }

  /** How a chunk is stored: its length, negative when it is not compressed. */
  private record Form(int length, boolean compressed) {}

  /** The chunks between two offsets of a file, or nothing when the first is not found. */
  static Optional<EwfTable> walk(
      PositionalFile file, int segment, long start, long end, int chunkSize) throws IOException {
    ChunkWalk walk = new ChunkWalk(file, chunkSize);
    try {
      walk.run(start, end);
    } finally {
      walk.inflater.end();
    }
    int[] found = Arrays.copyOf(walk.entries, walk.count);
    return walk.count == 0
        ? Optional.empty()
        : Optional.of(EwfTable.walked(segment, start, end, found));
  }

  private void run(long start, long end) throws IOException {
    long at = start;
    while (at < end && at - start < MOST) {
      Optional<Form> form = formAt(at, end);
      if (form.isEmpty() && formAt(at + chunkSize + CHECKSUM, end).isPresent()) {
        form = Optional.of(new Form(chunkSize + CHECKSUM, false));
      }
      if (form.isEmpty()) {
        return;
      }
      add((int) (at - start) | (form.get().compressed() ? 0x80000000 : 0));
      at += form.get().length();
    }
  }

  private void add(int entry) {
    if (count == entries.length) {
      entries = Arrays.copyOf(entries, count * 2);
    }
    entries[count++] = entry;
  }

  private Optional<Form> formAt(long at, long end) throws IOException {
    long room = Math.min(end - at, ChunkLoader.longestStored(chunkSize));
    if (room < 2 * CHECKSUM) {
      return Optional.empty();
    }
    ByteBuffer stored = file.read(at, (int) room);
    if (looksLikeZlib(stored)) {
      Optional<Form> form = inflate(stored.duplicate());
      if (form.isPresent()) {
        return form;
      }
    }
    boolean whole =
        stored.remaining() >= chunkSize + CHECKSUM
            && EwfSection.adler(stored, 0, chunkSize)
                == Integer.toUnsignedLong(stored.getInt(chunkSize));
    return whole ? Optional.of(new Form(chunkSize + CHECKSUM, false)) : Optional.empty();
  }

  /** RFC 1950: method 8, and the two bytes are a multiple of 31. */
  private static boolean looksLikeZlib(ByteBuffer stored) {
    int method = stored.get(0) & 0xff;
    return (method & 0xf) == 8 && (method << 8 | stored.get(1) & 0xff) % 31 == 0;
  }

  private Optional<Form> inflate(ByteBuffer stored) {
    inflater.reset();
    inflater.setInput(stored);
    try {
      int done = 0;
      int step;
      while ((step = inflater.inflate(plain, done, plain.length - done)) > 0) {
        done += step;
      }
      return inflater.finished() && done <= chunkSize
          ? Optional.of(new Form((int) inflater.getBytesRead(), true))
          : Optional.empty();
    } catch (DataFormatException e) {
      return Optional.empty();
    }
  }
}
