package org.dalel.evidence.image.qcow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.dalel.evidence.image.ChunkCache;
import org.dalel.evidence.image.PositionalFile;

/**
 * The two levels of tables that say where a guest cluster is.
 *
 * <pre>
 *   L1 entry  bits 9 to 55: offset of the L2 table, 0: none
 *   L2 entry  bit 62: deflated, else bit 0: reads as zeros, bits 9 to 55: offset, 0: none
 *   deflated  bits 0 to 69 - cluster bits: offset, up to bit 61: further sectors of 512 bytes
 * </pre>
 */
final class QcowTables {
  private static final long CACHE = 16L << 20;
  private static final long OFFSET = 0x00ff_ffff_ffff_fe00L;
  private static final long DEFLATED = 1L << 62;
  private static final int SECTOR = 512;

  private final PositionalFile file;
  private final long fileSize;
  private final int bits;
  private final boolean zeroFlag;
  private final ByteBuffer l1;
  private final ChunkCache l2;

  QcowTables(PositionalFile file, QcowHeader header, boolean zeroFlag) throws IOException {
    this.file = file;
    this.fileSize = file.size();
    this.bits = header.clusterBits();
    this.zeroFlag = zeroFlag;
    long at = header.l1Offset();
    int length = header.l1Entries() * 8;
    if (at < 0 || at > fileSize - length) {
      throw new IOException(
          String.format(
              "%s: expected an L1 table of %d bytes at 0x%x, found the end of the file at 0x%x;"
                  + " the image cannot be opened",
              file.path(), length, at, fileSize));
    }
    this.l1 = file.read(at, length).order(ByteOrder.BIG_ENDIAN);
    this.l2 = new ChunkCache(CACHE, 1 << bits, this::table);
  }

  ClusterPlace locate(long cluster) throws IOException {
    int perTable = 1 << bits - 3;
    int index = (int) (cluster / perTable);
    long table = l1.getLong(index * 8) & OFFSET;
    if (table == 0) {
      return new ClusterPlace.Zeros();
    }
    if (misplaced(table, 1L << bits)) {
      return lost("L1 table: expected entry %d to be the place of an L2 table", index, table);
    }
    byte[] entries = l2.get(index);
    int within = (int) (cluster % perTable);
    long entry = ByteBuffer.wrap(entries).getLong(within * 8);
    return (entry & DEFLATED) != 0 ? deflated(cluster, entry) : plain(cluster, entry);
  }

  private byte[] table(long index) throws IOException {
    long at = l1.getLong((int) index * 8) & OFFSET;
    return file.read(at, 1 << bits).array();
  }

  private ClusterPlace plain(long cluster, long entry) {
    long at = entry & OFFSET;
    if (at == 0 || zeroFlag && (entry & 1) != 0) {
      return new ClusterPlace.Zeros();
    }
    return misplaced(at, 1)
        ? lost("L2 table: expected the entry of cluster %d to be the place of one", cluster, at)
        : new ClusterPlace.Plain(at);
  }

  private ClusterPlace deflated(long cluster, long entry) {
    int offsetBits = 70 - bits;
    long at = entry & (1L << offsetBits) - 1;
    long sectors = (entry & DEFLATED - 1) >>> offsetBits;
    long length = (sectors + 1) * SECTOR - (at & SECTOR - 1);
    return at >= fileSize
        ? lost("L2 table: expected the entry of cluster %d to be a place in the file", cluster, at)
        : new ClusterPlace.Deflated(at, (int) Math.min(length, fileSize - at));
  }

  private boolean misplaced(long at, long length) {
    return (at & (1L << bits) - 1) != 0 || at > fileSize - length;
  }

  private ClusterPlace lost(String expected, long number, long found) {
    String name = file.path().getFileName().toString();
    return new ClusterPlace.Lost(
        String.format(
            "%s: " + expected + ", found 0x%x in a file of 0x%x bytes; zeros are returned",
            name,
            number,
            found,
            fileSize));
  }
}
