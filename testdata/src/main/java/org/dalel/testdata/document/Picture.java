package org.dalel.testdata.document;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.dalel.testdata.model.Facts;

/** Pictures of eight by eight grey points: PNG (RFC 2083) with a text, JPEG with EXIF and GPS. */
final class Picture {

  private static final int SIDE = 8;

  private Picture() {}

  static Document png(String comment) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    ByteBuffer head = ByteBuffer.allocate(13).putInt(SIDE).putInt(SIDE).put((byte) 8);
    chunk(out, "IHDR", head.array());
    chunk(out, "tEXt", ("Comment\0" + comment).getBytes(StandardCharsets.ISO_8859_1));
    byte[] rows = new byte[SIDE * (SIDE + 1)];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i % (SIDE + 1) == 0 ? 0 : (byte) (i * 3);
    }
    Adler32 sum = new Adler32();
    sum.update(rows);
    byte[] packed = Deflate.compress(rows);
    ByteBuffer zlib = ByteBuffer.allocate(packed.length + 6).put((byte) 0x78).put((byte) 1);
    chunk(out, "IDAT", zlib.put(packed).putInt((int) sum.getValue()).array());
    chunk(out, "IEND", new byte[0]);
    return new Document(Content.of(out.toByteArray()), "image/png", Facts.NONE);
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] body) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(body);
    ByteBuffer all = ByteBuffer.allocate(body.length + 12).putInt(body.length);
    out.writeBytes(all.put(name).put(body).putInt((int) crc.getValue()).array());
  }

  /** Taken at 43.25 N, 76.95 E on 2 March 2026 by a camera that does not exist. */
  static Document jpeg() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
    segment(out, 0xE1, exif());
    byte[] quantisation = new byte[65];
    java.util.Arrays.fill(quantisation, 1, 65, (byte) 1);
    segment(out, 0xDB, quantisation);
    segment(out, 0xC0, new byte[] {8, 0, SIDE, 0, SIDE, 1, 1, 0x11, 0});
    for (int table : new int[] {0x00, 0x10}) {
      byte[] huffman = new byte[18];
      huffman[0] = (byte) table;
      huffman[1] = 1;
      segment(out, 0xC4, huffman);
    }
    segment(out, 0xDA, new byte[] {1, 1, 0, 0, 63, 0});
    out.writeBytes(new byte[] {0x3F, (byte) 0xFF, (byte) 0xD9});
    Facts facts =
        new Facts(List.of("Dalel Fiction Camera"), List.of(), List.of(), false, "", List.of());
    return new Document(Content.of(out.toByteArray()), "image/jpeg", facts);
  }

  private static void segment(ByteArrayOutputStream out, int marker, byte[] body) {
    ByteBuffer head = ByteBuffer.allocate(4).put((byte) 0xFF).put((byte) marker);
    out.writeBytes(head.putShort((short) (body.length + 2)).array());
    out.writeBytes(body);
  }

  private static byte[] exif() {
    ByteBuffer tiff = ByteBuffer.allocate(260).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put(new byte[] {'I', 'I', 42, 0}).putInt(8).putShort((short) 3);
    field(tiff, 0x0110, 2, 21, 130);
    field(tiff, 0x0132, 2, 20, 156);
    field(tiff, 0x8825, 4, 1, 60);
    tiff.position(60).putShort((short) 4);
    field(tiff, 1, 2, 2, 'N');
    field(tiff, 2, 5, 3, 180);
    field(tiff, 3, 2, 2, 'E');
    field(tiff, 4, 5, 3, 204);
    tiff.putInt(0);
    tiff.put(130, ascii("Dalel Fiction Camera")).put(156, ascii("2026:03:02 10:00:00"));
    tiff.position(180);
    for (int part : new int[] {43, 1, 15, 1, 0, 1, 76, 1, 57, 1, 0, 1}) {
      tiff.putInt(part);
    }
    byte[] body = java.util.Arrays.copyOf(tiff.array(), 228);
    return ByteBuffer.allocate(6 + body.length).put(ascii("Exif\0\0")).put(body).array();
  }

  private static void field(ByteBuffer out, int tag, int type, int count, int value) {
    out.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
