package org.dalel.evidence.image.udif;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.evidence.image.AcquisitionInfo;
import org.dalel.evidence.image.BadRange;
import org.dalel.evidence.image.BadRangeLog;
import org.dalel.evidence.image.ChunkCache;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.ImageFormat;
import org.dalel.evidence.image.PieceReader;
import org.dalel.evidence.image.PositionalFile;
import org.dalel.evidence.image.UnsupportedImageException;

/**
 * An Apple disk image of raw, empty, zlib (UDZO), bzip2 (UDBZ) and ADC (UDCO) chunks.
 *
 * <p>A chunk that is damaged reads as zeros from the damage on and is a bad range; so is what no
 * chunk covers.
 */
public final class UdifImage implements EvidenceImage {
  private static final long CACHE = 32L << 20;
  private static final int SECTOR = 512;
  private static final int LARGEST_CHUNK = 64 << 20;
  private static final String LIST_ADVICE =
      "Convert it on a Mac with `hdiutil convert -format UDTO`.";

  private final PositionalFile file;
  private final long size;
  private final ChunkTable table;
  private final ChunkCache decoded;
  private final BadRangeLog bad = new BadRangeLog();

  private UdifImage(PositionalFile file, long size, ChunkTable table) {
    this.file = file;
    this.size = size;
    this.table = table;
    long largest =
        table.chunks().stream()
            .filter(UdifImage::decodable)
            .mapToLong(UdifChunk::length)
            .max()
            .orElse(SECTOR);
    this.decoded = new ChunkCache(CACHE, (int) largest, this::decode);
  }

  /**
   * Opens an image.
   *
   * @throws UnsupportedImageException when it is segmented, older than property lists, or has
   *     chunks of LZFSE or LZMA
   * @throws IOException when its trailer or property list is damaged
   */
  public static UdifImage open(Path path) throws IOException {
    PositionalFile file = PositionalFile.open(path);
    try {
      UdifTrailer trailer = UdifTrailer.read(file);
      byte[] list = file.read(trailer.listOffset(), trailer.listLength()).array();
      ChunkTable table = ChunkTable.of(PropertyList.tables(list), trailer);
      refuseUnread(path, table);
      long size = Math.max(trailer.sectors() * SECTOR, table.end());
      return new UdifImage(file, size, table);
    } catch (UnsupportedImageException | RuntimeException e) {
      file.close();
      throw e;
    } catch (IOException e) {
      file.close();
      String message = String.valueOf(e.getMessage());
      throw message.startsWith(path.toString()) ? e : new IOException(path + ": " + message, e);
    }
  }

  private static void refuseUnread(Path path, ChunkTable table) throws UnsupportedImageException {
    for (UdifChunk chunk : table.chunks()) {
      if (chunk.type() == UdifChunk.LZFSE || chunk.type() == UdifChunk.LZMA) {
        String name = chunk.type() == UdifChunk.LZFSE ? "LZFSE (ULFO)" : "LZMA (ULMO)";
        throw new UnsupportedImageException(
            path, ImageFormat.UDIF, "its chunks are compressed with " + name, LIST_ADVICE);
      }
    }
  }

  private static boolean decodable(UdifChunk chunk) {
    boolean known =
        chunk.type() == UdifChunk.ZLIB
            || chunk.type() == UdifChunk.BZIP2
            || chunk.type() == UdifChunk.ADC;
    return known && chunk.length() <= LARGEST_CHUNK;
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
    return ImageFormat.UDIF;
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    return PieceReader.read(position, target, size, this::readSome);
  }

  private int readSome(long position, int wanted, ByteBuffer target) throws IOException {
    Optional<Integer> found = table.at(position);
    if (found.isEmpty()) {
      return gap(position, wanted, target);
    }
    UdifChunk chunk = table.chunks().get(found.get());
    int count = (int) Math.min(wanted, chunk.end() - position);
    long within = position - chunk.start();
    if (chunk.holdsNothing()) {
      zeros(count, target);
    } else if (chunk.type() == UdifChunk.RAW) {
      readRaw(chunk, within, count, target);
    } else if (decodable(chunk)) {
      target.put(decoded.get(found.get()), (int) within, count);
    } else {
      lose(chunk.start(), chunk.length(), chunk, "a known type of at most 64 MiB");
      zeros(count, target);
    }
    return count;
  }

  private int gap(long position, int wanted, ByteBuffer target) {
    long next = Math.min(size, table.nextStart(position));
    int count = (int) Math.min(wanted, next - position);
    String reason =
        file.path().getFileName()
            + ": expected a chunk for each byte of the media, found none; zeros are returned";
    bad.add(new BadRange(position, count, reason));
    zeros(count, target);
    return count;
  }

  private void readRaw(UdifChunk chunk, long within, int count, ByteBuffer target)
      throws IOException {
    int limit = target.limit();
    int end = target.position() + count;
    if (chunk.offset() >= 0 && within < chunk.stored()) {
      int there = (int) Math.min(count, chunk.stored() - within);
      file.read(chunk.offset() + within, target.limit(end - count + there));
    }
    target.limit(end);
    if (target.hasRemaining()) {
      int missing = target.remaining();
      lose(chunk.start() + within + count - missing, missing, chunk, "that many bytes in the file");
      zeros(missing, target);
    }
    target.limit(limit);
  }

  private byte[] decode(long number) throws IOException {
    UdifChunk chunk = table.chunks().get((int) number);
    byte[] bytes = new byte[(int) chunk.length()];
    if (chunk.offset() < 0 || chunk.stored() < 0 || chunk.stored() > 2L * LARGEST_CHUNK) {
      lose(chunk.start(), chunk.length(), chunk, "a place in the file");
      return bytes;
    }
    long there = Math.max(0, Math.min(chunk.stored(), file.size() - chunk.offset()));
    ByteBuffer packed = file.read(chunk.offset(), (int) there);
    ChunkDecoder.Decoded result = ChunkDecoder.decode(chunk.type(), packed, bytes);
    if (result.done() < bytes.length) {
      Arrays.fill(bytes, result.done(), bytes.length, (byte) 0);
      String expected =
          "as many bytes, decoded "
              + result.done()
              + (result.fault().isEmpty() ? "" : " (")
              + result.fault()
              + (result.fault().isEmpty() ? "" : ")");
      lose(chunk.start() + result.done(), (long) bytes.length - result.done(), chunk, expected);
    }
    return bytes;
  }

  private void lose(long start, long length, UdifChunk chunk, String expected) {
    long end = Math.min(size, start + length);
    String reason =
        String.format(
            "%s: chunk of %d bytes, type 0x%x, %d bytes stored at 0x%x: expected %s; zeros are"
                + " returned for the rest",
            file.path().getFileName(),
            chunk.length(),
            chunk.type(),
            chunk.stored(),
            chunk.offset(),
            expected);
    bad.add(new BadRange(start, end - start, reason));
  }

  private static void zeros(int count, ByteBuffer target) {
    target.put(new byte[count]);
  }

  @Override
  public List<Path> segments() {
    return List.of(file.path());
  }

  @Override
  public AcquisitionInfo acquisition() {
    return AcquisitionInfo.ofMedia(
        Map.of("chunks", Integer.toString(table.chunks().size())),
        new ArrayList<>(table.remarks()));
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
