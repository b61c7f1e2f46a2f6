package org.dalel.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
  void endsAtItsLimit() {
    String fields = "{\"a\":\"" + "x".repeat(ArtifactText.LONGEST) + "\",\"b\":\"beyond\"}";

    String text = ArtifactText.of(fields, List.of()).text();

    assertThat(text).hasSizeLessThanOrEqualTo(ArtifactText.LONGEST).doesNotContain("beyond");
  }
}
