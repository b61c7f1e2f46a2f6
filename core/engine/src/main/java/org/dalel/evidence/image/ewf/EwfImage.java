package org.dalel.evidence.image.ewf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dalel.evidence.image.AcquisitionInfo;
import org.dalel.evidence.image.BadRange;
import org.dalel.evidence.image.BadRangeLog;
import org.dalel.evidence.image.ChunkCache;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.ImageFormat;
import org.dalel.evidence.image.PieceReader;
import org.dalel.evidence.image.PositionalFile;

/**
 * An Expert Witness image (EWF-E01 of EnCase, FTK Imager, linen, Guymager, ewfacquire; EWF-S01 of
 * SMART), in one or many segment files.
 *
 * <p>Every chunk that is read is checked against its checksum. A damaged one is tried with the copy
 * of the table too, and when that does not help, becomes a bad range; reading goes on.
 */
public final class EwfImage implements EvidenceImage {

  private static final long CACHE = 8L << 20;
  private static final int LEADING_SECTIONS = 8;

  private final EwfLayout layout;
  private final ImageFormat format;
  private final long size;
  private final int chunkSize;
  private final ChunkIndex index;
  private final ChunkLoader loader;
  private final ChunkCache cache;
  private final BadRangeLog bad = new BadRangeLog();

  private EwfImage(EwfLayout layout, ImageFormat format) {
    this.layout = layout;
    this.format = format;
    this.size = layout.volume().mediaSize();
    this.chunkSize = (int) layout.volume().chunkSize();
    this.index = new ChunkIndex(layout.files(), layout.tables());
    this.loader = new ChunkLoader(layout.files(), chunkSize);
    this.cache = new ChunkCache(CACHE, chunkSize, this::load);
  }

  /** Opens the image that {@code path} is a segment of. */
  public static EwfImage open(Path path) throws IOException {
    EwfLayout layout = EwfLayout.read(path);
    ImageFormat format = layout.volume().smart() ? ImageFormat.EWF_SMART : ImageFormat.EWF;
    EwfImage image = new EwfImage(layout, format);
    image.recordWhatNoTableKnows();
    return image;
  }

  /** E01 or S01, by the description of the media; E01 when that is damaged. */
  public static ImageFormat formatOf(PositionalFile segment) throws IOException {
    EwfSection section = EwfSection.read(segment, EwfSegments.FILE_HEADER);
    for (int i = 0; i < LEADING_SECTIONS && section.intact(); i++) {
      if (section.type().equals("volume")) {
        boolean smart =
            VolumeSection.parse(segment.read(section.dataOffset(), VolumeSection.SHORT))
                .map(VolumeSection::smart)
                .orElse(false);
        return smart ? ImageFormat.EWF_SMART : ImageFormat.EWF;
      }
      section = EwfSection.read(segment, section.next());
    }
    return ImageFormat.EWF;
  }

  private void recordWhatNoTableKnows() {
    for (long[] lost : index.lost()) {
      recordLost(lost[0] * chunkSize, Math.min(size, (lost[0] + lost[1]) * chunkSize));
    }
    recordLost(Math.min(size, index.chunks() * chunkSize), size);
  }

  private void recordLost(long start, long end) {
    if (start < end) {
      String reason =
          String.format(
              "%s: expected a table for %d bytes of media from 0x%x on, found none: the acquisition"
                  + " was interrupted or the table is lost; they read as zeroes",
              layout.files().get(0).path().getFileName(), end - start, start);
      bad.add(new BadRange(start, end - start, reason));
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int sectorSize() {
    return (int) layout.volume().bytesPerSector();
  }

  @Override
  public ImageFormat format() {
    return format;
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    return PieceReader.read(position, target, size, this::readChunk);
  }

  private int readChunk(long position, int wanted, ByteBuffer target) throws IOException {
    byte[] chunk = cache.get(position / chunkSize);
    int within = (int) (position % chunkSize);
    int count = Math.min(chunk.length - within, wanted);
    target.put(chunk, within, count);
    return count;
  }

  private byte[] load(long number) throws IOException {
    long start = number * chunkSize;
    int length = (int) Math.min(chunkSize, size - start);
    Optional<ChunkPlace> place = index.locate(number);
    if (place.isEmpty()) {
      return new byte[length];
    }
    Chunk chunk = loader.load(place.get(), length);
    if (chunk.damage().isEmpty()) {
      return chunk.bytes();
    }
    Optional<ChunkPlace> copy = index.locateInCopy(number);
    if (copy.isPresent()) {
      Chunk second = loader.load(copy.get(), length);
      if (second.damage().isEmpty()) {
        return second.bytes();
      }
    }
    String reason = chunk.damage().get() + "; what could be read is returned, the rest as zeroes";
    bad.add(new BadRange(start, length, reason));
    return chunk.bytes();
  }

  @Override
  public List<Path> segments() {
    return layout.files().stream().map(PositionalFile::path).toList();
  }

  @Override
  public AcquisitionInfo acquisition() {
    return layout.acquisition();
  }

  @Override
  public List<BadRange> badRanges() {
    return bad.merged();
  }

  @Override
  public void close() throws IOException {
    loader.close();
    for (PositionalFile file : layout.files()) {
      file.close();
    }
  }
}
