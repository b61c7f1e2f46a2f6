package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.dalel.testdata.EvidenceBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidencePreviewTest {
  @TempDir private Path temp;

  @Test
  void tellsFormatVolumesAndFileSystemsOfAnImage() throws Exception {
    Path image =
        EvidenceBuilder.ext4("usb", volume -> volume.file("/a.txt", "a"))
            .write(temp.resolve("evidence"))
            .image();
    JsonNode found = new ObjectMapper().readTree(EvidencePreview.of(image, Duration.ofMinutes(1)));
    assertThat(found.get("kind").asText()).isEqualTo("image");
    assertThat(found.get("size").asLong()).isEqualTo(Files.size(image));
    assertThat(found.findValuesAsText("type")).contains("ext4");
    assertThat(found.get("ranges").findValuesAsText("status")).contains("examined");
  }

  @Test
  void tellsWhyThereIsNothingToSee() {
    assertThatThrownBy(() -> EvidencePreview.of(temp.resolve("none.dd"), Duration.ofMinutes(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("found nothing");
  }
}
