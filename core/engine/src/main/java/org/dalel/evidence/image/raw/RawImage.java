package org.dalel.evidence.image.raw;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dalel.evidence.image.AcquisitionInfo;
import org.dalel.evidence.image.BadRange;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.ImageFormat;
import org.dalel.evidence.image.MissingSegmentException;
import org.dalel.evidence.image.PieceReader;
import org.dalel.evidence.image.PositionalFile;

/** A raw image: the bytes of the media as they are, in one file or in numbered pieces. */
public final class RawImage implements EvidenceImage {

  private static final int SECTOR = 512;

  private final List<PositionalFile> files;
  private final long[] starts;
  private final long size;

  private RawImage(List<PositionalFile> files, long[] starts, long size) {
    this.files = List.copyOf(files);
    this.starts = starts;
    this.size = size;
  }

  /** Whether {@code path} is named and accompanied like a piece of a split image. */
  public static boolean isSplit(Path path) throws IOException {
    try {
      return SplitRaw.segments(path).size() > 1;
    } catch (MissingSegmentException e) {
      return true;
    }
  }

  /** Opens one file, or the whole set of pieces that {@code path} is one of. */
  public static RawImage open(Path path) throws IOException {
    return ofSegments(SplitRaw.segments(path));
  }

  /** Opens the given files as one image, in this order. */
  public static RawImage ofSegments(List<Path> segments) throws IOException {
    List<PositionalFile> files = new ArrayList<>();
    long[] starts = new long[segments.size()];
    long size = 0;
    try {
      for (Path segment : segments) {
        PositionalFile file = PositionalFile.open(segment);
        files.add(file);
        starts[files.size() - 1] = size;
        size += file.size();
      }
      return new RawImage(files, starts, size);
    } catch (IOException e) {
      for (PositionalFile file : files) {
        file.close();
      }
      throw e;
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int sectorSize() {
    return SECTOR;
  }

  @Override
  public ImageFormat format() {
    return files.size() == 1 ? ImageFormat.RAW : ImageFormat.SPLIT_RAW;
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    return PieceReader.read(position, target, size, this::readFromOneSegment);
  }

  private int readFromOneSegment(long position, int most, ByteBuffer target) throws IOException {
    int found = Arrays.binarySearch(starts, position);
    int index = lastOfEqualStarts(found >= 0 ? found : -found - 2);
    long end = index + 1 < starts.length ? starts[index + 1] : size;
    int limit = target.limit();
    int wanted = (int) Math.min(most, end - position);
    target.limit(target.position() + wanted);
    try {
      int count = files.get(index).read(position - starts[index], target);
      if (count != wanted) {
        throw new IOException(
            String.format(
                "%s: expected %d bytes at 0x%x, found %d: the file has become shorter since it was"
                    + " opened; reading stops",
                files.get(index).path(), wanted, position - starts[index], Math.max(count, 0)));
      }
      return wanted;
    } finally {
      target.limit(limit);
    }
  }

  /** Empty segments share their start with the next one, which holds the bytes. */
  private int lastOfEqualStarts(int index) {
    int last = index;
    while (last + 1 < starts.length && starts[last + 1] == starts[index]) {
      last++;
    }
    return last;
  }

  @Override
  public List<Path> segments() {
    return files.stream().map(PositionalFile::path).toList();
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
  public void close() throws IOException {
    for (PositionalFile file : files) {
      file.close();
    }
  }
}
