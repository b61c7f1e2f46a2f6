package org.dalel.plugins.messaging.signal.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dalel.plugins.messaging.signal.archive.MadeArchive.TIME;
import static org.dalel.plugins.messaging.signal.archive.MadeArchive.aci;
import static org.dalel.plugins.messaging.signal.archive.MadeArchive.bytes;
import static org.dalel.plugins.messaging.signal.archive.MadeArchive.join;
import static org.dalel.plugins.messaging.signal.archive.MadeArchive.number;
import static org.dalel.plugins.messaging.signal.archive.MadeArchive.part;
import static org.dalel.plugins.messaging.signal.archive.MadeArchive.text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.api.Secret;
import org.dalel.plugins.messaging.crypto.Hkdf;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ArchiveExtractorTest {
  private static final int COPIES = Integer.getInteger("dalel.mutations", 40);
  private static final String ACI = "00000000-0000-0000-0000-000000000009";

  @TempDir private Path folder;

  @Test
  void tellsPeopleChatsMessagesAndCalls() throws Exception {
    Findings found = read("made.binproto", made().bytes());

    assertThat(found.problems()).isEmpty();
    assertThat(found.values("message", "body"))
        .containsExactly(
            "Сәлем",
            "second text",
            "👋",
            "group name update (updater: Aida; new group name: Friends)");
    assertThat(found.of("contact")).hasSize(2);
    assertThat(found.only("account").fields().toString()).contains("Дана Серік");
    assertThat(found.values("chat", "name")).containsExactly("Aida", "Friends");
    Map<String, Object> group = found.of("chat").get(1).fields();
    assertThat(group.toString()).contains("admin", "about us", "archived", "Борис");
    assertThat(found.identifiers("contact").toString()).contains("+77012345678");
  }

  @Test
  void keepsTheTextsOfAnEditInTheirOrder() throws Exception {
    Map<String, Object> edited =
        read("made.binproto", made().bytes()).of("message").get(1).fields();
    assertThat(edited.toString()).contains("first text");
    assertThat(edited.get("sent")).hasToString("2023-11-14T22:13:20.020Z");
    assertThat(edited.get("edited")).hasToString("2023-11-14T22:13:20.030Z");
  }

  @Test
  void tellsACallWithItsDirectionAndEnd() throws Exception {
    Map<String, Object> call = read("made.binproto", made().bytes()).only("call").fields();
    assertThat(call)
        .containsEntry("direction", "outgoing")
        .containsEntry("medium", "video")
        .containsEntry("result", "not accepted")
        .containsEntry("answered", false);
    assertThat(call.get("caller").toString()).contains("Дана Серік");
    assertThat(call.get("called").toString()).contains("Aida");
  }

  @Test
  void keepsTextsOfFieldsThatItDoesNotKnow() throws Exception {
    MadeArchive archive =
        new MadeArchive()
            .incoming(
                10, 2, 1, "known", part(77, number(1, 5), part(2, text(3, "from the future"))))
            .message(part(40, text(1, "a kind of frame to come")));
    Findings found = read("made.binproto", archive.bytes());

    assertThat(found.only("message").fields().get("other-texts").toString())
        .contains("ChatItem/77/2/3: from the future");
    assertThat(found.problems().toString()).contains("a kind of frame to come");
  }

  @Test
  void opensAFolderWithTheRecoveryKeyAlone() throws Exception {
    byte[] key = ArchiveKeys.backupKey(MadeArchive.RECOVERY_KEY).orElseThrow();
    byte[] id = ArchiveKeys.id(key, java.util.UUID.fromString(ACI));
    Path snapshot = folder.resolve("SignalBackups/signal-backup-2025-01-02-03-04-05");
    Files.createDirectories(snapshot);
    byte[] hash = new byte[32];
    byte[] local = new byte[64];
    Files.write(
        snapshot.resolve("main"),
        MadeArchive.encrypted(
            made()
                .item(
                    10,
                    2,
                    90,
                    part(8),
                    part(
                        11,
                        part(
                            3,
                            part(
                                1,
                                text(4, "image/png"),
                                part(13, bytes(9, local), bytes(10, hash))))))
                .bytes(),
            ArchiveKeys.of(key, id)));
    Files.write(snapshot.resolve("metadata"), metadata(key, id));
    Findings found =
        open("/SignalBackups/signal-backup-2025-01-02-03-04-05/main", MadeArchive.RECOVERY_KEY);

    assertThat(found.problems()).isEmpty();
    assertThat(found.of("message")).hasSize(5);
    assertThat(found.of("message").get(4).fields().get("attachments").toString())
        .contains("files/" + digest(hash, local).substring(0, 2) + "/" + digest(hash, local));
    assertThat(found.only("encrypted-backup").fields())
        .containsEntry("opened", true)
        .containsEntry("unverified-schema", true);
  }

  private static String digest(byte[]... parts) throws Exception {
    return HexFormat.of()
        .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(join(parts)));
  }

  private static byte[] metadata(byte[] key, byte[] id) throws Exception {
    byte[] iv = new byte[12];
    Arrays.fill(iv, (byte) 4);
    byte[] secret =
        Hkdf.sha256(
            key,
            32,
            "20241011_SIGNAL_LOCAL_BACKUP_METADATA_KEY".getBytes(StandardCharsets.US_ASCII));
    Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(secret, "AES"),
        new IvParameterSpec(Arrays.copyOf(iv, 16)));
    return join(number(1, 1), part(2, bytes(1, iv), bytes(2, cipher.doFinal(id))));
  }

  @Test
  void readsWhatItCanOfAnEncryptedOneThatWasChanged() throws Exception {
    byte[] key = ArchiveKeys.backupKey(MadeArchive.RECOVERY_KEY).orElseThrow();
    ArchiveKeys keys = ArchiveKeys.of(key, ArchiveKeys.id(key, java.util.UUID.fromString(ACI)));
    byte[] whole = MadeArchive.encrypted(long1000().bytes(), keys);
    byte[] damaged = whole.clone();
    damaged[whole.length / 2] ^= 1;
    Files.write(folder.resolve("a.binproto.encrypted"), damaged);
    Findings found = open("/a.binproto.encrypted", MadeArchive.RECOVERY_KEY + " " + ACI);
    Files.write(folder.resolve("a.binproto.encrypted"), whole);
    Findings wrong =
        open("/a.binproto.encrypted", MadeArchive.RECOVERY_KEY.replace('z', 'y') + " " + ACI);

    assertThat(found.problems().toString()).contains("found another: it was changed or damaged");
    assertThat(found.of("message").size()).isBetween(100, 999);
    assertThat(wrong.of("message")).isEmpty();
    assertThat(wrong.problems().toString()).contains("1 keys and 1 accounts of which none do");
  }

  @Test
  @Timeout(600)
  void damagedCopiesKeepWhatIsInFrontAndSaySo() throws Exception {
    byte[] whole = long1000().bytes();
    int all = read("made.binproto", whole).all().size();
    Random random = new Random(8);
    int silent = 0;
    for (int copy = 0; copy < COPIES; copy++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i <= copy % 20; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      if (copy % 3 == 0) {
        damaged = Arrays.copyOf(damaged, random.nextInt(whole.length));
      }
      Findings found = read("made.binproto", damaged);
      if (found.problems().isEmpty() && found.all().size() != all) {
        silent++;
      }
    }
    assertThat(silent).as("copies that lost records and say nothing").isZero();
  }

  @Test
  void leavesOtherFilesAlone() throws Exception {
    byte[] other = join(new byte[] {7}, number(1, 1), new byte[] {0x10, 1, 2, 3, 4, 5});
    Findings found = read("other.bin", other);
    assertThat(found.all()).isEmpty();
    assertThat(found.problems()).isEmpty();
  }

  private static MadeArchive long1000() {
    MadeArchive archive = new MadeArchive();
    Random random = new Random(5);
    for (int i = 0; i < 1000; i++) {
      archive.incoming(10, 2, i, "message " + i + " " + Long.toString(random.nextLong(), 36));
    }
    return archive;
  }

  private static MadeArchive made() {
    byte[] old =
        part(
            6,
            number(1, 10),
            number(2, 1),
            number(3, TIME + 20),
            part(9),
            part(11, part(2, text(1, "first text"))));
    return new MadeArchive()
        .incoming(10, 2, 10, "Сәлем")
        .item(
            10,
            1,
            30,
            old,
            part(9, part(1, number(1, 2), number(2, TIME + 40), part(6))),
            part(11, part(2, text(1, "second text")), part(6, text(1, "👍"), number(2, 2))))
        .item(10, 2, 50, part(8), part(13, part(1, text(4, "👋"), number(3, 1))))
        .item(
            11,
            2,
            60,
            part(10),
            part(15, part(2, part(1, part(3, bytes(1, aci(2)), text(2, "Friends"))))))
        .item(
            10,
            1,
            70,
            part(10),
            part(15, part(7, number(2, 2), number(3, 2), number(4, 2), number(5, TIME + 70))));
  }

  private Findings read(String name, byte[] bytes) throws Exception {
    Files.write(folder.resolve(name), bytes);
    return open("/" + name);
  }

  private Findings open(String path, String... passwords) {
    Secret[] secrets =
        Stream.of(passwords)
            .map(one -> new Secret(Secret.Kind.PASSWORD, one, "test"))
            .toArray(Secret[]::new);
    return ExtractorRun.of(new ArchiveExtractor()).secrets(secrets).inFolder(folder, path);
  }
}
