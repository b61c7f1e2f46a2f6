package org.dalel.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.dalel.content.ContentResult.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the cheap path for text against Tika's parser. */
class PlainTextPathTest {
  private static final String RUSSIAN =
      "Протокол осмотра места происшествия. Изъяты ноутбук и два телефона. ".repeat(12);
  private static final String KAZAKH =
      "Қазақстан Республикасының азаматы, ұялы телефон нөмірі әлі белгісіз. ".repeat(12);

  private final TypeDetector detector = new TypeDetector();
  private final ContentAnalyzer analyzer = new ContentAnalyzer();
  private final PlainTika tika = new PlainTika();

  @TempDir Path folder;

  @Test
  void givesTikasTextInEveryEncoding() throws IOException {
    Map<String, byte[]> samples = new LinkedHashMap<>();
    samples.put("ascii.txt", ascii("plain words\nand lines\n"));
    samples.put("dos.txt", ascii("plain words\r\nand lines\r\n"));
    samples.put("code.c", ascii("#include <stdio.h>\nint main(void) { return 0; }\n"));
    samples.put("meta.txt", ascii("about <meta charset=\"utf-8\"> and < META tags\n"));
    samples.put("comment.txt", ascii("x <!-- <meta charset=koi8-r> --> y\n"));
    samples.put("control.txt", ascii("form\ffeed, del\u007f, bell\u0007" + " words".repeat(40)));
    samples.put("escape.txt", ascii("esc \u001b[1mbold\u001b[0m " + "words ".repeat(20)));
    samples.put("hz.txt", ascii("~{<:Ky2;S{#,~} " + "words ".repeat(20)));
    samples.put("late.txt", ascii("x".repeat(17_000) + "caf\u00e9\u0080\u009f"));
    samples.put("utf8.txt", KAZAKH.getBytes(StandardCharsets.UTF_8));
    samples.put("bom8.txt", ("\ufeff" + KAZAKH).getBytes(StandardCharsets.UTF_8));
    samples.put("few8.txt", "one ё only".getBytes(StandardCharsets.UTF_8));
    samples.put("emoji.txt", "grin \ud83d\ude00 ".repeat(3000).getBytes(StandardCharsets.UTF_8));
    samples.put("bom16le.txt", ("\ufeff" + RUSSIAN).getBytes(StandardCharsets.UTF_16LE));
    samples.put("bom16be.txt", ("\ufeff" + RUSSIAN).getBytes(StandardCharsets.UTF_16BE));
    for (String charset : new String[] {"windows-1251", "KOI8-R", "ISO-8859-5", "IBM866"}) {
      samples.put(charset + ".txt", RUSSIAN.getBytes(Charset.forName(charset)));
    }
    samples.put(
        "latin1.txt",
        "Fu\u00dfg\u00e4nger und Stra\u00dfe\n".repeat(9).getBytes(StandardCharsets.ISO_8859_1));
    samples.put("broken8.txt", (KAZAKH + "\u00ff").getBytes(StandardCharsets.ISO_8859_1));
    for (Map.Entry<String, byte[]> sample : samples.entrySet()) {
      assertSame(sample.getKey(), sample.getValue());
    }
  }

  @Test
  void givesTikasTextOfWhatMayBeATable() throws IOException {
    Random random = new Random(3);
    String[] pieces = {
      ",", ",", "\t", ";", "|", ":", "\n", "\n", "\r\n", "\"", "\"\"", "a", "word", " ", "12"
    };
    for (int i = 0; i < 250; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(120);
      for (int k = 0; k < length; k++) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      assertSame(i % 3 == 0 ? "t.csv" : "t.txt", ascii("x" + text));
    }
    assertSame("t.txt", ascii("a,b,c\n1,2,3\n4,5,6\n".repeat(10)));
    assertSame("t.csv", ascii("no table here\njust words\n"));
    assertSame("t.txt", ascii("\"a\";\"b\"\n".repeat(40)));
    assertSame("t.txt", ascii("\n\na\tb\n".repeat(20)));
    assertSame("t.txt", ascii("a|b\nc|d\n".repeat(4000)));
  }

  @Test
  void cutsTheTextAtTheLimitAndSaysSo() throws IOException {
    ContentResult result =
        analyze(
            "a.txt", ascii("0123456789".repeat(10)), AnalysisContext.defaults().withMaxText(25));

    assertThat(result.text()).isEqualTo("0123456789012345678901234");
    assertThat(result.textTruncated()).isTrue();
    assertThat(result.status()).isEqualTo(Status.PARSED);
  }

  @Test
  void namesTheCharset() throws IOException {
    byte[] bytes = RUSSIAN.getBytes(Charset.forName("windows-1251"));

    ContentResult result = analyze("a.txt", bytes, AnalysisContext.defaults());

    assertThat(result.charset()).contains("windows-1251");
    assertThat(result.text()).isEqualTo(RUSSIAN + "\n");
  }

  private void assertSame(String name, byte[] bytes) throws IOException {
    PlainTika.Outcome expected = tika.parse(folder, name, bytes);
    ContentResult found = analyze(name, bytes, AnalysisContext.defaults());
    assertThat(found.text())
        .as("text of %s: %s", name, new String(bytes, StandardCharsets.ISO_8859_1))
        .isEqualTo(expected.text());
    assertThat(found.metadata()).as(name).isEqualTo(expected.metadata());
  }

  private ContentResult analyze(String name, byte[] bytes, AnalysisContext limits)
      throws IOException {
    try (ContentSource source = ContentSource.of(bytes)) {
      String type = detector.detect(source, name);
      return analyzer.analyze(source, name, type, (child, content) -> true, limits);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
