package org.dalel.testdata.document;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.dalel.testdata.model.Facts;

/**
 * One page of text as PDF 1.4 (ISO 32000-1). Characters are two-byte codes that a ToUnicode map
 * explains, so any text can be extracted without an embedded font. With a password, the standard
 * security handler of revision 2 encrypts it (RC4, 40 bits).
 */
final class Pdf {

  private static final byte[] PADDING =
      HexFormat.of().parseHex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a");
  private static final int PERMISSIONS = -4;
  private static final int LINE = 90;

  private final String password;
  private final byte[] id;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Integer> offsets = new ArrayList<>();

  private Pdf(String password) {
    this.password = password;
    this.id = md5("fictional case 7".getBytes(StandardCharsets.US_ASCII));
  }

  static Document plain(String text) {
    byte[] bytes = new Pdf("").bytes(text);
    return new Document(Content.of(bytes), "application/pdf", FictionalCase.facts(text));
  }

  static Document encrypted(String text, String password) {
    byte[] bytes = new Pdf(password).bytes(text);
    Facts facts = new Facts(List.of(), List.of(), List.of(), true, password, List.of());
    return new Document(Content.of(bytes), "application/pdf", facts);
  }

  private byte[] bytes(String text) {
    print("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
    object("<< /Type /Catalog /Pages 2 0 R >>");
    object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    object(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Contents 4 0 R"
            + " /Resources << /Font << /F1 5 0 R >> >> >>");
    stream(page(text));
    object(
        "<< /Type /Font /Subtype /Type0 /BaseFont /Sample /Encoding /Identity-H"
            + " /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>");
    object(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Sample /DW 500 /FontDescriptor 8 0 R"
            + " /CIDSystemInfo << /Registry <41646F6265> /Ordering <4964656E74697479> /Supplement 0 >> >>");
    stream(toUnicode());
    object(
        "<< /Type /FontDescriptor /FontName /Sample /Flags 4 /FontBBox [0 0 500 700]"
            + " /ItalicAngle 0 /Ascent 700 /Descent 0 /CapHeight 700 /StemV 80 >>");
    if (!password.isEmpty()) {
      object(
          "<< /Filter /Standard /V 1 /R 2 /Length 40 /P "
              + PERMISSIONS
              + " /O <"
              + hex(owner())
              + "> /U <"
              + hex(rc4(key(), PADDING))
              + "> >>");
    }
    trailer();
    return out.toByteArray();
  }

  private static String page(String text) {
    StringBuilder page = new StringBuilder("BT /F1 9 Tf 12 TL 30 560 Td\n");
    for (String paragraph : text.split("\n+")) {
      String left = paragraph;
      while (!left.isEmpty()) {
        int cut = left.length() <= LINE ? left.length() : left.lastIndexOf(' ', LINE) + 1;
        page.append('<');
        left.substring(0, cut).chars().forEach(c -> page.append(String.format("%04X", c)));
        page.append("> Tj T*\n");
        left = left.substring(cut);
      }
    }
    return page.append("ET\n").toString();
  }

  private static String toUnicode() {
    StringBuilder map = new StringBuilder();
    map.append("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n");
    map.append("/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n");
    map.append("/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n");
    map.append("1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
    map.append("4 beginbfrange\n<0000> <00FF> <0000>\n<0400> <04FF> <0400>\n");
    map.append("<2000> <20FF> <2000>\n<2100> <21FF> <2100>\nendbfrange\n");
    map.append("endcmap CMapName currentdict /CMap defineresource pop end end\n");
    return map.toString();
  }

  private void object(String body) {
    offsets.add(out.size());
    print(offsets.size() + " 0 obj\n" + body + "\nendobj\n");
  }

  private void stream(String body) {
    offsets.add(out.size());
    int number = offsets.size();
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    byte[] stored = password.isEmpty() ? bytes : rc4(objectKey(number), bytes);
    print(number + " 0 obj\n<< /Length " + stored.length + " >>\nstream\n");
    out.writeBytes(stored);
    print("\nendstream\nendobj\n");
  }

  private void trailer() {
    int start = out.size();
    int count = offsets.size() + 1;
    print("xref\n0 " + count + "\n0000000000 65535 f \n");
    offsets.forEach(offset -> print(String.format("%010d 00000 n \n", offset)));
    String lock = password.isEmpty() ? "" : " /Encrypt " + offsets.size() + " 0 R";
    print(
        "trailer\n<< /Size "
            + count
            + " /Root 1 0 R"
            + lock
            + " /ID [<"
            + hex(id)
            + "> <"
            + hex(id)
            + ">] >>\nstartxref\n"
            + start
            + "\n%%EOF\n");
  }

  private void print(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private byte[] padded() {
    byte[] text = password.getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = Arrays.copyOf(text, 32);
    System.arraycopy(PADDING, 0, all, text.length, 32 - text.length);
    return all;
  }

  private byte[] owner() {
    return rc4(Arrays.copyOf(md5(padded()), 5), padded());
  }

  private byte[] key() {
    ByteBuffer in = ByteBuffer.allocate(32 + 32 + 4 + 16).order(ByteOrder.LITTLE_ENDIAN);
    in.put(padded()).put(owner()).putInt(PERMISSIONS).put(id);
    return Arrays.copyOf(md5(in.array()), 5);
  }

  private byte[] objectKey(int number) {
    ByteBuffer in = ByteBuffer.allocate(10).put(key());
    in.put((byte) number).put((byte) (number >>> 8)).put((byte) (number >>> 16));
    return Arrays.copyOf(md5(in.array()), 10);
  }

  private static byte[] rc4(byte[] key, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("ARCFOUR");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ARCFOUR"));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the Java platform lacks ARCFOUR", e);
    }
  }

  private static byte[] md5(byte[] bytes) {
    try {
      return MessageDigest.getInstance("MD5").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
