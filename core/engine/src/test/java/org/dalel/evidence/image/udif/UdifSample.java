package org.dalel.evidence.image.udif;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** A small image with a chunk of 16 KiB of each of the given types in turn. */
final class UdifSample {
  static final int CHUNK = 16384;

  private UdifSample() {}

  static Path write(Path path, byte[] media, int... types) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    ByteBuffer table = ByteBuffer.allocate(204 + (media.length / CHUNK + 2) * 40);
    table.putInt(0, 0x6D697368).putInt(4, 1).putLong(16, media.length / 512);
    int entry = 204;
    for (int at = 0; at < media.length; at += CHUNK) {
      byte[] bytes = Arrays.copyOfRange(media, at, Math.min(media.length, at + CHUNK));
      int type = types[at / CHUNK % types.length];
      byte[] stored = pack(type, bytes);
      table
          .putInt(entry, type)
          .putLong(entry + 8, at / 512)
          .putLong(entry + 16, bytes.length / 512);
      table.putLong(entry + 24, data.size()).putLong(entry + 32, stored.length);
      data.write(stored);
      entry += 40;
    }
    table.putInt(entry, UdifChunk.END).putInt(200, (entry - 204) / 40 + 1);
    byte[] list = list(Arrays.copyOf(table.array(), entry + 40));
    ByteBuffer koly = ByteBuffer.allocate(512);
    koly.putInt(0, 0x6B6F6C79).putInt(4, 4).putInt(8, 512).putLong(32, data.size());
    koly.putLong(216, data.size()).putLong(224, list.length).putLong(492, media.length / 512);
    data.write(list);
    data.write(koly.array());
    return Files.write(path, data.toByteArray());
  }

  private static byte[] list(byte[] table) {
    String xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\""
            + " \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n"
            + "<plist version=\"1.0\"><dict><key>resource-fork</key><dict><key>blkx</key><array>"
            + "<dict><key>Attributes</key><string>0x0050</string><key>Data</key><data>\n\t"
            + Base64.getMimeEncoder().encodeToString(table)
            + "\n</data><key>Name</key><string>whole disk</string></dict></array><key>plst</key>"
            + "<array><dict><key>Data</key><data>AAAA</data></dict></array></dict></dict></plist>";
    return xml.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] pack(int type, byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (type) {
      case UdifChunk.RAW -> out.write(bytes);
      case UdifChunk.ZLIB -> {
        try (DeflaterOutputStream to = new DeflaterOutputStream(out)) {
          to.write(bytes);
        }
      }
      case UdifChunk.BZIP2 -> {
        try (BZip2CompressorOutputStream to = new BZip2CompressorOutputStream(out)) {
          to.write(bytes);
        }
      }
      case UdifChunk.ADC -> adc(bytes, out);
      default -> {
        // nothing is stored
      }
    }
    return out.toByteArray();
  }

  /** Literals, and references for runs of one byte. */
  private static void adc(byte[] bytes, ByteArrayOutputStream out) {
    int at = 0;
    while (at < bytes.length) {
      int run = 1;
      while (run < 68 && at + run < bytes.length && bytes[at + run] == bytes[at]) {
        run++;
      }
      out.write(0x80);
      out.write(bytes[at]);
      int rest = run - 1;
      if (rest >= 4) {
        out.write(0x40 | rest - 4);
        out.write(0);
        out.write(0);
        at += rest;
      } else if (rest == 3) {
        out.write(0);
        out.write(0);
        at += rest;
      }
      at++;
    }
  }
}
