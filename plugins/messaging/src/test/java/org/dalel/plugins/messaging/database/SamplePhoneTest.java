package org.dalel.plugins.messaging.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;

class SamplePhoneTest {
  private static final Path SAMPLE = Path.of("src/test/resources/sample");

  @Test
  void knowsTheOwnerFromTheSettingsBesideTheDatabase() {
    Findings found =
        ExtractorRun.of(new DatabaseExtractor())
            .inFolder(SAMPLE, "/data/data/com.whatsapp/databases/msgstore.db");

    assertThat(found.of("message"))
        .filteredOn(one -> "outgoing".equals(one.fields().get("direction")))
        .hasSize(2)
        .allSatisfy(
            one ->
                assertThat(one.fields().get("sender").toString()).contains("Dana", "77771112233"));
    assertThat(found.of("message"))
        .filteredOn(one -> "incoming".equals(one.fields().get("direction")))
        .allSatisfy(one -> assertThat(one.fields().get("recipients").toString()).contains("Dana"));
  }
}
