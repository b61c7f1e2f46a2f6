package org.dalel.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Locator;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.read.CaseFixture;
import org.dalel.casefile.read.CaseReader;
import org.dalel.custody.CustodyChain;
import org.dalel.export.ContentOpener;
import org.dalel.preview.Previews;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseReportTest {
  private static final long MADE = 1_767_225_600_000_000_000L;
  private static final String HOSTILE = "/<script>alert(1)</script>&\".txt";

  @TempDir private static Path scratch;
  private static Previews previews;

  @TempDir private Path temp;
  private CaseFolder folder;
  private String picture;

  @BeforeAll
  static void startPreviews() {
    previews = new Previews(scratch);
  }

  @AfterAll
  static void endPreviews() {
    previews.close();
  }

  @BeforeEach
  void makeCase() throws Exception {
    try (CaseFixture fixture = new CaseFixture(temp.resolve("case"))) {
      folder = fixture.folder();
      fixture.image(1, "disk.E01");
      fixture.content(1, "one", "image/png");
      fixture.content(2, "two", "text/plain");
      fixture.file(1, 1, "/photo.png", 7, 1L);
      fixture.file(2, 1, HOSTILE, 8, 2L);
      fixture.artifact(1, 2L, null, "contact", "{\"name\":\"Әлия <b>\"}");
      fixture.artifact(
          2,
          2L,
          null,
          "message",
          "{\"body\":\"Сәлем\",\"sent\":\"2024-05-06T07:08:09Z\",\"service\":\"Chat\"}");
      fixture.failure(1, 1L, 2L, null, "expected a header at 0x0, found none");
    }
    try (CaseReader reader = new CaseReader(folder)) {
      picture = reader.findPath("/photo.png").get(0).locator().toString();
      String text = reader.findPath(HOSTILE).get(0).locator().toString();
      try (var review = Sqlite.openForWriting(folder.reviewDb())) {
        for (String locator : List.of(picture, text)) {
          try (var insert =
              review.prepareStatement(
                  "INSERT INTO tag (id, locator, name, actor, time_ns) VALUES (?, ?, 'Important', 'Aida', 5)")) {
            insert.setString(1, "t" + locator.hashCode());
            insert.setString(2, locator);
            insert.executeUpdate();
          }
        }
        try (var insert =
            review.prepareStatement(
                "INSERT INTO note (id, locator, kind, body, actor, time_ns) VALUES ('n', ?, 'opinion', 'Бұл сурет маңызды', 'Aida', 6)")) {
          insert.setString(1, picture);
          insert.executeUpdate();
        }
      }
    }
    CustodyChain.open(folder).append("Aida", "process", Map.of("x", "y"));
  }

  @Test
  void tellsExhibitsWithLocatorsDigestsNotesAndPictures() throws IOException {
    String html = html("en", "Asia/Almaty", MADE);
    assertThat(html)
        .contains(
            "Exhibit 1: ", "Exhibit 2: ", Html.escaped(picture), "SHA-256", "Бұл сурет маңызды")
        .contains("data:image/png;base64,")
        .contains("2026-01-01 05:00:00 +05:00")
        .contains(CustodyChain.open(folder).head().hash())
        .contains("expected a header at 0x0, found none")
        .contains("Сәлем", "2024-05-06 12:08:09 +05:00");
  }

  @Test
  void showsMarkupOfEvidenceAsText() throws IOException {
    assertThat(html("en", "UTC", MADE))
        .doesNotContain("<script")
        .contains("&lt;script&gt;alert(1)")
        .contains("Әлия &lt;b&gt;")
        .contains("default-src 'none'");
  }

  @Test
  void namesTypesOfArtifactsInItsLanguage() throws IOException {
    assertThat(html("ru", "UTC", MADE)).contains("<td>Контакты</td>");
    assertThat(html("kk", "UTC", MADE)).contains("<td>Контактілер</td>");
  }

  @Test
  void tellsInItsOwnLanguageWhetherDigestsAgreeAndWhatArtifactsMean() throws Exception {
    try (var connection = Sqlite.openForWriting(folder.caseDb())) {
      Sqlite.execute(
          connection,
          "UPDATE evidence SET digest_state = 'matches the stored digests',"
              + " acquisition = '{\"errors\":[],\"fields\":{\"examiner\":\"Aida\"},\"media\":{}}'");
      Sqlite.execute(
          connection,
          "UPDATE artifact SET fields = '{\"encryption\":\"watch only\",\"locked\":true,"
              + "\"owner\":{\"handles\":[\"a@b.kz\",\"+7701\"]}}' WHERE type = 'contact'");
    }
    assertThat(html("ru", "UTC", MADE))
        .contains("проверено: совпадает с хеш-суммами образа")
        .contains("fields, examiner: Aida")
        .doesNotContain("errors")
        .contains("Шифрование: только наблюдение")
        .contains(": да")
        .contains("a@b.kz, +7701")
        .contains("достоверность высокая")
        .contains("Важное");
    try (var connection = Sqlite.openForWriting(folder.caseDb())) {
      Sqlite.execute(
          connection, "UPDATE evidence SET digest_state = 'differs from the stored SHA-1'");
    }
    assertThat(html("kk", "UTC", MADE)).contains("бейнедегі SHA-1 мәніне СӘЙКЕС ЕМЕС");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "kk"})
  void givesTheSameBytesForTheSameCase(String language) throws IOException {
    assertThat(html(language, "UTC", MADE)).isEqualTo(html(language, "UTC", MADE));
    assertThat(pdf(language, MADE)).isEqualTo(pdf(language, MADE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ru", "kk"})
  void embedsFontsThatHaveCyrillicAndKazakhLetters(String language) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf(language, MADE))) {
      String text = new PDFTextStripper().getText(document);
      assertThat(text).contains("Әлия", "маңызды", "Сәлем");
      for (var page : document.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
        }
      }
      assertThat(document.getNumberOfPages()).isGreaterThan(1);
    }
  }

  @Test
  void writesFilesThatTheCustodyChainNamesAndOverwritesNothing() throws IOException {
    try (CaseReader reader = new CaseReader(folder)) {
      ReportRequest request = new ReportRequest("", "", MADE, "Aida", "1");
      CaseReport report = CaseReport.make(reader, this::open, previews, request);
      ReportFiles files = new ReportFiles(folder, report, request, "out");
      List<ReportFiles.Written> written = files.write(temp.resolve("out"), ReportFiles.FORMATS);
      assertThat(written).hasSize(2).allMatch(file -> file.path().toFile().length() > 1000);
      var last = CustodyChain.open(folder).entries().get(1);
      assertThat(last.action()).isEqualTo("report");
      assertThat(last.details()).contains(written.get(0).sha256(), written.get(1).sha256());
      assertThatThrownBy(() -> files.write(temp.resolve("out"), List.of("pdf")))
          .isInstanceOf(CaseException.class)
          .hasMessageContaining("nothing is overwritten");
    }
  }

  @Test
  void saysWhyAPictureIsNotShownAndTellsTheRestAllTheSame() throws IOException {
    byte[] cut = Arrays.copyOf(png(), 60);
    Map<String, ContentOpener> failing =
        Map.of(
            "expected the evidence at /nowhere/image",
            locator -> {
              throw new CaseException("expected the evidence at /nowhere/image");
            },
            "a bad sector",
            locator -> {
              throw new IOException("a bad sector");
            },
            "",
            locator -> new ByteArrayInputStream(cut));
    for (Map.Entry<String, ContentOpener> one : failing.entrySet()) {
      String html = html("kk", one.getValue());
      assertThat(html)
          .contains("Сурет көрсетілмеді: " + one.getKey())
          .contains(Html.escaped(picture), "Сәлем")
          .doesNotContain("data:image/png", "Сурет көрсетілмеді: <", "null");
    }
  }

  @Test
  void saysThatAPictureOfAnotherTypeIsNotDrawn() throws Exception {
    try (var connection = Sqlite.openForWriting(folder.caseDb())) {
      Sqlite.execute(connection, "UPDATE content SET type = 'image/webp' WHERE id = 1");
    }
    assertThat(html("en", "UTC", MADE))
        .contains("The picture cannot be shown: expected one of [image/bmp")
        .contains("found image/webp");
  }

  @Test
  void refusesALanguageThatItDoesNotSpeak() {
    assertThatThrownBy(() -> html("fr", "UTC", MADE)).hasMessageContaining("found fr");
    assertThatThrownBy(() -> html("en", "Mars/North", MADE)).hasMessageContaining("Mars/North");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ru", "kk"})
  void hasEveryTextInEveryLanguage(String language) {
    Properties english = ReportWords.load("en");
    Properties other = ReportWords.load(language);
    assertThat(new TreeSet<>(other.stringPropertyNames()))
        .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
    for (String key : english.stringPropertyNames()) {
      assertThat(
              other.getProperty(key).replaceAll("[^{}0-9]", "").replaceAll("(?<!\\{)\\d(?!})", ""))
          .as(key)
          .contains(english.getProperty(key).contains("{0}") ? "{0}" : "");
    }
  }

  private String html(String language, String zone, long made) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    report(language, zone, made).html(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private String html(String language, ContentOpener contents) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CaseReader reader = new CaseReader(folder)) {
      ReportRequest request = new ReportRequest(language, "UTC", MADE, "Aida", "1");
      CaseReport.make(reader, contents, previews, request).html(out);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private byte[] pdf(String language, long made) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    report(language, "UTC", made).pdf(out);
    return out.toByteArray();
  }

  private CaseReport report(String language, String zone, long made) throws IOException {
    try (CaseReader reader = new CaseReader(folder)) {
      return CaseReport.make(
          reader, this::open, previews, new ReportRequest(language, zone, made, "Aida", "1"));
    }
  }

  private java.io.InputStream open(Locator locator) throws IOException {
    return new ByteArrayInputStream(png());
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(900, 30, BufferedImage.TYPE_INT_RGB), "png", png);
    return png.toByteArray();
  }
}
