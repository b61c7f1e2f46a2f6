package org.dalel.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Files that want to run, to call an address, or to take all memory. */
final class HostileEvidence {
  private HostileEvidence() {}

  /**
   * Writes them.
   *
   * @param home where they call
   */
  static void write(String home, Path folder) throws IOException {
    String attack =
        "<script>window.pwned=1;parent.pwned=1;top.pwned=1;fetch('"
            + home
            + "/fetch');alert(1)</script><img src='"
            + home
            + "/img' onerror='alert(2)'><iframe src='"
            + home
            + "/frame'></iframe><link rel=stylesheet href='"
            + home
            + "/css'><style>@import '"
            + home
            + "/import';body{background:url("
            + home
            + "/bg)}</style><meta http-equiv=refresh content='0;url="
            + home
            + "/refresh'><form action='"
            + home
            + "/form'><input autofocus onfocus='this.form.submit()'></form><a href='"
            + home
            + "/a' target=_blank ping='"
            + home
            + "/ping'>link</a><svg onload='alert(3)'><script>alert(4)</script></svg>"
            + "<base href='"
            + home
            + "/'><object data='"
            + home
            + "/object'></object><math><mtext><table><mglyph><style><img src=x onerror=alert(5)>";
    Files.writeString(folder.resolve("page.html"), "<!doctype html><html><body>" + attack);
    Files.writeString(folder.resolve("disguised.jpg"), "<html><body>" + attack);
    Files.writeString(
        folder.resolve("drawing.svg"),
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(6)'><script>top.pwned=1;alert(7)</script><image href='"
            + home
            + "/svg'/><foreignObject><body xmlns='http://www.w3.org/1999/xhtml'>"
            + "<iframe src='"
            + home
            + "/svgframe'/></body></foreignObject></svg>");
    Files.writeString(
        folder.resolve("letter.eml"),
        "From: \"<img src=x onerror=alert(8)>\" <a@example.com>\r\nTo: b@example.com\r\nSubject: =?utf-8?q?=3Cscript=3Ealert(9)=3C/script=3E?=\r\n"
            + "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body>"
            + attack
            + "</body></html>\r\n");
    Files.writeString(folder.resolve("text.txt"), attack + "\u0000\u0007\u001b[2J \u202e gnp.exe");
    Files.writeString(
        folder.resolve("data.json"),
        "{\"<script>alert(10)</script>\":\"<img src=x onerror=alert(11)>\"}");
    for (String name :
        List.of(
            "<img src=x onerror=alert(12)>.html",
            "\"><script>alert(13)<.html",
            "line\nbreak\r\nSet-Cookie: x=1.html",
            "bell\u0007 esc\u001b[31m.html",
            "\u202egnp.html",
            "..%2f..%2fetc%2fpasswd.html",
            "${7*7}{{7*7}}.html",
            "javascript:alert(14).html")) {
      try {
        Files.writeString(folder.resolve(name), "<html><body>" + attack);
      } catch (InvalidPathException e) {
        // a name that this machine's locale cannot write; the others are there
        assertThat(name).contains("\u202e");
      }
    }
    ByteArrayOutputStream gif = new ByteArrayOutputStream();
    gif.write("GIF89a/*".getBytes(StandardCharsets.ISO_8859_1));
    gif.write(
        ("*/=1;window.pwned=1;alert(15);/*" + attack + "*/").getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve("polyglot.gif"), gif.toByteArray());
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(ViewsFiles.jpeg(64, 64, 1));
    both.write(attack.getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve("polyglot.jpg"), both.toByteArray());
    Files.writeString(
        folder.resolve("polyglot.pdf"),
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\n"
            + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 20000000 20000000]/AA<</O<</S/URI/URI("
            + home
            + "/pdf)>>>>>>endobj\ntrailer<</Root 1 0 R>>\n"
            + attack);
    bomb(folder.resolve("bomb.zip"), "zeros.html");
    bomb(folder.resolve("bomb.docx"), "word/document.xml");
    png(folder.resolve("huge.png"), 10_000, 10_000);
    png(folder.resolve("claims.png"), 1_000_000, 1_000_000);
  }

  /** A gigabyte of zeros in a megabyte. */
  private static void bomb(Path file, String entry) throws IOException {
    new ZipBomb()
        .file(
            "[Content_Types].xml",
            "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>")
        .file(
            "_rels/.rels",
            "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>")
        .write(entry, file);
  }

  /** One-bit grey PNG, row by row; a side of a million is only claimed. */
  private static void png(Path file, int width, int height) throws IOException {
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflate = new DeflaterOutputStream(pixels)) {
      byte[] line = new byte[1 + (width + 7) / 8];
      for (int y = 0; y < Math.min(height, 10_000) && width <= 10_000; y++) {
        deflate.write(line);
      }
    }
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
      ByteArrayOutputStream header = new ByteArrayOutputStream();
      DataOutputStream fields = new DataOutputStream(header);
      fields.writeInt(width);
      fields.writeInt(height);
      fields.write(new byte[] {1, 0, 0, 0, 0});
      chunk(out, "IHDR", header.toByteArray());
      chunk(out, "IDAT", pixels.toByteArray());
      chunk(out, "IEND", new byte[0]);
    }
  }

  private static void chunk(DataOutputStream out, String name, byte[] data) throws IOException {
    out.writeInt(data.length);
    byte[] type = name.getBytes(StandardCharsets.ISO_8859_1);
    out.write(type);
    out.write(data);
    CRC32 crc = new CRC32();
    crc.update(type);
    crc.update(data);
    out.writeInt((int) crc.getValue());
  }
}
