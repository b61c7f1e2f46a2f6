package org.dalel.formats.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AndroidSettingsTest {
  private static final String WHOLE =
      "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<map>\n"
          + "    <string name=\"name\">А &amp; B</string>\n"
          + "    <int name=\"version\" value=\"7\" />\n"
          + "    <boolean name=\"on\" value=\"true\" />\n"
          + "    <string name=\"last\">z</string>\n</map>\n";

  @Test
  void readsTextsAndOtherValuesInTheirOrder() {
    AndroidSettings read = AndroidSettings.read(bytes());

    assertThat(read.damage()).isEmpty();
    assertThat(List.copyOf(read.texts().entrySet()))
        .extracting(Object::toString)
        .containsExactly("name=А & B", "last=z");
    assertThat(List.copyOf(read.all().keySet())).containsExactly("name", "version", "on", "last");
    assertThat(read.all()).containsEntry("version", "7").containsEntry("on", "true");
  }

  @Test
  void keepsWhatStandsBeforeACutAndTellsIt() {
    byte[] whole = bytes();
    for (int length = 0; length < whole.length - 8; length++) {
      AndroidSettings read = AndroidSettings.read(Arrays.copyOf(whole, length));

      assertThat(read.damage()).as("cut at %d", length).isPresent();
      assertThat(AndroidSettings.read(whole).all()).containsAllEntriesOf(read.all());
    }
  }

  @Test
  void followsNoEntity() {
    String hostile =
        "<!DOCTYPE map [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><map><string name=\"a\">&x;</string></map>";

    assertThat(
            AndroidSettings.read(hostile.getBytes(StandardCharsets.UTF_8))
                .texts()
                .getOrDefault("a", ""))
        .isEmpty();
  }

  private static byte[] bytes() {
    return WHOLE.getBytes(StandardCharsets.UTF_8);
  }
}
