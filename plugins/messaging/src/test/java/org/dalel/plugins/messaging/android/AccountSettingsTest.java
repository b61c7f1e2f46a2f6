package org.dalel.plugins.messaging.android;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dalel.api.Artifact;
import org.dalel.plugins.messaging.MadeDatabase;
import org.dalel.plugins.messaging.SharedData;
import org.dalel.plugins.messaging.database.DatabaseExtractor;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountSettingsTest {
  @TempDir private Path folder;

  @Test
  void readsWhoIsLoggedInToTelegram() throws Exception {
    SharedData.put("messaging/telegram/IPED/test_telegramUserConfing.xml", folder);
    Findings found = run("/test_telegramUserConfing.xml");

    Artifact account = found.only("account");
    assertThat(account.fields()).containsEntry("service", "telegram");
    assertThat(account.fields()).doesNotContainKey("unverified-schema");
    assertThat(found.identifiers("account"))
        .containsExactly("telegram:140478504", "telegram:guileb", "+5561986143035");
  }

  @Test
  void readsWhoIsRegisteredWithWhatsApp() throws Exception {
    SharedData.put("messaging/whatsapp/IPED/test_whatsAppPreferences.xml", folder);
    Findings found = run("/test_whatsAppPreferences.xml");

    assertThat(found.only("account").fields().get("owner").toString()).contains("Mr. Roboto");
    assertThat(found.identifiers("account"))
        .containsExactly("whatsapp:554499887766@s.whatsapp.net", "+554499887766");
  }

  @Test
  void saysNothingOfSettingsWithoutAnAccount() throws Exception {
    Files.writeString(
        folder.resolve("userconfing.xml"),
        "<?xml version='1.0'?><map><string name=\"user\">AAAA</string><int name=\"x\" value=\"1\"/></map>");
    assertThat(run("/userconfing.xml").all()).isEmpty();
  }

  @Test
  void takesTheNumberBesideTheDatabasesOfFacebookForTheOwner() throws Exception {
    MadeDatabase.of(
        Path.of(
            "src/test/resources/org/dalel/plugins/messaging/samples/facebook-messenger-msys.sql"),
        folder.resolve("msys_database_100001"));
    assertThat(directions()).containsOnlyNulls();

    Files.writeString(folder.resolve("threads_db2-uid"), "100001\n");
    assertThat(directions()).containsExactly("incoming", "outgoing", "incoming");
    Files.writeString(folder.resolve("threads_db2-uid"), "no number");
    assertThat(directions()).containsOnlyNulls();
  }

  private List<Object> directions() {
    return ExtractorRun.of(new DatabaseExtractor())
        .inFolder(folder, "/msys_database_100001")
        .of("message")
        .stream()
        .map(one -> one.fields().get("direction"))
        .toList();
  }

  private Findings run(String path) {
    Findings found = ExtractorRun.of(new AccountSettings()).inFolder(folder, path);
    assertThat(found.problems()).isEmpty();
    return found;
  }
}
