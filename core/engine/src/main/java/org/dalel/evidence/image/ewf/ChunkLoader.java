package org.dalel.evidence.image.ewf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.dalel.evidence.image.PositionalFile;

/**
 * Reads the stored form of a chunk, inflates it and checks its checksum.
 *
 * <p>A compressed chunk is a zlib stream with its own Adler-32; any other is followed by the
 * Adler-32 of its bytes. Of a damaged chunk the caller gets what could be had: the stored bytes of
 * an uncompressed one, the bytes before the damage of a compressed one and zeroes behind them.
 */
final class ChunkLoader {

  private static final int CHECKSUM = 4;

  private final List<PositionalFile> files;
  private final int chunkSize;
  private final Queue<Workspace> workspaces = new ConcurrentLinkedQueue<>();

  ChunkLoader(List<PositionalFile> files, int chunkSize) {
    this.files = List.copyOf(files);
    this.chunkSize = chunkSize;
  }

  /** What a reading thread borrows: an inflater and a buffer for the stored form. */
  private static final class Workspace {
    final Inflater inflater = new Inflater();
    final ByteBuffer stored;

    Workspace(int capacity) {
      stored = ByteBuffer.allocateDirect(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  /** Loads a chunk that has {@code length} bytes on the media. */
  Chunk load(ChunkPlace place, int length) throws IOException {
    Workspace free = workspaces.poll();
    Workspace workspace = free == null ? new Workspace(longestStored(chunkSize)) : free;
    try {
      return load(place, length, workspace);
    } finally {
      workspaces.add(workspace);
    }
  }

  private Chunk load(ChunkPlace place, int length, Workspace workspace) throws IOException {
    long room = Math.max(0, place.limit() - place.offset());
    long stored = place.length() > 0 ? place.length() : room;
    ByteBuffer buffer = workspace.stored.clear();
    buffer.limit((int) Math.min(Math.min(stored, room), buffer.capacity()));
    PositionalFile file = files.get(place.segment());
    int count = place.offset() < 0 ? -1 : file.read(place.offset(), buffer);
    buffer.flip();
    if (count <= 0) {
      return new Chunk(new byte[length], Optional.of(damage(place, "chunk data", "nothing")));
    }
    return place.compressed()
        ? inflate(place, length, workspace.inflater, buffer)
        : copy(place, length, buffer);
  }

  private Chunk inflate(ChunkPlace place, int length, Inflater inflater, ByteBuffer stored) {
    byte[] bytes = new byte[length];
    inflater.reset();
    inflater.setInput(stored);
    int done = 0;
    try {
      while (done < length) {
        int count = inflater.inflate(bytes, done, length - done);
        if (count == 0) {
          break;
        }
        done += count;
      }
      return new Chunk(bytes, endOf(place, length, inflater, done));
    } catch (DataFormatException e) {
      return new Chunk(bytes, Optional.of(damage(place, "a zlib stream", problem(e))));
    }
  }

  /** The checksum is checked when the inflater has seen the end, which takes one more call. */
  private Optional<String> endOf(ChunkPlace place, int length, Inflater inflater, int done)
      throws DataFormatException {
    byte[] rest = new byte[512];
    int surplus = 0;
    while (!inflater.finished()) {
      int count = inflater.inflate(rest);
      surplus += count;
      if (count == 0 || surplus > chunkSize) {
        break;
      }
    }
    if (!inflater.finished()) {
      String found = String.format("%d bytes and no end", done + surplus);
      return Optional.of(damage(place, length + " bytes of a zlib stream", found));
    }
    return done < length
        ? Optional.of(damage(place, length + " bytes of a zlib stream", done + " bytes"))
        : Optional.empty();
  }

  private Chunk copy(ChunkPlace place, int length, ByteBuffer stored) {
    int available = stored.remaining();
    boolean lengthKnown = place.length() > CHECKSUM && place.length() <= chunkSize + CHECKSUM;
    int data = lengthKnown ? (int) place.length() - CHECKSUM : length;
    if (available < data + CHECKSUM) {
      byte[] bytes = new byte[length];
      stored.get(0, bytes, 0, Math.min(available, length));
      String expected = String.format("%d bytes and a checksum", data);
      return new Chunk(bytes, Optional.of(damage(place, expected, available + " bytes")));
    }
    byte[] bytes = new byte[Math.max(data, length)];
    stored.get(0, bytes, 0, data);
    Adler32 adler = new Adler32();
    adler.update(bytes, 0, data);
    long expected = Integer.toUnsignedLong(stored.getInt(data));
    Optional<String> damage = Optional.empty();
    if (adler.getValue() != expected) {
      String found = String.format("%08x", adler.getValue());
      damage = Optional.of(damage(place, String.format("Adler-32 %08x", expected), found));
    } else if (data < length) {
      damage = Optional.of(damage(place, length + " bytes", data + " bytes"));
    }
    return new Chunk(bytes.length == length ? bytes : Arrays.copyOf(bytes, length), damage);
  }

  private String damage(ChunkPlace place, String expected, String found) {
    return String.format(
        "%s: expected %s at 0x%x, found %s",
        files.get(place.segment()).path().getFileName(), expected, place.offset(), found);
  }

  private static String problem(DataFormatException e) {
    return e.getMessage() == null ? "something else" : e.getMessage();
  }

  /**
   * The most that zlib makes of a chunk that it cannot compress, and a margin for other writers.
   */
  static int longestStored(int chunkSize) {
    return chunkSize + chunkSize / 64 + 1024;
  }

  /** Frees the native memory of the inflaters that no thread is using. */
  void close() {
    for (Workspace free = workspaces.poll(); free != null; free = workspaces.poll()) {
      free.inflater.end();
    }
  }
}
