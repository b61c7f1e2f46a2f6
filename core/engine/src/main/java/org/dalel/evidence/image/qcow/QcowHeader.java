package org.dalel.evidence.image.qcow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dalel.evidence.image.ImageFormat;
import org.dalel.evidence.image.PositionalFile;
import org.dalel.evidence.image.UnsupportedImageException;

/**
 * The header of an image, big endian.
 *
 * <pre>
 *   0 magic  4 version  8 offset and 16 length of the backing file's name  20 cluster bits  24 size
 *   32 encryption  36 entries and 40 offset of the L1 table  60 count and 64 offset of the snapshots
 *   72 incompatible features  100 header length  104 compression                 (version 3 alone)
 * </pre>
 *
 * <p>Source: QEMU, docs/interop/qcow2.rst.
 *
 * @param format version 2 or 3
 * @param clusterBits binary logarithm of the cluster size
 * @param size of the guest's disk in bytes
 * @param l1Entries entries of the table of tables
 * @param l1Offset its place
 * @param remarks what the examiner should know: snapshots, an unclean end
 */
record QcowHeader(
    ImageFormat format,
    int clusterBits,
    long size,
    int l1Entries,
    long l1Offset,
    List<String> remarks) {
  private static final int BYTES = 112;
  private static final int SHORT_BYTES = 72;
  private static final int DIRTY = 1;
  private static final int CORRUPT = 2;
  private static final int EXTERNAL_DATA = 4;
  private static final int COMPRESSION = 8;
  private static final int EXTENDED_L2 = 16;
  private static final int MOST_L1_BYTES = 32 << 20;
  private static final int LONGEST_NAME = 1023;
  private static final int MOST_SNAPSHOTS = 1000;
  private static final int SNAPSHOT_BYTES = 40;
  private static final String CONVERT =
      "Convert it where that is at hand: `qemu-img convert -O raw IMAGE IMAGE.raw`.";

  /**
   * Reads and judges the header.
   *
   * @throws UnsupportedImageException when the image needs what this program does not have
   * @throws IOException when the header contradicts itself
   */
  static QcowHeader read(PositionalFile file) throws IOException {
    ByteBuffer head = file.read(0, BYTES).order(ByteOrder.BIG_ENDIAN);
    if (head.limit() < SHORT_BYTES) {
      throw new IOException(
          file.path() + ": expected a header of 72 bytes at 0x0, found the end of the file");
    }
    int version = head.getInt(4);
    ImageFormat format = version == 2 ? ImageFormat.QCOW2 : ImageFormat.QCOW3;
    ByteBuffer full = ByteBuffer.allocate(BYTES);
    full.put(0, head, 0, version == 2 ? SHORT_BYTES : head.limit());
    refuseBacking(file, format, full);
    refuseEncrypted(file, format, full);
    refuseFeatures(file, format, full);
    int bits = full.getInt(20);
    long size = full.getLong(24);
    check(file, 20, bits >= 9 && bits <= 21, "9 to 21 cluster bits", bits);
    check(file, 24, size >= 0, "a size below 2^63", size);
    int entries = full.getInt(36);
    long covered = 1L << 2 * bits - 3;
    long needed = size == 0 ? 0 : (size - 1) / covered + 1;
    boolean enough = entries >= needed && entries >= 0 && entries <= MOST_L1_BYTES / 8;
    check(file, 36, enough, needed + " to 4194304 entries of the L1 table", entries);
    return new QcowHeader(format, bits, size, entries, full.getLong(40), remarks(file, full));
  }

  private static void check(PositionalFile file, int at, boolean sound, String expected, long found)
      throws IOException {
    if (!sound) {
      throw new IOException(
          String.format(
              "%s: expected %s at 0x%x, found %d; the image cannot be opened",
              file.path(), expected, at, found));
    }
  }

  private static void refuseBacking(PositionalFile file, ImageFormat format, ByteBuffer head)
      throws IOException {
    long at = head.getLong(8);
    if (at != 0) {
      int length = Math.max(0, Math.min(LONGEST_NAME, head.getInt(16)));
      ByteBuffer name = at < 0 ? ByteBuffer.allocate(0) : file.read(at, length);
      String text = new String(name.array(), 0, name.limit(), StandardCharsets.UTF_8);
      throw new UnsupportedImageException(
          file.path(),
          format,
          "expected a whole disk, found only the changes to its backing file `" + text + "`",
          "Join both: `qemu-img convert -O raw IMAGE IMAGE.raw` beside the backing file.");
    }
  }

  private static void refuseEncrypted(PositionalFile file, ImageFormat format, ByteBuffer head)
      throws UnsupportedImageException {
    int method = head.getInt(32);
    if (method != 0) {
      String name = method == 1 ? "AES" : method == 2 ? "LUKS" : "method " + method;
      throw new UnsupportedImageException(
          file.path(),
          format,
          "it is encrypted (" + name + ")",
          "Its secret is needed. " + CONVERT);
    }
  }

  private static void refuseFeatures(PositionalFile file, ImageFormat format, ByteBuffer head)
      throws UnsupportedImageException {
    long features = head.getLong(72);
    String found = null;
    if ((features & EXTERNAL_DATA) != 0) {
      found = "its data is in an external data file";
    } else if ((features & EXTENDED_L2) != 0) {
      found = "it has subclusters (extended L2 entries)";
    } else if ((features & COMPRESSION) != 0 && head.get(104) != 0) {
      found = "its clusters are compressed with " + (head.get(104) == 1 ? "zstd" : "?");
    } else if (features >>> 5 != 0) {
      found = String.format("it has unknown incompatible features 0x%x", features);
    }
    if (found != null) {
      throw new UnsupportedImageException(file.path(), format, found, CONVERT);
    }
  }

  private static List<String> remarks(PositionalFile file, ByteBuffer head) throws IOException {
    List<String> remarks = new ArrayList<>();
    if ((head.getLong(72) & DIRTY) != 0) {
      remarks.add("the image was not closed cleanly (dirty bit); its last writes may be missing");
    }
    if ((head.getLong(72) & CORRUPT) != 0) {
      remarks.add("QEMU marked the image as corrupt");
    }
    snapshots(file, head, remarks);
    return List.copyOf(remarks);
  }

  /** 12 lengths of id and name, 36 length of further data; then those three; padded to eight. */
  private static void snapshots(PositionalFile file, ByteBuffer head, List<String> remarks)
      throws IOException {
    long count = Integer.toUnsignedLong(head.getInt(60));
    long at = head.getLong(64);
    for (long i = 0; i < count; i++) {
      ByteBuffer entry = at < 0 ? ByteBuffer.allocate(0) : file.read(at, SNAPSHOT_BYTES);
      if (i == MOST_SNAPSHOTS || entry.limit() < SNAPSHOT_BYTES) {
        remarks.add((count - i) + " of " + count + " internal snapshots cannot be listed");
        return;
      }
      entry.order(ByteOrder.BIG_ENDIAN);
      int id = Short.toUnsignedInt(entry.getShort(12));
      int name = Short.toUnsignedInt(entry.getShort(14));
      long text = at + SNAPSHOT_BYTES + Integer.toUnsignedLong(entry.getInt(36));
      ByteBuffer bytes = file.read(text, id + name);
      remarks.add(
          "internal snapshot "
              + text(bytes, 0, id)
              + " `"
              + text(bytes, id, id + name)
              + "`: only the current state of the disk is read");
      at = text + id + name + 7 & ~7L;
    }
  }

  private static String text(ByteBuffer bytes, int from, int to) {
    int end = Math.min(to, bytes.limit());
    return from >= end ? "" : new String(bytes.array(), from, end - from, StandardCharsets.UTF_8);
  }
}
