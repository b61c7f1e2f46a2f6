package org.dalel.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.dalel.evidence.image.EvidenceImage;

/**
 * Content read straight from the image by its run list: no call into libtsk, no lock.
 *
 * <p>The same bytes as {@code tsk_fs_attr_read} gives: holes and unknown runs are zeros, and so is
 * everything behind the initialised size.
 */
public final class RunListContent implements ItemContent {
  private final EvidenceImage image;
  private final long fileSystemStart;
  private final int blockSize;
  private final long size;
  private final long initialised;
  private final int skip;
  private final long[] runEnd;
  private final long[] runBlock;

  /**
   * @param image the media
   * @param fileSystemStart byte of the media where the file system begins
   * @param blockSize bytes in a block of the file system
   * @param runs where the content lies
   * @param size logical size in bytes
   * @param initialised bytes that were ever written; the rest reads as zeros
   */
  public RunListContent(
      EvidenceImage image,
      long fileSystemStart,
      int blockSize,
      RunList runs,
      long size,
      long initialised) {
    this.image = image;
    this.fileSystemStart = fileSystemStart;
    this.blockSize = blockSize;
    this.size = size;
    this.initialised = initialised;
    this.skip = runs.skip();
    int count = runs.runs().size();
    runEnd = new long[count];
    runBlock = new long[count];
    long end = 0;
    for (int i = 0; i < count; i++) {
      RunList.Run run = runs.runs().get(i);
      end += run.length() * blockSize;
      runEnd[i] = end;
      runBlock[i] = run.block();
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) throws IOException {
    if (position >= size) {
      return -1;
    }
    int wanted = (int) Math.min(length, size - position);
    if (position >= initialised) {
      Arrays.fill(target, offset, offset + wanted, (byte) 0);
      return wanted;
    }
    wanted = (int) Math.min(wanted, initialised - position);
    long at = position + skip;
    int run = runAt(at);
    if (run == runEnd.length) {
      return -1;
    }
    long runStart = run == 0 ? 0 : runEnd[run - 1];
    int part = (int) Math.min(wanted, runEnd[run] - at);
    if (runBlock[run] < 0) {
      Arrays.fill(target, offset, offset + part, (byte) 0);
      return part;
    }
    long from = fileSystemStart + runBlock[run] * blockSize + (at - runStart);
    return readImage(from, target, offset, part);
  }

  @Override
  public void close() {
    // the image stays open for the others
  }

  private int readImage(long from, byte[] target, int offset, int part) throws IOException {
    int got = image.read(from, ByteBuffer.wrap(target, offset, part));
    if (got <= 0) {
      throw new IOException(
          "expected data at byte " + from + " of the image, found its end at " + image.size());
    }
    return got;
  }

  private int runAt(long at) {
    int low = Arrays.binarySearch(runEnd, at);
    return low >= 0 ? low + 1 : -low - 1;
  }
}
