package org.dalel.evidence.image.udif;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.dalel.evidence.image.ImageFormat;
import org.dalel.evidence.image.PositionalFile;
import org.dalel.evidence.image.UnsupportedImageException;

/**
 * The last 512 bytes of an image, big endian; old writers put them first.
 *
 * <pre>
 *   0 "koly"  8 own size  24 offset and 32 length of the data fork  60 count of segments
 *   216 offset and 224 length of the property list  492 sectors of the media
 * </pre>
 *
 * <p>Source: libmodi's format document.
 *
 * @param dataOffset where the stored chunks begin
 * @param listOffset where the property list begins
 * @param listLength its length in bytes
 * @param sectors of 512 bytes on the media
 */
record UdifTrailer(long dataOffset, long listOffset, int listLength, long sectors) {
  private static final int BYTES = 512;
  private static final int KOLY = 0x6B6F6C79;
  private static final long MOST_LIST_BYTES = 64L << 20;

  /**
   * Reads and judges the trailer.
   *
   * @throws UnsupportedImageException for images of several files and those without property list
   * @throws IOException when it is damaged
   */
  static UdifTrailer read(PositionalFile file) throws IOException {
    long size = file.size();
    long at = Math.max(0, size - BYTES);
    ByteBuffer bytes = file.read(at, BYTES).order(ByteOrder.BIG_ENDIAN);
    if (bytes.limit() < BYTES || bytes.getInt(0) != KOLY) {
      at = 0;
      bytes = file.read(0, BYTES).order(ByteOrder.BIG_ENDIAN);
    }
    if (bytes.limit() < BYTES || bytes.getInt(0) != KOLY) {
      throw new IOException(
          String.format(
              "%s: expected `koly` at 0x%x, found other bytes; the image cannot be opened",
              file.path(), size - BYTES));
    }
    int segments = bytes.getInt(60);
    if (segments > 1) {
      throw new UnsupportedImageException(
          file.path(),
          ImageFormat.UDIF,
          "it is one of " + segments + " segments",
          "Join them on a Mac with `hdiutil convert -format UDTO`.");
    }
    long list = bytes.getLong(216);
    long length = bytes.getLong(224);
    if (length == 0) {
      throw new UnsupportedImageException(
          file.path(),
          ImageFormat.UDIF,
          "it has no property list (a resource fork, as before Mac OS X 10.2)",
          "Convert it: `qemu-img convert -f dmg -O raw IMAGE IMAGE.raw`.");
    }
    long sectors = bytes.getLong(492);
    if (list < 0 || length < 0 || length > MOST_LIST_BYTES || list > size - length) {
      throw new IOException(
          String.format(
              "%s: expected a property list within the file at 0x%x, found offset 0x%x and length"
                  + " 0x%x; the image cannot be opened",
              file.path(), at + 216, list, length));
    }
    if (sectors < 0 || sectors > Long.MAX_VALUE / BYTES) {
      throw new IOException(
          String.format(
              "%s: expected a count of sectors at 0x%x, found 0x%x; the image cannot be opened",
              file.path(), at + 492, sectors));
    }
    return new UdifTrailer(bytes.getLong(24), list, (int) length, sectors);
  }
}
