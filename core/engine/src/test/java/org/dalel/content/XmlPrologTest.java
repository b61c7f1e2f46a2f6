package org.dalel.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.xml.namespace.QName;
import org.apache.tika.detect.XmlRootExtractor;
import org.junit.jupiter.api.Test;

/** Holds the short way to the root element against a real XML parser's answer. */
class XmlPrologTest {
  private static final List<String> PLAIN =
      List.of(
          "<a/>",
          "<a>",
          "\n <a b='c' d = \"e\" >text",
          "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
          "<?xml version='1.0' encoding='utf-8' standalone='no' ?>\n<!-- x - y -->\n<p:r xmlns:p='urn:x' p:q='1'/>",
          "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\"><html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"en\" lang='en'>",
          "<!DOCTYPE html>\n<html lang=\"kk\"><head>",
          "<html lang='ru' xml:lang='ru'>",
          "<!DOCTYPE n SYSTEM 'x.dtd' ><n a='1' x:b='2' xmlns:x='urn:y'>");

  private static final List<String> PIECES =
      List.of(
          "<",
          ">",
          "/>",
          " ",
          "\n",
          "a",
          "b:",
          "xmlns",
          "xmlns:b",
          "=",
          "'urn:x'",
          "\"v\"",
          "&amp;",
          "<!--",
          "-->",
          "--",
          "<!DOCTYPE ",
          "[",
          "]",
          "<?xml version='1.0'?>",
          "<?p x?>",
          "\u00e9",
          "\u0001",
          "xml:id='i'",
          " xml:id='i' xml:id='j'",
          "PUBLIC 'x' 'y'",
          "SYSTEM",
          "''",
          "1",
          "x.y-z",
          ":",
          "\r",
          "<a ");

  @Test
  void knowsTheRootOfUsualFiles() {
    for (String text : PLAIN) {
      assertThat(root(text)).as(text).isPresent();
      assertAgrees(text);
    }
  }

  @Test
  void leavesWhatIsInDoubtToTheParser() {
    for (String text :
        List.of(
            "",
            "x",
            "<a",
            "<a b='&amp;'/>",
            "<p:a/>",
            "<a b='1' b='2'/>",
            "<a xml:lang='1' xml:lang='2'/>",
            "<a xmlns:b=''/>",
            "<a b='1'c='2'/>",
            "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>",
            "<?xml version='1.1'?><a/>",
            "<?xml version='1.0' encoding='UTF-16'?><a/>",
            " <?xml version='1.0'?><a/>",
            "<a x:b='1'/>",
            "<a xmlns:x='u' xmlns:y='u' x:b='1' y:b='2'/>",
            "<\u00e9/>",
            "<!-- a -- b --><a/>")) {
      assertThat(root(text)).as(text).isEmpty();
    }
  }

  @Test
  void neverContradictsTheParser() {
    Random random = new Random(7);
    int answered = 0;
    for (int i = 0; i < 20_000; i++) {
      String text = random.nextBoolean() ? mutated(random) : composed(random);
      answered += root(text).isPresent() ? 1 : 0;
      assertAgrees(text);
    }
    assertThat(answered).isGreaterThan(1000);
  }

  private static void assertAgrees(String text) {
    root(text)
        .ifPresent(
            root ->
                assertThat(
                        new XmlRootExtractor()
                            .extractRootElement(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isEqualTo(root));
  }

  private static String mutated(Random random) {
    StringBuilder text = new StringBuilder(PLAIN.get(random.nextInt(PLAIN.size())));
    for (int n = random.nextInt(3); n >= 0; n--) {
      int at = random.nextInt(text.length() + 1);
      text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      if (random.nextInt(3) == 0) {
        int from = random.nextInt(text.length());
        text.delete(from, Math.min(text.length(), from + 1 + random.nextInt(4)));
      }
    }
    return text.toString();
  }

  private static String composed(Random random) {
    List<String> parts = new ArrayList<>();
    for (int n = random.nextInt(12); n >= 0; n--) {
      parts.add(PIECES.get(random.nextInt(PIECES.size())));
    }
    return String.join("", parts);
  }

  private static Optional<QName> root(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return XmlProlog.root(bytes, 0, bytes.length);
  }
}
