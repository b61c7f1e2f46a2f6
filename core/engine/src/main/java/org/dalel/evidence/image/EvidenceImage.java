package org.dalel.evidence.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * The media of one piece of evidence as a flat run of bytes, read only.
 *
 * <p>Instances are safe for use by many threads: reads are positional and take no lock round input,
 * output or decompression. An interrupt of a reading thread neither fails its read nor harms the
 * others; the thread's interrupt status is kept.
 */
public interface EvidenceImage extends AutoCloseable {

  /** Size of the media in bytes, a trailing partial sector included. */
  long size();

  /** Bytes in a sector as the image declares it, 512 where it declares nothing. */
  int sectorSize();

  /** The format that was recognised. */
  ImageFormat format();

  /**
   * Reads from {@code position} until the buffer is full or the media ends.
   *
   * <p>Bytes that cannot be read are zero, or the best that could be had, and are recorded in
   * {@link #badRanges()}.
   *
   * @return bytes put into the buffer, -1 when {@code position} lies at or behind the end
   * @throws IOException when the image as a whole cannot be read any more
   * @throws IllegalArgumentException when {@code position} is negative
   */
  int read(long position, ByteBuffer target) throws IOException;

  /** The files or the device that hold the image, in the order of the media. */
  List<Path> segments();

  /** What the acquiring program wrote down; empty fields where the format keeps nothing. */
  AcquisitionInfo acquisition();

  /** Unreadable or unverified ranges found so far, by start, neighbours of one reason merged. */
  List<BadRange> badRanges();

  @Override
  void close() throws IOException;
}
