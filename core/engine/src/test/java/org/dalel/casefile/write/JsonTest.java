package org.dalel.casefile.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.dalel.api.Artifact;
import org.junit.jupiter.api.Test;

class JsonTest {

  private static final Map<String, Object> FIELDS =
      Artifact.of("note")
          .field("value", "a")
          .field("parts", List.of(Map.of("b", 1.5, "a", 2)))
          .field("known", true)
          .build()
          .fields();

  @Test
  void keepsTheOrderOfAnArtifactsFields() {
    assertThat(Json.inOrder(FIELDS))
        .isEqualTo("{\"value\":\"a\",\"parts\":[{\"a\":2,\"b\":1.5}],\"known\":true}");
  }

  @Test
  void sortsTheKeysOfEverythingElse() {
    assertThat(Json.object(FIELDS))
        .isEqualTo("{\"known\":true,\"parts\":[{\"a\":2,\"b\":1.5}],\"value\":\"a\"}");
  }
}
