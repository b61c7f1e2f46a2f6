package org.dalel.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.dalel.content.ContentResult.Status;
import org.junit.jupiter.api.Test;

class ContentAnalyzerTest {
  private final TypeDetector detector = new TypeDetector();
  private final ContentAnalyzer analyzer = new ContentAnalyzer();
  private final List<String> children = new ArrayList<>();
  private final EmbeddedSink collecting =
      (child, content) -> {
        String text = new String(content.open().readAllBytes(), StandardCharsets.UTF_8);
        children.add(child.index() + " " + child.name() + " " + child.state() + " " + text);
        return true;
      };

  @Test
  void handsOutEveryMemberOfAZipWithItsNameUnchanged() throws IOException {
    byte[] zip =
        Samples.zip("../../etc/passwd", "one", "a.txt", "two", "a.txt", "three", "dir^b", "four");
    replaceAll(zip, (byte) '^', (byte) '\\');

    ContentResult result = analyze("a.zip", zip, AnalysisContext.defaults());

    assertThat(result.status()).isEqualTo(Status.PARSED);
    assertThat(children)
        .containsExactly(
            "0 ../../etc/passwd COMPLETE one",
            "1 a.txt COMPLETE two",
            "2 a.txt COMPLETE three",
            "3 dir\\b COMPLETE four",
            "4 dir BARE ");
  }

  @Test
  void goesOnBehindADamagedMember() throws IOException {
    byte[] zip = Samples.zip("a.txt", "first text", "b.txt", "second text");
    int at = indexOf(zip, "first text");
    zip[at + 3] ^= 0x20;

    ContentResult result = analyze("a.zip", zip, AnalysisContext.defaults());

    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(result.message().orElseThrow()).startsWith("member a.txt: ").contains("CRC-32");
    assertThat(children).hasSize(2).last().isEqualTo("1 b.txt COMPLETE second text");
    assertThat(children.get(0)).contains("PARTIAL");
  }

  @Test
  void keepsWhatCameBeforeTheEndOfACutArchive() throws IOException {
    byte[] zip = Samples.zip("a.txt", "first text", "b.txt", "second text ".repeat(50));
    byte[] cut = Arrays.copyOf(zip, indexOf(zip, "second text") + 30);

    ContentResult result = analyze("a.zip", cut, AnalysisContext.defaults());

    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(children.get(0)).isEqualTo("0 a.txt COMPLETE first text");
  }

  @Test
  void listsEncryptedMembersAndMarksTheArchive() throws IOException {
    byte[] zip = Samples.zip("secret.txt", "hidden");
    zip[6] |= 1;
    zip[indexOf(zip, "PK\u0001\u0002") + 8] |= 1;

    ContentResult result = analyze("a.zip", zip, AnalysisContext.defaults());

    assertThat(result.status()).isEqualTo(Status.ENCRYPTED);
    assertThat(children).containsExactly("0 secret.txt ENCRYPTED ");
  }

  @Test
  void unpacksAllMembersOfAGzipUnderItsName() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(gzip("one "));
    out.write(gzip("two"));

    ContentResult result = analyze("log.1.gz", out.toByteArray(), AnalysisContext.defaults());

    assertThat(result.status()).isEqualTo(Status.PARSED);
    assertThat(children).containsExactly("0 log.1 COMPLETE one two");
  }

  @Test
  void keepsWhatCameBeforeTheDamageOfAGzip() throws IOException {
    byte[] gzip = gzip("some words ".repeat(5000) + Math.PI);

    ContentResult result =
        analyze("a.gz", Arrays.copyOf(gzip, gzip.length - 12), AnalysisContext.defaults());

    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(children).hasSize(1).first().asString().contains("PARTIAL some words some words");
  }

  @Test
  void readsLittleMoreOfAHugePlainTextThanIsKept() throws IOException {
    byte[] line = "one line of a log that never ends\n".getBytes(StandardCharsets.UTF_8);
    AtomicLong read = new AtomicLong();
    ContentSource huge =
        ContentSource.of(
            (position, target, offset, length) -> {
              for (int i = 0; i < length; i++) {
                target[offset + i] = line[(int) ((position + i) % line.length)];
              }
              read.addAndGet(length);
              return length;
            },
            4L << 30);

    ContentResult result =
        analyzer.analyze(
            huge,
            "a.log",
            "text/plain",
            collecting,
            AnalysisContext.defaults().withMaxText(100_000));

    assertThat(result.status()).isEqualTo(Status.PARSED);
    assertThat(result.textTruncated()).isTrue();
    assertThat(result.text()).hasSize(100_000).startsWith("one line of a log");
    assertThat(read.get()).isLessThan(8L << 20);
  }

  @Test
  void endsAtTheLimitOfChildrenAndNamesIt() throws IOException {
    AnalysisContext two = new AnalysisContext(100, 2, 1 << 20, 1 << 20, 1000);

    ContentResult result = analyze("a.zip", Samples.zip("a", "1", "b", "2", "c", "3"), two);

    assertThat(result.status()).isEqualTo(Status.TRUNCATED);
    assertThat(result.message()).contains("children: at most 2, found more");
    assertThat(children).hasSize(2);
  }

  @Test
  void endsAtTheLimitOfBytesAndKeepsTheBeginning() throws IOException {
    AnalysisContext small = new AnalysisContext(100, 10, 4, 1 << 20, 1000);

    ContentResult result = analyze("a.zip", Samples.zip("a", "123", "b", "1234567"), small);

    assertThat(result.status()).isEqualTo(Status.TRUNCATED);
    assertThat(result.message()).contains("embedded bytes: at most 4 in one child, found more");
    assertThat(children).containsExactly("0 a COMPLETE 123", "1 b PARTIAL 1234");
  }

  @Test
  void endsAtTheRatioOfABomb() throws IOException {
    AnalysisContext strict = new AnalysisContext(100, 10, 1L << 40, 1L << 40, 10);
    long[] seen = new long[1];
    byte[] bomb = gzip("0".repeat(30_000_000));

    ContentResult result;
    try (ContentSource source = ContentSource.of(bomb)) {
      result =
          analyzer.analyze(
              source,
              "b.gz",
              "application/gzip",
              (child, content) -> {
                seen[0] = content.size();
                return true;
              },
              strict);
    }

    assertThat(result.status()).isEqualTo(Status.TRUNCATED);
    assertThat(result.message().orElseThrow()).contains("for each byte of the parent");
    assertThat(seen[0]).isEqualTo(AnalysisContext.RATIO_THRESHOLD);
  }

  @Test
  void endsWhenTheSinkWantsNoMore() throws IOException {
    try (ContentSource source = ContentSource.of(Samples.zip("a", "1", "b", "2"))) {
      ContentResult result =
          analyzer.analyze(
              source,
              "a.zip",
              "application/zip",
              (child, content) -> {
                children.add(child.name());
                return false;
              },
              AnalysisContext.defaults());

      assertThat(result.status()).isEqualTo(Status.TRUNCATED);
      assertThat(children).containsExactly("a");
    }
  }

  @Test
  void throwsOnWhatTheSinkThrows() throws IOException {
    try (ContentSource source = ContentSource.of(gzip("x"))) {
      EmbeddedSink full =
          (child, content) -> {
            throw new IOException("case disk is full");
          };

      assertThatThrownBy(
              () ->
                  analyzer.analyze(
                      source, "a.gz", "application/gzip", full, AnalysisContext.defaults()))
          .isInstanceOf(IOException.class)
          .hasMessage("case disk is full");
    }
  }

  @Test
  void recognisesAnEncryptedPdf() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      document.save(out);
    }

    ContentResult result = analyze("a.pdf", out.toByteArray(), AnalysisContext.defaults());

    assertThat(result.status()).isEqualTo(Status.ENCRYPTED);
    assertThat(result.message()).isPresent();
  }

  @Test
  void saysWhatIsEmptyUnsupportedOrBroken() throws IOException {
    assertThat(analyze("a.txt", new byte[0], AnalysisContext.defaults()).status())
        .isEqualTo(Status.EMPTY);
    ContentResult unknown = analyze("a", new byte[] {0, 1, 2, 3, 4}, AnalysisContext.defaults());
    assertThat(unknown.status()).isEqualTo(Status.UNSUPPORTED);
    assertThat(unknown.message()).contains("no parser for application/octet-stream");
    ContentResult broken =
        analyze(
            "a.pdf",
            "%PDF-1.4\nnothing".getBytes(StandardCharsets.US_ASCII),
            AnalysisContext.defaults());
    assertThat(broken.status()).isEqualTo(Status.FAILED);
    assertThat(broken.message().orElseThrow()).doesNotContain("\n").contains("Exception");
  }

  @Test
  void keepsTheBodyOfAMailAndHandsOutItsAttachment() throws IOException {
    String mail =
        String.join(
            "\r\n",
            "From: a@example.kz",
            "To: b@example.kz",
            "Subject: two parts",
            "MIME-Version: 1.0",
            "Content-Type: multipart/mixed; boundary=x",
            "",
            "--x",
            "Content-Type: text/plain",
            "",
            "the body of the mail",
            "--x",
            "Content-Type: text/plain",
            "Content-Disposition: attachment; filename=list.txt",
            "",
            "the attachment",
            "--x--",
            "");

    ContentResult result =
        analyze("a.eml", mail.getBytes(StandardCharsets.US_ASCII), AnalysisContext.defaults());

    assertThat(result.status()).isEqualTo(Status.PARSED);
    assertThat(result.text()).contains("the body of the mail").doesNotContain("the attachment");
    assertThat(children).containsExactly("0 list.txt COMPLETE the attachment");
  }

  @Test
  void givesTheSameResultEveryTime() throws IOException {
    byte[] html =
        "<html><head><title>T</title></head><body><p>a</p><script>x</script></body></html>"
            .getBytes(StandardCharsets.UTF_8);

    ContentResult first = analyze("a.html", html, AnalysisContext.defaults());

    assertThat(analyze("a.html", html, AnalysisContext.defaults())).isEqualTo(first);
    assertThat(first.text()).contains("a").doesNotContain("x");
  }

  private ContentResult analyze(String name, byte[] bytes, AnalysisContext limits)
      throws IOException {
    try (ContentSource source = ContentSource.of(bytes)) {
      return analyzer.analyze(source, name, detector.detect(source, name), collecting, limits);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static void replaceAll(byte[] bytes, byte from, byte to) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == from ? to : bytes[i];
    }
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }
}
