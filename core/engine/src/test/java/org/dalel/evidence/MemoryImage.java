package org.dalel.evidence;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.dalel.evidence.image.AcquisitionInfo;
import org.dalel.evidence.image.BadRange;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.ImageFormat;

/** Media in memory. */
record MemoryImage(byte[] bytes) implements EvidenceImage {
  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public int sectorSize() {
    return 512;
  }

  @Override
  public ImageFormat format() {
    return ImageFormat.RAW;
  }

  @Override
  public int read(long position, ByteBuffer target) {
    if (position >= bytes.length) {
      return -1;
    }
    int count = (int) Math.min(target.remaining(), bytes.length - position);
    target.put(bytes, (int) position, count);
    return count;
  }

  @Override
  public List<Path> segments() {
    return List.of();
  }

  @Override
  public AcquisitionInfo acquisition() {
    return AcquisitionInfo.none();
  }

  @Override
  public List<BadRange> badRanges() {
    return List.of();
  }

  @Override
  public void close() {
    // nothing is open
  }
}
