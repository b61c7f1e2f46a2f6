package org.dalel.plugins.messaging.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportExtractorTest {
  private static final String CHAT =
      """
      {"name": "Aida K.", "type": "personal_chat", "id": 4242, "messages": [
        {"id": 1, "type": "message", "date": "2023-11-14T22:15:00", "date_unixtime": "1700000100",
         "from": "Aida K.", "from_id": "user4242", "text": ["See ", {"type": "link", "text": "https://example.kz"}, "!"],
         "reactions": [{"type": "emoji", "count": 1, "emoji": "\u2764", "recent": [{"from": "Me", "from_id": "user1", "date": "x"}]}]},
        {"id": 2, "type": "message", "date_unixtime": "1700000200", "edited_unixtime": "1700000300",
         "from": "Me", "from_id": "user1", "reply_to_message_id": 1, "file": "files/plan.pdf", "file_name": "plan.pdf",
         "file_size": 4711, "mime_type": "application/pdf", "text": ""},
        {"id": 3, "type": "service", "date_unixtime": "1700000400", "actor": "Me", "actor_id": "user1", "action": "phone_call", "text": ""}
      ]}
      """;

  @TempDir private Path folder;

  @Test
  void readsAnAccountWithItsChats() throws Exception {
    Findings found =
        read(
            "{\"personal_information\": {\"user_id\": 1, \"first_name\": \"Me\", \"phone_number\": \"+7 701 234 56 78\"},"
                + "\"contacts\": {\"list\": [{\"user_id\": 4242, \"first_name\": \"Aida\", \"last_name\": \"K.\", \"phone_number\": \"0077017654321\"}]},"
                + "\"chats\": {\"about\": \"x\", \"list\": ["
                + CHAT
                + "]}}");

    assertThat(found.problems()).isEmpty();
    assertThat(found.identifiers("account")).containsExactly("telegram:1", "+77012345678");
    assertThat(found.of("contact")).hasSize(1);
    assertThat(found.only("chat").fields()).containsEntry("kind", "direct");
    assertThat(found.values("message", "direction")).containsExactly("incoming", "outgoing");
    assertThat(found.values("message", "body"))
        .containsExactly("See https://example.kz!", "phone_call");
    assertThat(found.values("message", "sent"))
        .containsExactly("2023-11-14T22:15:00Z", "2023-11-14T22:16:40Z", "2023-11-14T22:20:00Z");
    assertThat(found.of("message").get(1).fields().get("attachments").toString())
        .contains("files/plan.pdf", "4711");
    assertThat(found.of("message").get(0).fields().get("reactions").toString())
        .contains("\u2764", "Me");
    assertThat(found.all()).allMatch(one -> one.fields().containsKey("unverified-schema"));
  }

  @Test
  void readsASingleChat() throws Exception {
    Findings found = read(CHAT);
    assertThat(found.of("message")).hasSize(3);
    assertThat(found.values("message", "conversation")).containsOnly("4242");
    assertThat(found.values("message", "direction")).isEmpty();
  }

  @Test
  void keepsWhatStandsBeforeDamage() throws Exception {
    Findings found = read(CHAT.substring(0, CHAT.indexOf("\"id\": 2") + 40));
    assertThat(found.of("message")).hasSize(1);
    assertThat(found.problems()).hasSize(1);
    assertThat(found.problems().get(0)).contains("expected JSON", "what is behind is not read");
  }

  @Test
  void leavesOtherFilesAlone() throws Exception {
    for (String other : List.of("[]", "{}", "{\"messages\": [{\"id\": 1, \"text\": \"x\"}]}", "")) {
      assertThat(read(other).all()).isEmpty();
    }
  }

  private Findings read(String json) throws Exception {
    Files.writeString(folder.resolve("result.json"), json);
    return ExtractorRun.of(new ExportExtractor()).inFolder(folder, "/result.json");
  }
}
