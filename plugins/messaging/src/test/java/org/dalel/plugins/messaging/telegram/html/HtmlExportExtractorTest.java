package org.dalel.plugins.messaging.telegram.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dalel.api.Artifact;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class HtmlExportExtractorTest {
  private static final int COPIES = Integer.getInteger("dalel.mutations", 10);
  private static final String PAGE =
      """
      <!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head>
      <body><div class="page_wrap"><div class="page_header"><div class="content">
      <div class="text bold">Мектеп &amp; достар </div></div></div>
      <div class="page_body chat_page"><div class="history">
      <div class="message service" id="message-1"><div class="body details">24 August 2023</div></div>
      <div class="message default clearfix" id="message11">
       <div class="pull_left userpic_wrap"><div class="userpic"><div class="initials">A</div></div></div>
       <div class="body"><div class="pull_right date details" title="24.08.2023 12:34:56 UTC+05:00">12:34</div>
        <div class="from_name">Aida K. </div>
        <div class="text">Hello, <strong>Timur</strong>!<br>See https://t.me &lt;3</div></div></div>
      <div class="message default clearfix joined" id="message12"><div class="body">
        <div class="pull_right date details" title="24.08.2023 12:35:00 UTC+05:00">12:35</div>
        <div class="reply_to details">In reply to <a href="#go_to_message11" onclick="return GoToMessage(11)">this message</a></div>
        <div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="photos/photo_1.jpg"><img class="photo" src="photos/photo_1_thumb.jpg"/></a></div></div></div>
      <div class="message default clearfix" id="message13"><div class="body">
        <div class="pull_right date details" title="24.08.2023 12:36:00">12:36</div>
        <div class="from_name">Timur</div>
        <div class="forwarded body"><div class="from_name">News <span class="date details" title="23.08.2023 10:00:00 UTC+05:00"> 23.08.2023</span></div>
         <div class="text">Forwarded words</div></div>
        <div class="media_wrap clearfix"><div class="media clearfix pull_left media_file"><div class="body"><div class="title bold">plan.pdf</div><div class="description">Not included</div></div></div></div></div></div>
      <div class="message service" id="message14"><div class="body details">Timur invited Dana</div></div>
      </div></div></div></body></html>
      """;

  @TempDir private Path folder;

  @Test
  void readsAPage() throws Exception {
    Findings found = run(PAGE);

    assertThat(found.problems()).isEmpty();
    assertThat(found.only("chat").fields())
        .containsEntry("id", "chat_001")
        .containsEntry("name", "Мектеп & достар");
    List<Artifact> messages = found.of("message");
    assertThat(messages).hasSize(4);
    assertThat(messages.get(0).fields())
        .containsEntry("id", "11")
        .containsEntry("sent", "2023-08-24T07:34:56Z")
        .containsEntry("sender", Map.of("name", "Aida K."))
        .containsEntry("body", "Hello, Timur!\nSee https://t.me <3");
    assertThat(messages.get(1).fields())
        .containsEntry("sender", Map.of("name", "Aida K."))
        .containsEntry("quote", Map.of("id", "11"))
        .containsEntry(
            "attachments", List.of(Map.of("name", "photo_1.jpg", "path", "photos/photo_1.jpg")));
    assertThat(messages.get(2).fields())
        .containsEntry("sender", Map.of("name", "Timur"))
        .containsEntry("forwarded", "News")
        .containsEntry("body", "Forwarded words")
        .containsEntry("attachments", List.of(Map.of("name", "plan.pdf")))
        .containsEntry("time-as-written", "24.08.2023 12:36:00")
        .doesNotContainKey("sent");
    assertThat(messages.get(3).fields())
        .containsEntry("kind", "system")
        .containsEntry("body", "Timur invited Dana");
  }

  @Test
  void keepsATimeThatNeverWasAsItIsWritten() throws Exception {
    String page = PAGE.replace("24.08.2023 12:34:56 UTC+05:00", "31.02.2023 12:34:56 UTC+05:00");

    assertThat(run(page).of("message").get(0).fields())
        .containsEntry("time-as-written", "31.02.2023 12:34:56 UTC+05:00")
        .doesNotContainKey("sent");
  }

  @Test
  void readsTheTimeOfGreenwich() throws Exception {
    String page = PAGE.replace("12:34:56 UTC+05:00", "12:34:56 UTC+00:00");

    assertThat(run(page).of("message").get(0).fields())
        .containsEntry("sent", "2023-08-24T12:34:56Z");
  }

  @Test
  void takesNoOtherSignForTheTimeOfGreenwich() throws Exception {
    String page = PAGE.replace("12:34:56 UTC+05:00", "12:34:56 UTCZ");

    assertThat(run(page).of("message").get(0).fields())
        .containsEntry("time-as-written", "24.08.2023 12:34:56 UTCZ")
        .doesNotContainKey("sent");
  }

  @Test
  void saysThatAPageIsCutOff() throws Exception {
    assertThat(run(PAGE).problems()).isEmpty();
    assertThat(run(PAGE.substring(0, PAGE.indexOf("Forwarded words"))).problems())
        .singleElement()
        .asString()
        .contains("end of the page");
  }

  @Test
  void leavesOtherPagesAlone() throws Exception {
    assertThat(run("<html><body><div class=\"message\">x</div></body></html>").all()).isEmpty();
  }

  @Test
  @Timeout(120)
  void damagedCopiesKeepMessages() throws Exception {
    Random random = new Random(2);
    int kept = 0;
    for (int copy = 0; copy < COPIES; copy++) {
      StringBuilder page = new StringBuilder(PAGE);
      for (int i = 0; i < 1 + random.nextInt(30); i++) {
        page.setCharAt(random.nextInt(page.length()), "<>\"/ax=\0".charAt(random.nextInt(8)));
      }
      if (copy % 4 == 0) {
        page.setLength(random.nextInt(page.length()));
      }
      kept += run(page.toString()).of("message").size();
    }
    assertThat(kept).isGreaterThan(COPIES);
  }

  private Findings run(String page) throws Exception {
    Files.createDirectories(folder.resolve("chats/chat_001"));
    Files.writeString(folder.resolve("chats/chat_001/messages.html"), page);
    return ExtractorRun.of(new HtmlExportExtractor())
        .inFolder(folder, "/chats/chat_001/messages.html");
  }
}
