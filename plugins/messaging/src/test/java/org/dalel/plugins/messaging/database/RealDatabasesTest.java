package org.dalel.plugins.messaging.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dalel.api.Artifact;
import org.dalel.api.RecordState;
import org.dalel.plugins.messaging.SharedData;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that the apps made, and how many records other programs found in them. */
class RealDatabasesTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        // rows of the tables, as the SQLite shell counts them (truth/sqlite.csv)
        "messaging/whatsapp/IPED/test_whatsAppMsgStore.db      | chat 30, message 74",
        "messaging/whatsapp/wa-crypt-tools/msgstore.db         | chat 8, message 9",
        "messaging/whatsapp/IPED/test_whatsApp.db              | contact 389",
        "mobile/ios/mvt/ios_backup/7c/7c7fba66680ef796b916b067077cc246adacf01d | chat 2, message 3",
        "mobile/ios/mvt/ios_backup/b8/b8548dc30aa1030df0ce18ef08b882cf7ab5212f | contact 2",
        "mobile/ios/mvt/ios_backup/e7/e794f6ffcc3c222535f47684a63d5178da3c4500 | contact 1",
        "messaging/imessage/plaso/imessage_chat.db             | chat 7, message 10",
        "mobile/ios/mvt/ios_backup/3d/3d0d7e5fb2ce288813306e4d4636395e047a3d28 | message 1",
        "messaging/kik/plaso/kik.sqlite                        | chat 6, contact 24, message 60",
        "messaging/skype/plaso/skype_main.db                   | account 1, call 1, chat 2, contact 2, message 18",
        "messaging/skype/IPED/test_skypeS4lStreeguil1.db      | contact 1",
        "messaging/viber/plaso/viber_data                      | call 4, contact 5",
        "messaging/other/plaso/babel.db                        | chat 1, contact 2, message 14",
        "messaging/other/plaso/tango_android_tc.db             | chat 7, message 18",
        "messaging/other/plaso/android__twitter.db             | chat 1, message 1",
        "messaging/other/plaso/tango_profile.db                | contact 57",
        "mobile/ios/plaso/ios/IMODb2.sqlite                    | chat 2, contact 4, message 16",
        "mobile/ios/plaso/ios/9368974384.db                    | account 1, chat 3, message 75",
        "mobile/ios/plaso/ios/Accounts3.sqlite                 | account 18",
        "mobile/android/plaso/android/burners.sqlite           | account 1, call 2, contact 4, message 14",
        "mobile/android/plaso/android/contacts2.db             | call 3",
        "mobile/android/plaso/android/mmssms.db                | chat 1, message 9",
        "mobile/android/andriller/data/com.android.providers.contacts/db/calllog.db | call 1",
        // rows of the results of iLEAPP, with the log applied
        "mobile/ios/iLEAPP/testdata.teams.teamsMessages.josh_ios15_ffs.zip | chat 5, contact 12, message 81",
        "mobile/ios/iLEAPP/testdata.addressBook.addressBook.belkasoft_ctf6_ios_device1.zip | contact 1",
        "mobile/ios/iLEAPP/testdata.accountData.accountData.belkasoft_ctf6_ios_device1.zip | account 16",
        "messaging/whatsapp/iLEAPP/testdata.whatsApp.whatsAppContacts.josh_ios15_ffs.zip | contact 9",
      })
  void findsWhatOthersCounted(String sample, String expected) throws IOException {
    SharedData.put(sample, folder);
    Map<String, Long> live = new TreeMap<>();
    StringBuilder recovered = new StringBuilder();
    for (String path : databases()) {
      Findings found = ExtractorRun.of(new DatabaseExtractor()).inFolder(folder, path);
      assertThat(found.problems()).isEmpty();
      for (Artifact artifact : found.all()) {
        if (artifact.state() == RecordState.LIVE) {
          live.merge(artifact.type(), 1L, Long::sum);
        } else {
          recovered.append(artifact.type()).append(' ').append(artifact.fields()).append('\n');
        }
      }
    }
    if (Boolean.getBoolean("dalel.show")) {
      System.out.println(sample + "\n" + recovered);
    }
    assertThat(
            live.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", ")))
        .isEqualTo(expected);
  }

  private Stream<Path> files() throws IOException {
    return Files.walk(folder).filter(Files::isRegularFile).sorted();
  }

  private java.util.List<String> databases() throws IOException {
    try (Stream<Path> all = files()) {
      return all.filter(RealDatabasesTest::isDatabase)
          .map(file -> "/" + folder.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }

  private static boolean isDatabase(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return bytes.length > 16
          && new String(bytes, 0, 6, java.nio.charset.StandardCharsets.US_ASCII).equals("SQLite");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
