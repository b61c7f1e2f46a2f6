package org.dalel.evidence.image.ewf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.dalel.evidence.image.PositionalFile;

/**
 * One table of chunk offsets, with its copy where there is one.
 *
 * <pre>
 *   after the section descriptor:
 *   0x00  4  entries                  0x10  4  padding
 *   0x08  8  base offset (EnCase 6    0x14  4  Adler-32 of the 20 bytes before
 *            on, else 0)              0x18     entries, 4 bytes each: bit 31 set when compressed,
 *                                              31 bits offset from the base
 *   then 4 bytes Adler-32 of the entries (not in SMART and the first EWF, where the chunks themselves
 *   follow the entries inside the section)
 * </pre>
 *
 * <p>EnCase 6.7 writes sections larger than 2 GiB: from the entry on whose offset no longer fits 31
 * bits, all 32 bits are the offset and the chunks are stored uncompressed.
 *
 * @param segment index of the file it lies in
 * @param count entries
 * @param base added to the offsets of the entries
 * @param entries offset of the first entry in the file
 * @param alternate offset of the first entry of the copy, -1 when there is none
 * @param dataEnd offset behind the last chunk
 * @param wideFrom index of the first entry that is all offset, {@code count} when there is none
 * @param walked entries that stand in no table but were found by reading the chunks; else empty
 */
record EwfTable(
    int segment,
    int count,
    long base,
    long entries,
    long alternate,
    long dataEnd,
    int wideFrom,
    int[] walked) {

  static final int HEADER = 24;
  static final int ENTRY = 4;
  private static final int COMPRESSED = 0x80000000;
  private static final int OFFSET = 0x7fffffff;

  /** Of chunks that were found without a table. */
  static EwfTable walked(int segment, long base, long dataEnd, int[] entries) {
    return new EwfTable(segment, entries.length, base, -1, -1, dataEnd, entries.length, entries);
  }

  /** Stands for chunks that are lost. */
  static EwfTable lost(int count) {
    return new EwfTable(-1, count, 0, -1, -1, 0, count, new int[0]);
  }

  boolean isLost() {
    return segment < 0;
  }

  /** The entries, from the file or as found. */
  int[] load(List<PositionalFile> files) throws IOException {
    return walked.length > 0 ? walked : readEntries(files.get(segment), entries, count);
  }

  /** Entries as stored; missing ones at the end of a truncated file are 0. */
  static int[] readEntries(PositionalFile file, long offset, int count) throws IOException {
    ByteBuffer bytes = file.read(offset, Math.multiplyExact(count, ENTRY));
    int[] entries = new int[count];
    bytes.asIntBuffer().get(entries, 0, bytes.remaining() / ENTRY);
    return entries;
  }

  /**
   * Index of the first entry that is all offset, in a table for more than 2 GiB of chunks; the
   * number of entries when there is none.
   */
  static int wideFrom(int[] entries) {
    for (int i = 1; i < entries.length; i++) {
      boolean wrapped = (entries[i] & OFFSET) < (entries[i - 1] & OFFSET);
      if (wrapped && Integer.toUnsignedLong(entries[i]) > (entries[i - 1] & OFFSET)) {
        return i;
      }
    }
    return entries.length;
  }

  /** Where chunk {@code index} of this table lies according to {@code entries}. */
  ChunkPlace place(int[] entries, int index) {
    long offset = offset(entries, index);
    long next = index + 1 < count ? offset(entries, index + 1) : dataEnd;
    long length = next > offset ? Math.min(next, dataEnd) - offset : 0;
    return new ChunkPlace(
        segment, offset, Math.max(length, 0), dataEnd, compressed(entries, index));
  }

  private long offset(int[] entries, int index) {
    return base
        + (index >= wideFrom ? Integer.toUnsignedLong(entries[index]) : entries[index] & OFFSET);
  }

  private boolean compressed(int[] entries, int index) {
    return index < wideFrom && (entries[index] & COMPRESSED) != 0;
  }
}
