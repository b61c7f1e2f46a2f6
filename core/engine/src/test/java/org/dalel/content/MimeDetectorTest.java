package org.dalel.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.junit.jupiter.api.Test;

/** Holds the indexed rules against Tika's own, which tries every rule in turn. */
class MimeDetectorTest {
  private static final MimeTypes TIKA = MimeTypes.getDefaultMimeTypes();
  private static final MimeDatabase DATABASE = MimeDatabase.load();
  private static final List<String> NAMES =
      List.of(
          "",
          "a.txt",
          "README",
          "x.HTML",
          "a.tar.gz",
          "b.doc",
          "Makefile",
          "i_x.txt",
          "%41.c",
          "a:b.txt",
          "x#y.h",
          "what?.png",
          "каз.xml",
          "a b.csv",
          "x.svg",
          "rdf",
          ".gitignore");

  private final MimeDetector detector = new MimeDetector(DATABASE);

  @Test
  void knowsTheSameHierarchyOfTypesAsTika() {
    MediaTypeRegistry tika = TIKA.getMediaTypeRegistry();
    MediaTypeRegistry own = DATABASE.registry();
    assertThat(own.getTypes()).isEqualTo(tika.getTypes()).hasSizeGreaterThan(1000);
    for (MediaType type : tika.getTypes()) {
      assertThat(own.getSupertype(type))
          .as("super type of " + type)
          .isEqualTo(tika.getSupertype(type));
      assertThat(own.getAliases(type)).as("aliases of " + type).isEqualTo(tika.getAliases(type));
    }
  }

  @Test
  void answersLikeTikaForASampleOfEveryRule() throws IOException {
    Random random = new Random(1);
    int compared = 0;
    for (MagicRule rule : DATABASE.rules()) {
      for (byte[] sample : samples(rule.clause())) {
        String name = random.nextBoolean() ? "" : NAMES.get(random.nextInt(NAMES.size()));
        compare(random.nextInt(3) == 0 ? mutated(sample, random) : sample, name);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(2000);
  }

  @Test
  void answersLikeTikaForRandomBytes() throws IOException {
    Random random = new Random(2);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[random.nextInt(700)];
      random.nextBytes(bytes);
      int mode = random.nextInt(4);
      for (int k = 0; k < bytes.length && mode > 0; k++) {
        bytes[k] = (byte) (mode == 1 ? 32 + (bytes[k] & 63) : bytes[k] & (mode == 2 ? 0x7f : 0x9f));
      }
      compare(bytes, NAMES.get(random.nextInt(NAMES.size())));
    }
  }

  @Test
  void answersLikeTikaForTextLikeXmlAndHtml() throws IOException {
    for (String text :
        List.of(
            "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>",
            "<?xml version=\"1.0\"?><broken",
            "<?xml version=\"1.0\"?><!-- c --><kml xmlns=\"http://www.opengis.net/kml/2.2\">",
            "<html><body>x",
            "<!DOCTYPE html><p>",
            "   <html",
            "text <html>",
            "From: a@b\nTo: c\nSubject: d\n\nx",
            "Date: x\nMessage-ID: <1>\n\nx",
            "/* comment */ graph x {}",
            "/* comment */ int x;",
            "digraph a { }",
            "function f = g(x)",
            "0\nSECTION\n2\nHEADER\n",
            "999\nnote\n0\r\nSECTION\r\n  2\r\nHEADER\r\n",
            "\r\n%AI5_FileFormat 3\r\n",
            "BZh9",
            "FCS3.0    ",
            "P5 12 12 255",
            "X-Mailer: x\nFrom: y\n")) {
      for (String name : NAMES) {
        compare(text.getBytes(StandardCharsets.UTF_8), name);
      }
    }
  }

  @Test
  void answersLikeTikaForPatternsAtTheEndOfTheirRange() throws IOException {
    byte[] bytes = new byte[9000];
    Arrays.fill(bytes, (byte) 'a');
    for (int at : new int[] {127, 128, 8191, 8192, 8193, 8990}) {
      byte[] copy = bytes.clone();
      System.arraycopy("<html>".getBytes(StandardCharsets.US_ASCII), 0, copy, at, 6);
      compare(copy, "");
      byte[] wide = "Windows Media Video".getBytes(StandardCharsets.UTF_16LE);
      byte[] video = Arrays.copyOf(bytes, at + wide.length - 1);
      System.arraycopy(wide, 0, video, at, wide.length - 1);
      compare(video, "");
    }
  }

  private void compare(byte[] bytes, String name) throws IOException {
    Metadata metadata = new Metadata();
    if (!name.isEmpty()) {
      metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
    }
    String expected = TIKA.detect(new ByteArrayInputStream(bytes), metadata).toString();
    byte[] shifted = new byte[bytes.length + 7];
    Arrays.fill(shifted, (byte) '<');
    System.arraycopy(bytes, 0, shifted, 3, bytes.length);
    ContentSource.Slice head =
        new ContentSource.Slice(shifted, 3, Math.min(bytes.length, MimeDetector.HEAD));
    assertThat(detector.detect(head, name).toString())
        .as(() -> "type of %s named '%s'".formatted(hex(bytes), name))
        .isEqualTo(expected);
  }

  private static String hex(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < Math.min(64, bytes.length); i++) {
      out.append(String.format("%02x", bytes[i]));
    }
    return out + " (" + bytes.length + " bytes)";
  }

  private static byte[] mutated(byte[] sample, Random random) {
    byte[] copy = Arrays.copyOf(sample, Math.max(1, sample.length - random.nextInt(3)));
    copy[random.nextInt(Math.min(copy.length, 40))] ^= (byte) (1 << random.nextInt(8));
    return copy;
  }

  /** Data that fulfil a clause, filled up with zeros and with letters. */
  private static List<byte[]> samples(MagicClause clause) {
    List<byte[]> result = new ArrayList<>();
    for (byte filler : new byte[] {0, 'x'}) {
      for (boolean last : new boolean[] {false, true}) {
        byte[] data = new byte[40_000];
        Arrays.fill(data, filler);
        int used = place(clause, data, last);
        if (used > 0) {
          result.add(Arrays.copyOf(data, used + (last ? 0 : 20)));
        }
      }
    }
    return result;
  }

  private static int place(MagicClause clause, byte[] data, boolean last) {
    if (clause instanceof RangeScan.Member member) {
      return place(member.pattern(), data, last);
    }
    if (clause instanceof MagicMatch match) {
      int at = last ? match.end() : match.begin();
      System.arraycopy(match.pattern(), 0, data, at, match.pattern().length);
      return at + match.pattern().length;
    }
    int used = 0;
    if (clause instanceof MagicClause.And and) {
      for (MagicClause part : and.clauses()) {
        used = Math.max(used, place(part, data, last));
      }
    } else if (clause instanceof MagicClause.AnyOf any) {
      for (MagicClause part : any.clauses().subList(0, any.minimum())) {
        used = Math.max(used, place(part, data, last));
      }
    }
    return used;
  }
}
