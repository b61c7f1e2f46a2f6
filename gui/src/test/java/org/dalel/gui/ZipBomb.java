package org.dalel.gui;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A ZIP archive with small stored files and one entry of a gigabyte of zeros (APPNOTE 6.3.10). The
 * zeros are deflated once: one mebibyte, ended at a byte, again and again.
 */
final class ZipBomb {
  private static final int BLOCK = 1 << 20;
  private static final int BLOCKS = 1 << 10;
  private static final byte[] LAST_BLOCK = {3, 0};
  private static final short DEFLATED = 8;

  private final ByteArrayOutputStream archive = new ByteArrayOutputStream();
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private short entries;

  /** Adds a file as it is. */
  ZipBomb file(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    entry(name, (short) 0, crc.getValue(), bytes, bytes.length);
    return this;
  }

  /** Adds the zeros and writes the archive. */
  void write(String name, Path file) throws IOException {
    byte[] zeros = new byte[BLOCK];
    CRC32 crc = new CRC32();
    for (int i = 0; i < BLOCKS; i++) {
      crc.update(zeros);
    }
    byte[] block = deflated(zeros);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    for (int i = 0; i < BLOCKS; i++) {
      packed.write(block);
    }
    packed.write(LAST_BLOCK);
    entry(name, DEFLATED, crc.getValue(), packed.toByteArray(), BLOCK * BLOCKS);
    int begin = archive.size();
    archive.write(directory.toByteArray());
    archive.write(
        fields(22)
            .putInt(0x06054b50)
            .putInt(0)
            .putShort(entries)
            .putShort(entries)
            .putInt(directory.size())
            .putInt(begin)
            .array());
    Files.write(file, archive.toByteArray());
  }

  private static byte[] deflated(byte[] zeros) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(zeros);
      byte[] room = new byte[BLOCK];
      int length = deflater.deflate(room, 0, room.length, Deflater.SYNC_FLUSH);
      return java.util.Arrays.copyOf(room, length);
    } finally {
      deflater.end();
    }
  }

  private void entry(String name, short method, long crc, byte[] data, int size)
      throws IOException {
    byte[] path = name.getBytes(StandardCharsets.US_ASCII);
    int at = archive.size();
    byte[] what =
        fields(24)
            .putShort((short) 20)
            .putShort((short) 0)
            .putShort(method)
            .putInt(0x21 << 16) // 1 January 1980
            .putInt((int) crc)
            .putInt(data.length)
            .putInt(size)
            .putShort((short) path.length)
            .array();
    try (DataOutputStream out = new DataOutputStream(archive)) {
      out.write(fields(4).putInt(0x04034b50).array());
      out.write(what);
      out.writeShort(0);
      out.write(path);
      out.write(data);
    }
    directory.write(fields(6).putInt(0x02014b50).putShort((short) 20).array());
    directory.write(what);
    directory.write(fields(16).putInt(12, at).array());
    directory.write(path);
    entries++;
  }

  private static ByteBuffer fields(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
