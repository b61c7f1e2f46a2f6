package org.dalel.evidence.image.raw;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import org.dalel.evidence.image.BadRange;
import org.dalel.evidence.image.BadRangeLog;

/**
 * Reads failing media: what cannot be read at once is read sector by sector, what cannot be read
 * after several attempts is zero and becomes a bad range, and is not asked for again.
 */
public final class RetryingReader {

  private final Source source;
  private final long size;
  private final int sectorSize;
  private final int attempts;
  private final BadRangeLog bad;

  /** Media that may fail. */
  @FunctionalInterface
  public interface Source {
    /**
     * Reads until the buffer is full or the media ends.
     *
     * @return bytes read, -1 at the end
     */
    int read(long position, ByteBuffer target) throws IOException;
  }

  /**
   * Reads from a source.
   *
   * @param size of the media in bytes
   * @param sectorSize the smallest unit that is given up, in bytes
   * @param attempts how often a failing sector is read before it is given up
   * @param bad where given-up sectors are recorded
   */
  public RetryingReader(Source source, long size, int sectorSize, int attempts, BadRangeLog bad) {
    this.source = source;
    this.size = size;
    this.sectorSize = sectorSize;
    this.attempts = attempts;
    this.bad = bad;
  }

  /**
   * Reads until the buffer is full or the media ends.
   *
   * @return bytes put into the buffer, -1 at the end
   * @throws IOException when the source has been closed
   */
  public int read(long position, ByteBuffer target) throws IOException {
    if (position >= size) {
      return -1;
    }
    int start = target.position();
    int wanted = (int) Math.min(target.remaining(), size - position);
    int limit = target.limit();
    target.limit(start + wanted);
    try {
      if (bad.overlaps(position, wanted) || !readWhole(position, target, start)) {
        readBySector(position, target);
      }
    } finally {
      target.limit(limit);
    }
    return wanted;
  }

  private boolean readWhole(long position, ByteBuffer target, int start) throws IOException {
    try {
      source.read(position, target);
      return !target.hasRemaining();
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException e) {
      return false;
    } finally {
      if (target.hasRemaining()) {
        target.position(start);
      }
    }
  }

  private void readBySector(long position, ByteBuffer target) throws IOException {
    ByteBuffer sector = ByteBuffer.allocate(sectorSize);
    long at = position;
    while (target.hasRemaining()) {
      long sectorStart = at - at % sectorSize;
      readSector(sectorStart, sector.clear().limit((int) Math.min(sectorSize, size - sectorStart)));
      int within = (int) (at - sectorStart);
      int count = Math.min(sector.limit() - within, target.remaining());
      target.put(sector.array(), within, count);
      at += count;
    }
  }

  /** Fills the buffer with the sector, or with zeroes and a bad range. */
  private void readSector(long start, ByteBuffer sector) throws IOException {
    int length = sector.limit();
    String reason = "";
    for (int attempt = 0; attempt < attempts && !bad.covers(start); attempt++) {
      sector.clear().limit(length);
      try {
        int count = source.read(start, sector);
        if (count == length) {
          return;
        }
        reason = "found " + Math.max(0, count);
      } catch (ClosedChannelException e) {
        throw e;
      } catch (IOException e) {
        reason = "found " + e.getMessage();
      }
    }
    Arrays.fill(sector.array(), (byte) 0);
    if (!bad.covers(start)) {
      String text =
          String.format(
              "expected %d bytes a sector, %s in %d attempts; it reads as zeroes",
              sectorSize, reason, attempts);
      bad.add(new BadRange(start, length, text));
    }
  }
}
