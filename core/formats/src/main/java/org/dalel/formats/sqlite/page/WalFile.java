package org.dalel.formats.sqlite.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.dalel.formats.ByteSource;
import org.dalel.formats.sqlite.FileKind;

/**
 * A write-ahead log with all its generations (<a
 * href="https://www.sqlite.org/fileformat2.html#walformat">file format, 4</a>).
 *
 * <pre>
 *   [header 32: magic, version, page size, checkpoint number, salts, checksum]
 *   [frame header 24][page] ... frames of the current generation, salts as in the header
 *   [frame header 24][page] ... left behind by longer generations before, other salts
 * </pre>
 *
 * A frame is in force if its salts are those of the header, its checksum follows from all before
 * it, and a commit frame stands at or behind it.
 */
public final class WalFile implements OverlayView.Log {
  /** Bytes before the first frame. */
  public static final int HEADER = 32;

  private static final long MAGIC_LITTLE = 0x377f0682L;
  private static final long MAGIC_BIG = 0x377f0683L;

  private final ByteSource source;
  private final int pageSize;
  private final List<WalFrame> frames;
  private final Map<Long, TreeMap<Integer, Integer>> lastByPage = new HashMap<>();
  private final int inForce;
  private final int[] generationStart;
  private final int[] transactionEnd;

  private WalFile(ByteSource source, int pageSize, List<WalFrame> frames, int inForce) {
    this.source = source;
    this.pageSize = pageSize;
    this.frames = frames;
    this.inForce = inForce;
    this.generationStart = new int[frames.size()];
    this.transactionEnd = new int[frames.size()];
    for (int i = 0; i < frames.size(); i++) {
      generationStart[i] = sameSalts(i, i - 1) ? generationStart[i - 1] : i;
    }
    for (int i = frames.size() - 1; i >= 0; i--) {
      boolean last = frames.get(i).commit() || !sameSalts(i, i + 1);
      transactionEnd[i] = last ? i : transactionEnd[i + 1];
    }
    for (WalFrame frame : frames) {
      if (frame.page() > 0 && frame.page() < Integer.MAX_VALUE) {
        lastByPage
            .computeIfAbsent(frame.page(), page -> new TreeMap<>())
            .put(frame.index(), frame.index());
      }
    }
  }

  /** Page size in the header of the WAL, or empty if it has no valid header. */
  public static Optional<Integer> pageSize(ByteSource source) throws IOException {
    if (source.size() < HEADER) {
      return Optional.empty();
    }
    byte[] header = source.bytes(0, HEADER);
    long magic = BigEndian.u32(header, 0);
    int size = (int) BigEndian.u32(header, 8);
    boolean valid = magic == MAGIC_LITTLE || magic == MAGIC_BIG;
    return valid && DatabaseHeader.validPageSize(size) ? Optional.of(size) : Optional.empty();
  }

  /** Reads all frame headers; a last frame that is cut off is left away. */
  public static WalFile read(ByteSource source, int pageSize) throws IOException {
    List<WalFrame> frames = new ArrayList<>();
    int inForce = 0;
    if (source.size() >= HEADER) {
      byte[] header = source.bytes(0, HEADER);
      WalChecksum sum = new WalChecksum((header[3] & 1) != 0);
      sum.update(header, 0, 24);
      long current = sum.equals(header, 24) ? BigEndian.u64(header, 16) : 0;
      boolean unbroken = sum.equals(header, 24);
      byte[] raw = new byte[WalFrame.HEADER + pageSize];
      for (long at = HEADER; at + raw.length <= source.size(); at += raw.length) {
        source.read(at, raw, 0, raw.length);
        WalFrame frame = frame(frames, at, raw, sum, unbroken ? current : 0);
        frames.add(frame);
        unbroken &= frame.salts() == current && frame.checksum() == WalFrame.Checksum.VALID;
        inForce = unbroken && frame.commit() ? frames.size() : inForce;
      }
    }
    return new WalFile(source, pageSize, frames, inForce);
  }

  private static WalFrame frame(
      List<WalFrame> before, long at, byte[] raw, WalChecksum sum, long current) {
    long salts = BigEndian.u64(raw, 8);
    boolean follows =
        before.isEmpty() ? current == salts : before.get(before.size() - 1).salts() == salts;
    sum.update(raw, 0, 8);
    sum.update(raw, WalFrame.HEADER, raw.length - WalFrame.HEADER);
    WalFrame.Checksum verdict =
        sum.equals(raw, 16)
            ? WalFrame.Checksum.VALID
            : follows ? WalFrame.Checksum.BROKEN : WalFrame.Checksum.UNPROVEN;
    sum.restart(raw, 16);
    return new WalFrame(
        before.size(), at, BigEndian.u32(raw, 0), BigEndian.u32(raw, 4), salts, verdict);
  }

  /** All frames in file order. */
  public List<WalFrame> frames() {
    return frames;
  }

  /** Frames from the start that are in force: what a reader of the database would see. */
  public int inForce() {
    return inForce;
  }

  /** The page that a frame holds. */
  @Override
  public PageImage image(int index) throws IOException {
    WalFrame frame = frames.get(index);
    long offset = frame.offset() + WalFrame.HEADER;
    byte[] bytes = source.bytes(offset, pageSize);
    return new PageImage((int) frame.page(), bytes, FileKind.WAL, offset, index);
  }

  /** The database with all frames in force applied. */
  public OverlayView applied(PageView main) {
    int pages = inForce == 0 ? main.pageCount() : size(frames.get(inForce - 1), main);
    return new OverlayView(main, this, page -> last(page, 0, inForce - 1), pages);
  }

  /** The database as the transaction of a frame left it, as far as its generation is there. */
  public OverlayView asOf(WalFrame frame, PageView main) {
    int from = generationStart[frame.index()];
    int to = transactionEnd[frame.index()];
    int pages = Math.max(main.pageCount(), size(frames.get(to), main));
    return new OverlayView(main, this, page -> last(page, from, to), pages);
  }

  private boolean sameSalts(int one, int other) {
    return other >= 0
        && other < frames.size()
        && frames.get(one).salts() == frames.get(other).salts();
  }

  private OptionalInt last(int page, int from, int to) {
    TreeMap<Integer, Integer> places = lastByPage.get((long) page);
    Integer place = places == null ? null : places.floorKey(to);
    return place == null || place < from ? OptionalInt.empty() : OptionalInt.of(place);
  }

  private int size(WalFrame frame, PageView main) {
    return frame.commit()
        ? OverlayView.believable(frame.commitSize(), main, frames.size())
        : main.pageCount();
  }
}
