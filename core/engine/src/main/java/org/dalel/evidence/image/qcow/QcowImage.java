package org.dalel.evidence.image.qcow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.dalel.evidence.image.AcquisitionInfo;
import org.dalel.evidence.image.BadRange;
import org.dalel.evidence.image.BadRangeLog;
import org.dalel.evidence.image.ChunkCache;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.ImageFormat;
import org.dalel.evidence.image.PieceReader;
import org.dalel.evidence.image.PositionalFile;

/**
 * The current state of a QCOW2 image: plain and deflated clusters, no backing file.
 *
 * <p>A cluster whose place or content is damaged reads as zeros and is a bad range.
 */
public final class QcowImage implements EvidenceImage {
  private static final long CACHE = 16L << 20;
  private static final int SECTOR = 512;

  private final PositionalFile file;
  private final QcowHeader header;
  private final QcowTables tables;
  private final int clusterSize;
  private final ChunkCache inflated;
  private final BadRangeLog bad = new BadRangeLog();

  private QcowImage(PositionalFile file, QcowHeader header, QcowTables tables) {
    this.file = file;
    this.header = header;
    this.tables = tables;
    this.clusterSize = 1 << header.clusterBits();
    this.inflated = new ChunkCache(CACHE, clusterSize, this::inflate);
  }

  /**
   * Opens an image.
   *
   * @throws org.dalel.evidence.image.UnsupportedImageException when it is encrypted, has a backing
   *     file, an external data file, subclusters or zstd
   * @throws IOException when its header or first table is damaged
   */
  public static QcowImage open(Path path) throws IOException {
    PositionalFile file = PositionalFile.open(path);
    try {
      QcowHeader header = QcowHeader.read(file);
      boolean zeroFlag = header.format() == ImageFormat.QCOW3;
      return new QcowImage(file, header, new QcowTables(file, header, zeroFlag));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public long size() {
    return header.size();
  }

  @Override
  public int sectorSize() {
    return SECTOR;
  }

  @Override
  public ImageFormat format() {
    return header.format();
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    return PieceReader.read(position, target, size(), this::readSome);
  }

  private int readSome(long position, int wanted, ByteBuffer target) throws IOException {
    int within = (int) (position & clusterSize - 1);
    int count = Math.min(clusterSize - within, wanted);
    readCluster(position >>> header.clusterBits(), within, count, target);
    return count;
  }

  private void readCluster(long cluster, int within, int count, ByteBuffer target)
      throws IOException {
    ClusterPlace place = tables.locate(cluster);
    if (place instanceof ClusterPlace.Plain plain) {
      readPlain(cluster, plain.offset() + within, count, target);
    } else if (place instanceof ClusterPlace.Deflated) {
      target.put(inflated.get(cluster), within, count);
    } else {
      if (place instanceof ClusterPlace.Lost lost) {
        lose(cluster, lost.reason());
      }
      target.put(new byte[count]);
    }
  }

  private void readPlain(long cluster, long at, int count, ByteBuffer target) throws IOException {
    int limit = target.limit();
    int end = target.position() + count;
    file.read(at, target.limit(end));
    if (target.hasRemaining()) {
      lose(
          cluster,
          String.format(
              "%s: expected %d bytes at 0x%x, found the end of the file;" + " zeros are returned",
              file.path().getFileName(), count, at));
      target.put(new byte[target.remaining()]);
    }
    target.limit(limit);
  }

  private byte[] inflate(long cluster) throws IOException {
    byte[] bytes = new byte[clusterSize];
    if (tables.locate(cluster) instanceof ClusterPlace.Deflated place) {
      ByteBuffer packed = file.read(place.offset(), place.length());
      Inflater inflater = new Inflater(true);
      try {
        inflater.setInput(packed);
        int done = inflater.inflate(bytes);
        int got = done;
        while (got > 0 && done < clusterSize) {
          got = inflater.inflate(bytes, done, clusterSize - done);
          done += got;
        }
        if (done < clusterSize) {
          lose(cluster, damage(place, "found " + done));
        }
      } catch (DataFormatException e) {
        lose(cluster, damage(place, "found damaged ones (" + e.getMessage() + ")"));
      } finally {
        inflater.end();
      }
    }
    return bytes;
  }

  private String damage(ClusterPlace.Deflated place, String found) {
    return String.format(
        "%s: expected a cluster of %d deflated bytes at 0x%x, %s; zeros are returned for the rest",
        file.path().getFileName(), clusterSize, place.offset(), found);
  }

  private void lose(long cluster, String reason) {
    long start = cluster << header.clusterBits();
    bad.add(new BadRange(start, Math.min(clusterSize, size() - start), reason));
  }

  @Override
  public List<Path> segments() {
    return List.of(file.path());
  }

  @Override
  public AcquisitionInfo acquisition() {
    return AcquisitionInfo.ofMedia(
        Map.of("cluster size", Integer.toString(clusterSize)), header.remarks());
  }

  @Override
  public List<BadRange> badRanges() {
    return bad.merged();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
