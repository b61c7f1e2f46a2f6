package org.dalel.tsk;

import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * Facts of a file system.
 *
 * @param type as {@code fsstat -t} prints it: {@code ntfs}, {@code fat16}, {@code ext4} ...
 * @param offset where it starts in the image, in bytes
 * @param blockSize in bytes
 * @param deviceBlockSize in bytes
 * @param firstBlock first block address
 * @param lastBlock last block address that the file system claims
 * @param lastBlockInImage last block address that the image has
 * @param blockCount number of blocks that the file system claims
 * @param firstMeta first metadata address
 * @param lastMeta last metadata address, which is the virtual {@code /$OrphanFiles}
 * @param rootMeta metadata address of the root directory
 * @param metaCount number of metadata addresses
 * @param journalMeta metadata address of the journal, 0 for none
 * @param hasSequences whether metadata addresses have sequence numbers (NTFS)
 * @param hasNanoseconds whether times have nanoseconds
 * @param encrypted whether libtsk found it encrypted
 * @param byteOrder of its structures
 * @param id serial number or UUID as stored, in hexadecimal, empty when there is none
 */
public record TskFileSystemInfo(
    String type,
    long offset,
    int blockSize,
    int deviceBlockSize,
    long firstBlock,
    long lastBlock,
    long lastBlockInImage,
    long blockCount,
    long firstMeta,
    long lastMeta,
    long rootMeta,
    long metaCount,
    long journalMeta,
    boolean hasSequences,
    boolean hasNanoseconds,
    boolean encrypted,
    ByteOrder byteOrder,
    String id) {

  private static final int HAVE_SEQUENCES = 0x01;
  private static final int HAVE_NANOSECONDS = 0x02;
  private static final int ENCRYPTED = 0x04;
  private static final int BIG_ENDIAN = 2;

  static TskFileSystemInfo unpack(byte[] packed) {
    Packed in = new Packed(packed, 0);
    String type = in.text();
    long offset = in.i64();
    int blockSize = in.i32();
    int deviceBlockSize = in.i32();
    long[] n = new long[9];
    for (int i = 0; i < n.length; i++) {
      n[i] = in.i64();
    }
    int flags = in.i32();
    ByteOrder order = in.i32() == BIG_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new TskFileSystemInfo(
        type,
        offset,
        blockSize,
        deviceBlockSize,
        n[0],
        n[1],
        n[2],
        n[3],
        n[4],
        n[5],
        n[6],
        n[7],
        n[8],
        (flags & HAVE_SEQUENCES) != 0,
        (flags & HAVE_NANOSECONDS) != 0,
        (flags & ENCRYPTED) != 0,
        order,
        HexFormat.of().formatHex(in.string()));
  }
}
