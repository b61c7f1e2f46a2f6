package org.dalel.plugins.messaging.telegram.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.dalel.api.Artifact;
import org.dalel.api.Identifier;
import org.dalel.api.Secret;
import org.dalel.plugins.messaging.SharedData;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TdataExtractorTest {
  private static final String SAMPLE = "generated/telegram-desktop-4.6.5-no-account/wd/tdata/";
  private static final int COPIES = Integer.getInteger("dalel.mutations", 10);

  @TempDir private Path folder;

  /** A folder that version 4.6.5 of the program made; nobody had logged in. */
  @Test
  void opensAFolderOfTheProgramWithoutPasscode() throws IOException {
    SharedData.put(SAMPLE + "key_datas", folder);

    Findings found = run();

    assertThat(found.problems()).isEmpty();
    assertThat(found.only("telegram-desktop").fields())
        .containsEntry("version", "4.6.5")
        .containsEntry("passcode", false)
        .containsEntry("opened", true)
        .containsEntry("accounts", 1L)
        .containsEntry("logged-in", 0L)
        .containsEntry("active", -1L);
    assertThat(found.all()).hasSize(1);
  }

  @Test
  void namesTheUserOfEachAccount() throws Exception {
    made("");

    Findings found = run();

    assertThat(found.problems()).isEmpty();
    assertThat(found.of("account"))
        .extracting(account -> normalised(account))
        .containsExactlyInAnyOrder(
            List.of("telegram:123456", "telegram:aida_kz", "+77012345678"),
            List.of("telegram:6123456789", "telegram:aida_kz", "+77017654321"));
    assertThat(found.of("account").get(0).fields())
        .containsEntry("peers-with-drafts", List.of(555_000_111L))
        .containsEntry("data-centre", 2L);
    assertThat(found.of("key-material")).hasSize(2);
    assertThat(found.of("hash-line")).isEmpty();
  }

  private static List<String> normalised(Artifact artifact) {
    return artifact.identifiers().stream().map(Identifier::normalised).toList();
  }

  @Test
  void opensWithThePasscodeAndStaysClosedWithAnother() throws Exception {
    made("Алматы 2023");
    Secret right = new Secret(Secret.Kind.PASSWORD, "Алматы 2023", "note.txt");
    Secret wrong = new Secret(Secret.Kind.PASSWORD, "Алматы 2024", "note.txt");

    Findings open = run(wrong, right);
    Findings closed = run(wrong);
    Findings without = run();

    assertThat(open.problems()).isEmpty();
    assertThat(open.only("telegram-desktop").fields())
        .containsEntry("passcode", true)
        .containsEntry("opened-by", "note.txt");
    assertThat(open.of("account")).hasSize(2);
    assertThat(closed.of("account")).isEmpty();
    assertThat(closed.problems()).hasSize(1);
    assertThat(closed.problems().get(0)).contains("among 1; the accounts stay closed");
    assertThat(without.problems()).isEmpty();
    assertThat(without.only("telegram-desktop").fields()).containsEntry("opened", false);
    assertThat(without.only("hash-line").fields().get("line").toString())
        .matches("\\$telegram\\$2\\*100000\\*[0-9a-f]{64}\\*[0-9a-f]{576}");
  }

  @Test
  void saysWhichFileOfAnAccountIsDamagedAndReadsTheOther() throws Exception {
    made("");
    Path login = folder.resolve("D877F783D5D3EF8Cs");
    byte[] bytes = Files.readAllBytes(login);
    bytes[100] ^= 1;
    Files.write(login, bytes);
    Files.delete(folder.resolve("A7FDF864FBC10B77s"));

    Findings found = run();

    assertThat(found.of("account")).hasSize(2);
    assertThat(found.problems()).hasSize(2);
    assertThat(found.problems().toString())
        .contains("D877F783D5D3EF8Cs: expected the MD5 of the data")
        .contains("A7FDF864FBC10B77, authorisation: expected a file of it");
  }

  @Test
  @Timeout(300)
  void damagedCopiesEndWithPartOfTheTruthOrAReason() throws Exception {
    made("");
    Random random = new Random(11);
    List<Path> files = List.of(Path.of("key_datas"), Path.of("D877F783D5D3EF8Cs"));
    for (int copy = 0; copy < COPIES; copy++) {
      Path file = folder.resolve(files.get(copy % files.size()));
      byte[] whole = Files.readAllBytes(file);
      byte[] damaged = whole.clone();
      for (int i = random.nextInt(8); i >= 0; i--) {
        damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt();
      }
      Files.write(
          file,
          copy % 5 == 0 ? java.util.Arrays.copyOf(damaged, random.nextInt(whole.length)) : damaged);
      try {
        Findings found = run();
        assertThat(found.of("account").size() + found.problems().size()).isNotNegative();
      } catch (AssertionError told) {
        assertThat(told.getCause()).isInstanceOf(UncheckedIOException.class);
        assertThat(told.getCause().getMessage()).contains("expected");
      }
      Files.write(file, whole);
    }
    assertThat(run().of("account")).hasSize(2);
  }

  private void made(String passcode) throws Exception {
    MadeTdata made = new MadeTdata(folder, passcode, 2);
    made.account(0, 123_456, "77012345678");
    made.account(1, 6_123_456_789L, "77017654321");
  }

  private Findings run(Secret... secrets) {
    return ExtractorRun.of(new TdataExtractor()).secrets(secrets).inFolder(folder, "/key_datas");
  }
}
