package org.dalel.plugins.messaging.signal.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dalel.plugins.messaging.signal.archive.MadeArchive.aci;
import static org.dalel.plugins.messaging.signal.archive.MadeArchive.bytes;
import static org.dalel.plugins.messaging.signal.archive.MadeArchive.number;
import static org.dalel.plugins.messaging.signal.archive.MadeArchive.part;
import static org.dalel.plugins.messaging.signal.archive.MadeArchive.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dalel.api.Secret;
import org.dalel.plugins.messaging.LentChannels;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What wrong keys and unreadable evidence do, and what the right key tells of the owner. */
class UnlockingTest {
  private static final String OWNER = "00000000-0000-0000-0000-000000000009";
  private static final String WRONG = MadeArchive.RECOVERY_KEY.replace('z', 'y') + " " + OWNER;

  @TempDir private Path folder;

  @Test
  void closesTheFileAfterEveryKey() throws Exception {
    write(new MadeArchive());
    LentChannels right = new LentChannels(new ArchiveExtractor(), 100);
    LentChannels wrong = new LentChannels(new ArchiveExtractor(), 100);

    assertThat(run(right, MadeArchive.RECOVERY_KEY + " " + OWNER).of("account")).hasSize(1);
    assertThat(run(wrong, WRONG).problems()).hasSize(1);
    assertThat(wrong.opened()).isGreaterThan(2);
    assertThat(right.leftOpen()).isZero();
    assertThat(wrong.leftOpen()).isZero();
  }

  @Test
  void doesNotTakeUnreadableEvidenceForAWrongKey() throws Exception {
    write(new MadeArchive());

    assertThatThrownBy(() -> run(new LentChannels(new ArchiveExtractor(), 2), WRONG))
        .rootCause()
        .hasMessageContaining("found the disk gone");
  }

  @Test
  void closesWhatIsInClear() throws Exception {
    Files.write(folder.resolve("a.binproto"), new MadeArchive().bytes());
    LentChannels lent = new LentChannels(new ArchiveExtractor(), 100);
    Findings found = ExtractorRun.of(lent).inFolder(folder, "/a.binproto");

    assertThat(found.of("account")).hasSize(1);
    assertThat(lent.leftOpen()).isZero();
  }

  @Test
  void callsThoseWhoAreInTheGroupOnly() throws Exception {
    write(
        group()
            .message(part(2, number(1, 6), part(2, bytes(1, aci(2)), text(11, "Aida at work"))))
            .item(12, 2, 5, part(10), part(15, part(8, number(2, 3), number(3, 6)))));
    Map<String, Object> call = open().only("call").fields();

    assertThat(call.get("caller").toString()).contains("Aida");
    assertThat((List<?>) call.get("called")).hasSize(2);
    assertThat(call.get("called").toString())
        .contains("Борис", "Дана Серік")
        .doesNotContain("Aida");
  }

  @Test
  void doesNotCallTheOwnerWhoRings() throws Exception {
    write(group().item(12, 1, 5, part(10), part(15, part(8, number(2, 8), number(3, 1)))));
    Map<String, Object> call = open().only("call").fields();

    assertThat(call.get("caller").toString()).contains("Дана Серік", OWNER);
    assertThat((List<?>) call.get("called")).hasSize(2);
    assertThat(call.get("called").toString()).contains("Борис", "Aida").doesNotContain(OWNER);
  }

  /** A group of the three, and others who are banned, invited and ask to join. */
  private static MadeArchive group() {
    return new MadeArchive()
        .message(
            part(
                2,
                number(1, 5),
                part(
                    3,
                    part(
                        5,
                        part(2, text(1, "Ring")),
                        part(7, bytes(1, aci(2))),
                        part(7, bytes(1, aci(3))),
                        part(7, bytes(1, aci(9))),
                        part(8, part(1, bytes(1, aci(21)))),
                        part(9, bytes(1, aci(22))),
                        part(13, bytes(1, aci(23)))))))
        .message(part(3, number(1, 12), number(2, 5)));
  }

  private Findings open() {
    return run(
        new LentChannels(new ArchiveExtractor(), 100), MadeArchive.RECOVERY_KEY + " " + OWNER);
  }

  private void write(MadeArchive archive) throws Exception {
    byte[] key = ArchiveKeys.backupKey(MadeArchive.RECOVERY_KEY).orElseThrow();
    ArchiveKeys keys = ArchiveKeys.of(key, ArchiveKeys.id(key, UUID.fromString(OWNER)));
    Files.write(
        folder.resolve("a.binproto.encrypted"), MadeArchive.encrypted(archive.bytes(), keys));
  }

  private Findings run(LentChannels extractor, String password) {
    return ExtractorRun.of(extractor)
        .secrets(new Secret(Secret.Kind.PASSWORD, password, "test"))
        .inFolder(folder, "/a.binproto.encrypted");
  }
}
