package org.dalel.plugins.messaging.android;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.dalel.api.Artifact;
import org.dalel.plugins.messaging.SharedData;
import org.dalel.plugins.messaging.backup.AndroidBackupReader;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.dalel.testkit.ReadContainer;
import org.dalel.testkit.ReaderRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmsBackupExtractorTest {
  private static final String SMS =
      "[{\"self_phone\":\"+77010000001\",\"address\":\"+77010000002\",\"body\":\"\u0441\u04d9\u043b\u0435\u043c\","
          + "\"date\":\"1700000000123\",\"date_sent\":\"1700000000000\",\"status\":\"-1\",\"type\":\"1\",\"read\":\"0\"},"
          + "{\"address\":\"+77010000002\",\"body\":\"answer\",\"date\":\"1700000060000\",\"date_sent\":\"0\","
          + "\"type\":\"2\",\"recipients\":[\"+77010000002\"],\"read\":\"1\"}]";

  @TempDir private Path folder;

  /** A backup of the tests of the Mobile Verification Toolkit. */
  @Test
  void readsWhatAPhoneWrote() throws Exception {
    Path backup = folder.resolve("backup.ab");
    Files.write(backup, SharedData.bytes("mobile/android/mvt/backup.ab"));
    ReadContainer read = ReaderRun.of(new AndroidBackupReader()).on(backup);

    Artifact sms = run("000000_sms_backup", content(read, "000000_sms_backup")).only("message");
    assertThat(sms.fields())
        .containsEntry("body", "Hi this is a test message to https://google.com/")
        .containsEntry("sent", "2022-02-22T15:29:41.956Z")
        .containsEntry("status", "queued")
        .containsEntry("direction", "outgoing");
    Artifact mms = run("000001_mms_backup", content(read, "000001_mms_backup")).only("message");
    assertThat(mms.fields())
        .containsEntry("body", "Very suspicious MMS, click on this link http://google.com")
        .containsEntry("received", "2020-01-20T14:49:49Z")
        .containsEntry("sent", "2020-01-20T14:49:46Z")
        .containsEntry("direction", "incoming")
        .containsEntry("id", "cjdYUDkdslU");
    assertThat(mms.fields().get("sender").toString()).contains("+12345678");
    assertThat(mms.fields().get("recipients").toString()).contains("+23456789");
  }

  @Test
  void knowsBothSidesOfAnSms() throws Exception {
    Findings found = run("000000_sms_backup", deflated(SMS));

    assertThat(found.problems()).isEmpty();
    assertThat(found.of("message")).hasSize(2);
    Artifact in = found.of("message").get(0);
    assertThat(in.fields())
        .containsEntry("body", "\u0441\u04d9\u043b\u0435\u043c")
        .containsEntry("received", "2023-11-14T22:13:20.123Z")
        .containsEntry("sent", "2023-11-14T22:13:20Z")
        .containsEntry("status", "unread");
    assertThat(in.fields().get("sender").toString()).contains("+77010000002");
    assertThat(in.fields().get("recipients").toString()).contains("+77010000001");
    assertThat(found.of("message").get(1).fields())
        .containsEntry("sent", "2023-11-14T22:14:20Z")
        .containsEntry("direction", "outgoing");
  }

  /** Whoever unpacked it before shows it once more, under its name. */
  @Test
  void readsTheListOnceWhenItIsUnpackedToo() throws Exception {
    Findings found = run("000000_sms_backup", SMS.getBytes(StandardCharsets.UTF_8));

    assertThat(found.of("message")).isEmpty();
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void keepsWhatStandsBeforeDamageAndTellsIt() throws Exception {
    byte[] whole = deflated(SMS);
    for (int length = 0; length < whole.length - 5; length++) {
      Findings cut = run("000000_sms_backup", Arrays.copyOf(whole, length));
      assertThat(cut.problems()).as("cut at %d", length).hasSize(1);
    }
    Findings all = run("000000_sms_backup", whole);
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      byte[] mutated = whole.clone();
      int at = random.nextInt(mutated.length);
      mutated[at] ^= (byte) (1 << random.nextInt(8));
      Findings found = run("000000_sms_backup", mutated);
      assertThat(found.of("message").size()).isLessThanOrEqualTo(2);
      if (found.problems().isEmpty()) { // some bits say nothing
        assertThat(found.of("message")).as("bit of byte %d", at).isEqualTo(all.of("message"));
      }
    }
  }

  private Findings run(String name, byte[] bytes) throws Exception {
    Files.write(folder.resolve(name), bytes);
    return ExtractorRun.of(new SmsBackupExtractor()).inFolder(folder, "/" + name);
  }

  private static byte[] content(ReadContainer read, String name) {
    return read.entries().stream()
        .filter(one -> one.path().endsWith(name))
        .findFirst()
        .orElseThrow()
        .content();
  }

  private static byte[] deflated(String text) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
