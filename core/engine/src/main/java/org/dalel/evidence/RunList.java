package org.dalel.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the content of a file lies, as runs of file-system blocks in file order.
 *
 * <p>Encoded form (column {@code item.runs}): {@code varint skip}, then for each run {@code varint
 * (length * 4 + kind)} and, for a data run, {@code zigzag-varint (block - end of the previous data
 * run)}. Kinds: 0 data, 1 sparse (zeros), 2 filler (unknown, read as zeros).
 *
 * @param skip bytes to leave out at the start of the first run
 * @param runs the runs
 */
public record RunList(int skip, List<Run> runs) {
  private static final int DATA = 0;
  private static final int SPARSE = 1;
  private static final int FILLER = 2;

  /**
   * A run.
   *
   * @param block first block, in blocks of the file system; -1 when nothing is on the disk
   * @param length blocks
   * @param filler the place is unknown (as opposed to a hole)
   */
  public record Run(long block, long length, boolean filler) {
    /** Whether the run lies on the disk. */
    public boolean onDisk() {
      return block >= 0;
    }
  }

  public RunList {
    runs = List.copyOf(runs);
  }

  /** Adds a run, to the last one where it goes on in the same way. */
  static void append(List<Run> runs, Run next) {
    Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    boolean follows =
        last != null
            && last.filler() == next.filler()
            && last.onDisk() == next.onDisk()
            && (!next.onDisk() || last.block() + last.length() == next.block());
    if (follows) {
      runs.set(
          runs.size() - 1, new Run(last.block(), last.length() + next.length(), last.filler()));
    } else {
      runs.add(next);
    }
  }

  /** The encoded form. */
  public byte[] encode() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(16);
    varint(out, skip);
    long previousEnd = 0;
    for (Run run : runs) {
      int kind = run.onDisk() ? DATA : run.filler() ? FILLER : SPARSE;
      varint(out, run.length() << 2 | kind);
      if (kind == DATA) {
        long delta = run.block() - previousEnd;
        varint(out, delta << 1 ^ delta >> 63);
        previousEnd = run.block() + run.length();
      }
    }
    return out.toByteArray();
  }

  /** Decodes {@link #encode()}. */
  public static RunList decode(byte[] encoded) {
    ByteBuffer in = ByteBuffer.wrap(encoded);
    int skip = (int) varint(in);
    List<Run> runs = new ArrayList<>();
    long previousEnd = 0;
    while (in.hasRemaining()) {
      long head = varint(in);
      long length = head >>> 2;
      int kind = (int) (head & 3);
      if (kind == DATA) {
        long zigzag = varint(in);
        long block = previousEnd + (zigzag >>> 1 ^ -(zigzag & 1));
        runs.add(new Run(block, length, false));
        previousEnd = block + length;
      } else {
        runs.add(new Run(-1, length, kind == FILLER));
      }
    }
    return new RunList(skip, runs);
  }

  /** The first block on the disk; -1 when there is none. */
  public long firstBlock() {
    return runs.stream().filter(Run::onDisk).mapToLong(Run::block).findFirst().orElse(-1);
  }

  /** Whether the place of a part is not known. */
  public boolean hasUnknown() {
    return runs.stream().anyMatch(Run::filler);
  }

  /** Blocks of all runs together. */
  public long blocks() {
    return runs.stream().mapToLong(Run::length).sum();
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte b = in.get();
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        "run list: expected a varint of at most 10 bytes at " + in.position());
  }
}
