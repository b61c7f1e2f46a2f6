package org.dalel.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.dalel.testdata.document.Documents;
import org.dalel.testdata.document.FictionalCase;
import org.dalel.testdata.model.Facts;
import org.dalel.testdata.tool.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {

  @TempDir Path folder;

  @Test
  void everyTemplateIsTheSameTwice() {
    for (String name : Documents.names()) {
      assertThat(Documents.of(name).content().bytes())
          .as(name)
          .isEqualTo(Documents.of(name).content().bytes());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docx",
        "xlsx",
        "pptx",
        "odt",
        "zip",
        "zip-nested",
        "zip-traversal",
        "zip-bomb-nested"
      })
  void javaReadsTheArchives(String name) throws IOException {
    List<String> members = new ArrayList<>();
    try (ZipInputStream in =
        new ZipInputStream(new ByteArrayInputStream(Documents.of(name).content().bytes()))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        in.readAllBytes();
        members.add(entry.getName());
      }
    }
    assertThat(members).isNotEmpty();
  }

  @Test
  void sevenZipOpensTheEncryptedArchivesWithThePasswordOnly() throws IOException {
    assumeTrue(Tool.exists("7z"), "7z is not installed (Debian package p7zip-full)");
    for (String name : List.of("zip-encrypted", "zip-aes")) {
      Files.write(folder.resolve(name), Documents.of(name).content().bytes());
      String out =
          new Tool("7z").in(folder).run(List.of("x", "-so", "-p" + Documents.PASSWORD, name));
      assertThat(out).as(name).contains("жүкқұжатты");
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> new Tool("7z").in(folder).run(List.of("t", "-pwrong", name)))
          .as(name)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void sqliteFindsTheDatabaseSound() throws IOException {
    assumeTrue(Tool.exists("sqlite3"), "sqlite3 is not installed (Debian package sqlite3)");
    Files.write(folder.resolve("c.db"), Documents.of("sqlite").content().bytes());
    String out =
        new Tool("sqlite3")
            .in(folder)
            .run(List.of("c.db", "pragma integrity_check; select count(*) from contacts"));
    assertThat(out).isEqualTo("ok\n3\n");
  }

  @Test
  void pdftotextReadsThePdfs() throws IOException {
    assumeTrue(Tool.exists("pdftotext"), "pdftotext is not installed (package poppler-utils)");
    Files.write(folder.resolve("a.pdf"), Documents.of("pdf").content().bytes());
    Files.write(folder.resolve("b.pdf"), Documents.of("pdf-encrypted").content().bytes());
    assertThat(new Tool("pdftotext").in(folder).run(List.of("a.pdf", "-"))).contains("жүкқұжатты");
    String password = Documents.PASSWORD;
    assertThat(new Tool("pdftotext").in(folder).run(List.of("-upw", password, "b.pdf", "-")))
        .contains("жүкқұжатты");
  }

  @Test
  void pythonReadsTheMessageWithItsNestedOne() throws IOException {
    assumeTrue(Tool.exists("python3"), "python3 is not installed");
    Files.write(folder.resolve("m.eml"), Documents.of("eml").content().bytes());
    String script =
        """
        import email, email.policy
        m = email.message_from_file(open('m.eml'), policy=email.policy.default)
        print([p.get_filename() for p in m.walk() if p.get_filename()])
        print(m.get_body().get_content())
        """;
    String out = new Tool("python3").in(folder).run(List.of("-c", script));
    assertThat(out).contains("['report.pdf', 'forwarded.eml', 'note.txt']", "накладную");
  }

  @Test
  void pythonReadsTarAndGzip() throws IOException {
    assumeTrue(Tool.exists("python3"), "python3 is not installed");
    Files.write(folder.resolve("a.tgz"), Documents.of("tgz").content().bytes());
    String script = "import tarfile; print(tarfile.open('a.tgz').getnames())";
    assertThat(new Tool("python3").in(folder).run(List.of("-c", script)))
        .contains("['folder/note.txt', 'page.html']");
  }

  @Test
  void javaReadsPicturesAndGzip() throws IOException {
    for (String name : List.of("png", "jpg")) {
      var image = ImageIO.read(new ByteArrayInputStream(Documents.of(name).content().bytes()));
      assertThat(image.getWidth()).as(name).isEqualTo(8);
    }
    byte[] gzip = Documents.of("gz").content().bytes();
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(FictionalCase.ALL);
    }
  }

  @Test
  void countsThePlantedIdentifiers() {
    assertThat(Documents.of("txt").facts().identifiers())
        .contains(
            new Facts.Identifier("email", "sklad-7@example.net", 2),
            new Facts.Identifier("phone", "+7 700 000 00 17", 2),
            new Facts.Identifier("url", "https://example.com/ledger/2026", 1));
  }

  @Test
  void knowsTheChildrenOfAllLevels() {
    assertThat(Documents.of("zip-nested").facts().children())
        .extracting(Facts.Child::path)
        .containsExactly(
            "middle.zip", "middle.zip/inner.zip", "middle.zip/inner.zip/innermost.txt");
  }
}
