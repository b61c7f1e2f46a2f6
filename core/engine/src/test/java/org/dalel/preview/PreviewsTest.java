package org.dalel.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.imageio.ImageIO;
import org.dalel.testdata.document.Documents;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a worker process makes of good and of hostile content. */
class PreviewsTest {
  @TempDir static Path folder;
  private static Previews previews;

  @BeforeAll
  static void start() {
    previews = new Previews(folder);
  }

  @AfterAll
  static void stop() {
    previews.close();
  }

  @Test
  void scalesAPicture() throws IOException {
    Path file = folder.resolve("large.png");
    ImageIO.write(
        new BufferedImage(3000, 1000, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
    Preview made = make("picture", file, "image/png", Map.of("side", "300"));
    BufferedImage scaled = ImageIO.read(new ByteArrayInputStream(made.body()));
    assertThat(scaled.getWidth()).isEqualTo(300);
    assertThat(scaled.getHeight()).isEqualTo(100);
    assertThat(made.facts().get("full_width").asInt()).isEqualTo(3000);
  }

  @Test
  void drawsAPageOfAPdf() throws IOException {
    Preview made = make("page", document("pdf"), "application/pdf", Map.of("side", "500"));
    BufferedImage page = ImageIO.read(new ByteArrayInputStream(made.body()));
    // the renderer rounds each side down to whole pixels
    assertThat(Math.max(page.getWidth(), page.getHeight())).isBetween(499, 500);
  }

  @Test
  void keepsTheTextAndNothingActive() throws IOException {
    Path file = folder.resolve("page.html");
    Files.writeString(
        file,
        "<h1 onclick=x()>Title</h1><script>bad()</script><a href='http://evil.example/'>here</a>"
            + "<img src='http://evil.example/x' onerror=bad()><table><tr><td colspan=2>cell</table>");
    String page =
        new String(make("document", file, "text/html", Map.of()).body(), StandardCharsets.UTF_8);
    assertThat(page)
        .contains("<h1>Title</h1>", "here [http://evil.example/]", "<td colspan=\"2\">cell</td>")
        .doesNotContain("<script", "bad()", "href", "<img", "onclick");
  }

  @Test
  void readsWordDocuments() throws IOException {
    String page =
        new String(
            make(
                    "document",
                    document("docx"),
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    Map.of())
                .body(),
            StandardCharsets.UTF_8);
    assertThat(page).contains("<p>").contains("чайник".substring(0, 1));
  }

  @Test
  void listsTablesAndRows() throws IOException {
    Path file = document("sqlite");
    Preview tables = make("tables", file, "application/vnd.sqlite3", Map.of());
    String name = tables.facts().get("tables").get(0).get("name").asText();
    Preview rows = make("table", file, "application/vnd.sqlite3", Map.of("table", name));
    assertThat(rows.facts().get("rows")).isNotEmpty();
    assertThatThrownBy(
            () -> make("table", file, "application/vnd.sqlite3", Map.of("table", "x\"; DROP")))
        .isInstanceOf(PreviewException.class)
        .hasMessageContaining("has no table named");
  }

  @Test
  void refusesAPictureThatClaimsTooMuchAndGoesOn() throws IOException {
    Path file = folder.resolve("claims.png");
    byte[] png = png(200_000, 200_000);
    Files.write(file, png);
    assertThatThrownBy(() -> make("picture", file, "image/png", Map.of()))
        .isInstanceOf(PreviewException.class)
        .hasMessageContaining("200000 × 200000 pixels");
    assertThat(make("page", document("pdf"), "application/pdf", Map.of()).body()).isNotEmpty();
  }

  @Test
  void stopsWhatTakesTooLongAndGoesOn() throws IOException {
    try (Previews hasty = new Previews(folder, Duration.ofMillis(1))) {
      assertThatThrownBy(
              () ->
                  hasty.make(
                      new PreviewRequest(
                          "page", document("pdf"), "x.pdf", "application/pdf", Map.of())))
          .isInstanceOf(PreviewException.class)
          .hasMessageContaining("was stopped");
    }
  }

  @Test
  void drawsJsonAsATreeOfBoundedDepth() throws IOException {
    Path file = folder.resolve("deep.json");
    Files.writeString(file, "[".repeat(900) + "]".repeat(900));
    Preview made = make("tree", file, "application/json", Map.of());
    assertThat(made.facts().get("root").get("k").asText()).isEqualTo("list");
    Files.writeString(file, "[".repeat(100_000));
    assertThatThrownBy(() -> make("tree", file, "application/json", Map.of()))
        .isInstanceOf(PreviewException.class)
        .hasMessageContaining("damaged");
  }

  private static Preview make(String what, Path file, String type, Map<String, String> values)
      throws PreviewException {
    return previews.make(
        new PreviewRequest(what, file, file.getFileName().toString(), type, values));
  }

  private static Path document(String template) throws IOException {
    Path file = Files.createTempFile(folder, "sample", "." + template);
    try (OutputStream out = Files.newOutputStream(file)) {
      Documents.of(template).content().writeTo(out);
    }
    return file;
  }

  /** A header that claims a size, and no pixels. */
  private static byte[] png(int width, int height) throws IOException {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    java.io.DataOutputStream out = new java.io.DataOutputStream(bytes);
    out.write(
        new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'});
    out.writeInt(width);
    out.writeInt(height);
    out.write(new byte[] {1, 0, 0, 0, 0});
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(bytes.toByteArray(), 12, 17);
    out.writeInt((int) crc.getValue());
    out.write(new byte[] {0, 0, 0, 0, 'I', 'D', 'A', 'T', 0x35, (byte) 0xaf, 0x06, 0x1e});
    return bytes.toByteArray();
  }
}
