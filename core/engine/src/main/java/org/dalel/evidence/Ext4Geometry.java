package org.dalel.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.dalel.evidence.image.EvidenceImage;

/**
 * Where the inodes of an ext file system lie, from its superblock and group descriptors.
 *
 * <p>Layout: the kernel's {@code Documentation/filesystems/ext4} (super, group_descr, blockgroup:
 * meta block groups, 64bit); checked against debugfs.
 */
final class Ext4Geometry {
  private static final int SUPERBLOCK_AT = 1024;
  private static final int SUPERBLOCK_BYTES = 1024;
  private static final int MAGIC = 0xEF53;
  private static final int MOST_LOG_BLOCK_SIZE = 6;
  private static final int COMPAT_SPARSE_SUPER2 = 0x200;
  private static final int INCOMPAT_META_BG = 0x10;
  private static final int INCOMPAT_64BIT = 0x80;
  private static final int RO_COMPAT_SPARSE_SUPER = 0x1;
  private static final int OLD_INODE_BYTES = 128;
  private static final int OLD_DESCRIPTOR_BYTES = 32;

  private final EvidenceImage image;
  private final long start;
  private final ByteBuffer superblock;
  private final int blockSize;
  private final long blocks;
  private final long firstBlock;
  private final long blocksPerGroup;
  private final long inodesPerGroup;
  private final int inodeBytes;
  private final int descriptorBytes;

  private Ext4Geometry(EvidenceImage image, long start, ByteBuffer superblock) {
    this.image = image;
    this.start = start;
    this.superblock = superblock;
    this.blockSize = 1024 << superblock.getInt(24);
    boolean wide = has(96, INCOMPAT_64BIT);
    this.blocks = u32(superblock, 4) | (wide ? u32(superblock, 0x150) << 32 : 0);
    this.firstBlock = u32(superblock, 20);
    this.blocksPerGroup = u32(superblock, 32);
    this.inodesPerGroup = u32(superblock, 40);
    boolean dynamic = superblock.getInt(76) > 0;
    this.inodeBytes = dynamic ? u16(superblock, 88) : OLD_INODE_BYTES;
    int declared = u16(superblock, 254);
    this.descriptorBytes =
        wide && declared > OLD_DESCRIPTOR_BYTES ? declared : OLD_DESCRIPTOR_BYTES;
  }

  /** The geometry; empty when there is no usable superblock. */
  static Optional<Ext4Geometry> read(EvidenceImage image, long start) throws IOException {
    Optional<ByteBuffer> bytes = bytes(image, start + SUPERBLOCK_AT, SUPERBLOCK_BYTES);
    if (bytes.isEmpty()
        || u16(bytes.get(), 56) != MAGIC
        || Integer.compareUnsigned(bytes.get().getInt(24), MOST_LOG_BLOCK_SIZE) > 0) {
      return Optional.empty();
    }
    Ext4Geometry geometry = new Ext4Geometry(image, start, bytes.get());
    return geometry.plausible() ? Optional.of(geometry) : Optional.empty();
  }

  private boolean plausible() {
    return blocksPerGroup > 0
        && inodesPerGroup > 0
        && inodeBytes >= OLD_INODE_BYTES
        && inodeBytes <= blockSize
        && descriptorBytes <= blockSize
        && blocks > 0
        && blocks <= Long.MAX_VALUE / blockSize;
  }

  int blockSize() {
    return blockSize;
  }

  /** Whether {@code length} blocks from {@code block} on lie in the file system. */
  boolean holds(long block, long length) {
    return block > 0 && block >= firstBlock && length <= blocks - block;
  }

  /** The first {@link #OLD_INODE_BYTES} bytes of an inode; empty when it is not on the evidence. */
  Optional<ByteBuffer> inode(long number) throws IOException {
    if (number < 1 || number > u32(superblock, 0)) {
      return Optional.empty();
    }
    long group = (number - 1) / inodesPerGroup;
    Optional<ByteBuffer> descriptor = bytes(image, descriptorAt(group), descriptorBytes);
    if (descriptor.isEmpty()) {
      return Optional.empty();
    }
    boolean wide = descriptorBytes >= 44;
    long table = u32(descriptor.get(), 8) | (wide ? u32(descriptor.get(), 40) << 32 : 0);
    if (!holds(table, 1)) {
      return Optional.empty();
    }
    long at = start + table * blockSize + (number - 1) % inodesPerGroup * inodeBytes;
    return bytes(image, at, OLD_INODE_BYTES);
  }

  /** A block; empty when the evidence ends before it does. */
  Optional<ByteBuffer> block(long block) throws IOException {
    return bytes(image, start + block * blockSize, blockSize);
  }

  /** Byte of the image where a block begins. */
  long byteOf(long block) {
    return start + block * blockSize;
  }

  private long descriptorAt(long group) {
    int perBlock = blockSize / descriptorBytes;
    long table = group / perBlock;
    long within = group % perBlock * descriptorBytes;
    if (!has(96, INCOMPAT_META_BG) || table < u32(superblock, 260)) {
      return start + (firstBlock + 1 + table) * blockSize + within;
    }
    long home = table * perBlock;
    long first = firstBlock + home * blocksPerGroup;
    boolean shifted = home == 0 && blockSize == SUPERBLOCK_AT && firstBlock == 0;
    return start + (first + (hasSuperblock(home) ? 1 : 0) + (shifted ? 1 : 0)) * blockSize + within;
  }

  private boolean hasSuperblock(long group) {
    if (group == 0) {
      return true;
    }
    if (has(92, COMPAT_SPARSE_SUPER2)) {
      return group == u32(superblock, 0x24C) || group == u32(superblock, 0x250);
    }
    return !has(100, RO_COMPAT_SPARSE_SUPER)
        || group == 1
        || powerOf(3, group)
        || powerOf(5, group)
        || powerOf(7, group);
  }

  private static boolean powerOf(int base, long value) {
    long rest = value;
    while (rest > 1 && rest % base == 0) {
      rest /= base;
    }
    return rest == 1;
  }

  private boolean has(int at, int bit) {
    return (superblock.getInt(at) & bit) != 0;
  }

  private static Optional<ByteBuffer> bytes(EvidenceImage image, long at, int length)
      throws IOException {
    if (at < 0) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    int got = image.read(at, bytes);
    return got == length ? Optional.of(bytes.flip()) : Optional.empty();
  }

  static long u32(ByteBuffer bytes, int at) {
    return Integer.toUnsignedLong(bytes.getInt(at));
  }

  static int u16(ByteBuffer bytes, int at) {
    return Short.toUnsignedInt(bytes.getShort(at));
  }
}
