package org.dalel.testdata.document;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.dalel.testdata.model.Facts;

/** Writes ustar archives and gzip files (RFC 1952, no name, no time). */
public final class Tar {

  private static final int BLOCK = 512;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Facts.Child> children = new ArrayList<>();

  /** Adds a member; its name has at most 100 bytes. */
  public Tar add(String name, Document document) {
    byte[] content = document.content().bytes();
    byte[] head = new byte[BLOCK];
    put(head, 0, name);
    put(head, 100, "0000644");
    put(head, 108, "0001750");
    put(head, 116, "0001750");
    put(head, 124, String.format("%011o", content.length));
    put(head, 136, String.format("%011o", 1_772_445_600L));
    put(head, 148, "        ");
    head[156] = '0';
    put(head, 257, "ustar\00000");
    put(head, 265, "sample");
    put(head, 297, "sample");
    int sum = 0;
    for (byte each : head) {
      sum += each & 0xFF;
    }
    put(head, 148, String.format("%06o\0 ", sum));
    out.writeBytes(head);
    out.writeBytes(content);
    out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    children.addAll(ZipFile.children(name, document, false));
    return this;
  }

  /** The archive with what is known of it. */
  public Document document() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(out.toByteArray());
    all.writeBytes(new byte[2 * BLOCK]);
    Facts facts = new Facts(List.of(), List.of(), children, false, "", List.of());
    return new Document(Content.of(all.toByteArray()), "application/x-tar", facts);
  }

  /** A document gzipped; the child has the given name. */
  public static Document gzip(String name, Document document) {
    byte[] plain = document.content().bytes();
    byte[] body = Deflate.compress(plain);
    CRC32 crc = new CRC32();
    crc.update(plain);
    ByteBuffer out = ByteBuffer.allocate(18 + body.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 3}).put(body);
    out.putInt((int) crc.getValue()).putInt(plain.length);
    List<Facts.Child> children = ZipFile.children(name, document, false);
    Facts facts = new Facts(List.of(), List.of(), children, false, "", List.of());
    return new Document(Content.of(out.array()), "application/gzip", facts);
  }

  private static void put(byte[] head, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, head, at, bytes.length);
  }
}
