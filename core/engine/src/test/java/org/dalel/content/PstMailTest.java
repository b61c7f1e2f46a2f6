package org.dalel.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.dalel.testdata.DataFolder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PstMailTest {

  @Test
  void writesAMessageThatTikaReadsBack() throws IOException {
    Metadata metadata = new Metadata();
    metadata.set(TikaCoreProperties.SUBJECT, "Кездесу туралы");
    metadata.set(Message.MESSAGE_FROM_NAME, "Aida");
    metadata.set(Message.MESSAGE_FROM_EMAIL, "aida@example.kz");
    metadata.add(Message.MESSAGE_TO_DISPLAY_NAME.getName(), "Bolat; Dana");
    metadata.add(Message.MESSAGE_TO_DISPLAY_NAME.getName(), "Bolat");
    metadata.add(Message.MESSAGE_TO_DISPLAY_NAME.getName(), "Dana");
    metadata.add(Message.MESSAGE_TO_EMAIL.getName(), "bolat@example.kz");

    byte[] mail = PstMail.render(metadata, "Ертең сағат 10-да");

    try (ContentSource source = ContentSource.of(mail)) {
      ContentResult result =
          new ContentAnalyzer()
              .analyze(
                  source, "a.eml", "message/rfc822", (c, s) -> true, AnalysisContext.defaults());
      assertThat(result.text()).contains("Ертең сағат 10-да");
      assertThat(result.metadata().get("dc:subject")).containsExactly("Кездесу туралы");
    }
    assertThat(new String(mail, StandardCharsets.UTF_8))
        .contains("To: Bolat <bolat@example.kz>, Dana\r\n");
  }

  @Test
  void handsOutTheMessagesOfAFolderFile() throws IOException {
    Optional<Path> found = DataFolder.find("email/pst/go-pst/32-bit.pst");
    Assumptions.assumeTrue(found.isPresent(), "no evidence files beside the checkout");
    Path file = found.orElseThrow();
    List<String> names = new ArrayList<>();
    try (ContentSource source = ContentSource.of(Files.readAllBytes(file))) {
      new ContentAnalyzer()
          .analyze(
              source,
              "a.pst",
              "application/vnd.ms-outlook-pst",
              (child, content) -> {
                String text = new String(content.open().readAllBytes(), StandardCharsets.UTF_8);
                names.add(child.name());
                return assertThat(text).contains("From: Cyndy Foulkrod") != null;
              },
              AnalysisContext.defaults());
    }
    assertThat(names).hasSize(1).first().asString().endsWith("Olympus training for new hires.eml");
  }
}
