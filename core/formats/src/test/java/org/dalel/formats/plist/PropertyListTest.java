package org.dalel.formats.plist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropertyListTest {
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          + "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\""
          + " \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\">";

  private static byte[] xml(String body) {
    return (HEAD + body + "</plist>\n").getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void readsValuesOfXml() {
    String body =
        "<dict><key>a</key><array><integer>1</integer><true/><string>x &amp; y</string></array>"
            + "<key>b</key><dict><key>c</key><real>1.5</real></dict>"
            + "<key>d</key><false/><key>e</key><date>2026-03-01T00:00:00Z</date></dict>";

    assertThat(PropertyList.read(xml(body)))
        .contains(
            Map.of(
                "a",
                List.of(1L, true, "x & y"),
                "b",
                Map.of("c", 1.5),
                "d",
                false,
                "e",
                "2026-03-01T00:00:00Z"));
  }

  @Test
  void givesWhatCameBeforeATearAndNothingOfOtherTexts() {
    byte[] whole =
        xml("<dict><key>a</key><string>b</string><key>c</key><string>more</string></dict>");

    assertThat(PropertyList.read(java.util.Arrays.copyOf(whole, whole.length - 30)))
        .contains(Map.of("a", "b"));
    assertThat(PropertyList.read("<html/>".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(PropertyList.read(new byte[0])).isEmpty();
  }

  @Test
  void readsThroughABadByteAndSaysSoWithoutPrinting() {
    byte[] bytes = xml("<dict><key>a</key><string>x?z</string></dict>");
    bytes[new String(bytes, StandardCharsets.UTF_8).indexOf('?', 60)] = (byte) 0xff;
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      PropertyList.Reading read = PropertyList.examine(bytes);

      assertThat(read.top()).contains(Map.of("a", "x\ufffdz"));
      assertThat(read.damaged()).isPositive();
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void readsOtherFormsOfUnicode() {
    String list = "\ufeff<?xml version=\"1.0\"?><plist><string>\u041a</string></plist>";

    for (var charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      PropertyList.Reading read = PropertyList.examine(list.getBytes(charset));
      assertThat(read.top()).contains("\u041a");
      assertThat(read.damaged()).isZero();
    }
  }

  @Test
  void followsNoEntity() {
    String hostile =
        "<!DOCTYPE plist [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><plist><string>&x;</string></plist>";

    assertThat(PropertyList.read(hostile.getBytes(StandardCharsets.UTF_8)).orElse(""))
        .isIn("", List.of());
  }

  /** Which parser is used is no matter of the settings of the machine. */
  @Test
  void readsWithTheParserOfJavaItself() {
    String name = "javax.xml.stream.XMLInputFactory";
    String before = System.setProperty(name, "org.example.NoSuchFactory");
    try {
      assertThat(PropertyList.read(xml("<string>x</string>"))).contains("x");
    } finally {
      if (before == null) {
        System.clearProperty(name);
      } else {
        System.setProperty(name, before);
      }
    }
  }

  @Test
  void endsOnListsThatAreTooDeep() {
    assertThat(PropertyList.read(xml("<array>".repeat(100) + "</array>".repeat(100)))).isEmpty();
  }
}
