package org.dalel.testdata.fs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A tree as a tar stream with GNU long names, for tools that read folders. */
final class Ustar {

  private static final int BLOCK = 512;

  private Ustar() {}

  static void write(Entry folder, String path, ByteArrayOutputStream out) {
    for (Entry each : folder.inode.entries) {
      String own = path + each.name;
      long time = each.inode.times.modified().getEpochSecond();
      if (each.inode.folder()) {
        member(own + "/", '5', new byte[0], time, out);
        write(each, own + "/", out);
      } else {
        member(own, '0', each.inode.main().document.content().bytes(), time, out);
      }
    }
  }

  private static void member(
      String name, char type, byte[] content, long time, ByteArrayOutputStream out) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 100) {
      byte[] ended = java.util.Arrays.copyOf(bytes, bytes.length + 1);
      header("././@LongLink".getBytes(StandardCharsets.US_ASCII), 'L', ended, 0, out);
    }
    header(java.util.Arrays.copyOf(bytes, Math.min(100, bytes.length)), type, content, time, out);
  }

  private static void header(
      byte[] name, char type, byte[] content, long time, ByteArrayOutputStream out) {
    byte[] head = new byte[BLOCK];
    System.arraycopy(name, 0, head, 0, name.length);
    put(head, 100, type == '5' ? "0000755" : "0000644");
    put(head, 108, "0000000");
    put(head, 116, "0000000");
    put(head, 124, String.format("%011o", content.length));
    put(head, 136, String.format("%011o", time));
    put(head, 148, "        ");
    head[156] = (byte) type;
    put(head, 257, "ustar  ");
    int sum = 0;
    for (byte each : head) {
      sum += each & 0xFF;
    }
    put(head, 148, String.format("%06o\0 ", sum));
    out.writeBytes(head);
    out.writeBytes(content);
    out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
  }

  private static void put(byte[] head, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, head, at, bytes.length);
  }
}
