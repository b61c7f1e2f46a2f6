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
