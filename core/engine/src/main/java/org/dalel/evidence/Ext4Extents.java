package org.dalel.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.dalel.evidence.image.EvidenceImage;

/**
 * Reads the extent trees of ext4 files straight from the image, for files that libtsk cannot map:
 * one damaged block of the tree costs libtsk the whole file, and 4.11.1 by itself refuses trees of
 * more than one block.
 *
 * <p>Damage is data: the part of the file that a damaged block of the tree described becomes a
 * filler run, the rest is mapped. Reading ends always: the depth falls by one at each step and is
 * at most 5, no block of the tree is read twice, extents must ascend.
 *
 * <p>Layout: the kernel's {@code Documentation/filesystems/ext4} (inodes, ifork); checked against
 * debugfs. Safe for use by many threads.
 */
public final class Ext4Extents {
  private static final int FLAGS_AT = 32;
  private static final int BLOCKS_AT = 40;
  private static final int BLOCKS_BYTES = 60;
  private static final int SIZE_HIGH_AT = 108;
  private static final int EXTENTS_FLAG = 0x80000;
  private static final int INLINE_FLAG = 0x10000000;
  private static final int TYPE_MASK = 0xF000;
  private static final int REGULAR = 0x8000;
  private static final long MOST_BLOCKS = 1L << 32;

  private final Ext4Geometry geometry;

  private Ext4Extents(Ext4Geometry geometry) {
    this.geometry = geometry;
  }

  /**
   * Where a file lies.
   *
   * @param runs from the first block of the file to its last: holes and uninitialised extents as
   *     sparse runs, what the damage hides as filler
   * @param size of the file in bytes
   * @param damage what was expected in the tree and what was found, when it is damaged
   */
  public record Mapping(RunList runs, long size, Optional<String> damage) {}

  /**
   * For a file system of the ext family.
   *
   * @return empty when it has no usable superblock
   * @throws IOException when the image cannot be read any more
   */
  public static Optional<Ext4Extents> open(EvidenceImage image, FileSystemRecord fileSystem)
      throws IOException {
    return Ext4Geometry.read(image, fileSystem.start())
        .filter(g -> g.blockSize() == fileSystem.blockSize())
        .map(Ext4Extents::new);
  }

  /**
   * Where the regular file with this inode number lies.
   *
   * @return empty when there is no such inode, or it is no regular file with content in extents
   * @throws IOException when the image cannot be read any more
   */
  public Optional<Mapping> map(long number) throws IOException {
    Optional<ByteBuffer> found = geometry.inode(number);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    ByteBuffer inode = found.get();
    int flags = inode.getInt(FLAGS_AT);
    long size = Ext4Geometry.u32(inode, 4) | Ext4Geometry.u32(inode, SIZE_HIGH_AT) << 32;
    boolean regular = (Ext4Geometry.u16(inode, 0) & TYPE_MASK) == REGULAR;
    if (!regular || size <= 0 || (flags & EXTENTS_FLAG) == 0 || (flags & INLINE_FLAG) != 0) {
      return Optional.empty();
    }
    long blocks = (size - 1) / geometry.blockSize() + 1;
    ExtentTree tree = new ExtentTree(geometry, number, Math.min(blocks, MOST_BLOCKS));
    if (blocks > MOST_BLOCKS) {
      tree.damaged("expected a size of at most 2^32 blocks, found " + size + " bytes");
    }
    ByteBuffer root = inode.slice(BLOCKS_AT, BLOCKS_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return Optional.of(new Mapping(tree.read(root), size, tree.damage()));
  }
}
