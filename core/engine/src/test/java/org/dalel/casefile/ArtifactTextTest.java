package org.dalel.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArtifactTextTest {

  @Test
  void hasTheTextsOfAllFieldsOnceAndTheIdentifiersSorted() {
    String fields =
        "{\"name\":\"Aida\",\"n\":7,\"yes\":true,\"parties\":[{\"label\":\"Aida\"},{\"note\":\"pays\"}]}";

    ArtifactText text = ArtifactText.of(fields, List.of("xmr:4b", "btc:1a", "btc:1a"));

    assertThat(text.text()).isEqualTo("Aida\npays\n");
    assertThat(text.metadata()).isEqualTo("btc:1a\nxmr:4b\n");
  }

  @Test
  void leavesTimesToTheTimeline() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("sent", "2023-11-14T22:15:00.123Z");
    fields.put("read", "2023-11-14T22:15:00Z");
    fields.put("like", "2023-11-14T22:15 or so");
    fields.put("exif", "2023:11:14 22:15:00");

    assertThat(ArtifactText.of(fields, List.of()).text())
        .isEqualTo("2023-11-14T22:15 or so\n2023:11:14 22:15:00\n");
  }

  @Test
  void hasOnlyOnceWhatStandsInAnIdentifier() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("handle", "77012345678@s.whatsapp.net");
    fields.put("phone", "77012345678");
    fields.put("part", "7701234567");
    fields.put("other", "what");
    fields.put("whole", "whatsapp");

    ArtifactText text =
        ArtifactText.of(fields, List.of("whatsapp:77012345678@s.whatsapp.net", "+77012345678"));

    assertThat(text.text()).isEqualTo("7701234567\nwhat\n");
    assertThat(text.metadata()).isEqualTo("+77012345678\nwhatsapp:77012345678@s.whatsapp.net\n");
  }

  @Test
  void isTheSameFromTheRowAsFromTheFields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    List<String> identifiers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      fields.put("field-" + i, "value " + i % 40);
      identifiers.add("btc:" + i % 40);
    }
    String row = JsonText.of(fields);

    ArtifactText text = ArtifactText.of(fields, identifiers);

    assertThat(text).isEqualTo(ArtifactText.of(row, identifiers));
    assertThat(text.text().lines()).hasSize(40).doesNotHaveDuplicates();
    assertThat(text.metadata().lines()).hasSize(40).isSorted();
  }

  @Test
  void endsAtItsLimit() {
    String fields = "{\"a\":\"" + "x".repeat(ArtifactText.LONGEST) + "\",\"b\":\"beyond\"}";

    String text = ArtifactText.of(fields, List.of()).text();

    assertThat(text).hasSizeLessThanOrEqualTo(ArtifactText.LONGEST).doesNotContain("beyond");
  }
}
