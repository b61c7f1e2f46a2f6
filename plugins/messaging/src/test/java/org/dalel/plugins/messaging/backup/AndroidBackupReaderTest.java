package org.dalel.plugins.messaging.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.dalel.api.Secret;
import org.dalel.plugins.messaging.SharedData;
import org.dalel.testkit.ReadContainer;
import org.dalel.testkit.ReadEntry;
import org.dalel.testkit.ReaderRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AndroidBackupReaderTest {
  @TempDir private Path folder;

  /** The digest is the one that the tests of the Mobile Verification Toolkit expect of the tar. */
  @Test
  void unpacksWhatAnotherProgramUnpacked() throws Exception {
    byte[] file = SharedData.bytes("mobile/android/mvt/backup.ab");
    byte[] tar = tar(file);

    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(tar)))
        .isEqualTo("ce1ac5009fea5187a9f546b51e1446ba450243ae91d31dc779233ec0937b5d18");
    ReadContainer found = read(file);
    assertThat(found.problems()).isEmpty();
    assertThat(found.paths())
        .containsExactly(
            "apps",
            "apps/com.android.providers.telephony",
            "data/user_de/0/com.android.providers.telephony/files",
            "data/user_de/0/com.android.providers.telephony/files/000001_mms_backup",
            "data/user_de/0/com.android.providers.telephony/files/000000_sms_backup");
    assertThat(found.entries().get(3).content()).hasSize(226);
    assertThat(found.entries().get(4).content()).hasSize(143);
  }

  @Test
  void saysThatItIsEncrypted() throws Exception {
    ReadContainer found = read(SharedData.bytes("mobile/android/mvt/backup2.ab"));

    assertThat(found.entries())
        .singleElement()
        .satisfies(one -> assertThat(one.state()).isEqualTo(ReadEntry.State.ENCRYPTED));
    assertThat(found.problems()).isEmpty();
  }

  /** A backup of the tests of the Mobile Verification Toolkit; its password is known from there. */
  @Test
  void opensAnEncryptedOneWithItsPassword() throws Exception {
    ReadContainer found =
        read(
            SharedData.bytes("mobile/android/mvt/backup2.ab"),
            new Secret(Secret.Kind.PASSWORD, "123457", "test"),
            new Secret(Secret.Kind.PASSWORD, "123456", "test"));

    assertThat(found.problems()).isEmpty();
    assertThat(found.paths()).anyMatch(path -> path.endsWith("000000_sms_backup"));
  }

  @Test
  void givesFilesTheirPlacesOnTheDevice() throws Exception {
    assertThat(AndroidPlaces.of("apps/org.x/db/a/b.db"))
        .isEqualTo("data/data/org.x/databases/a/b.db");
    assertThat(AndroidPlaces.of("apps/org.x/r/app_w/c")).isEqualTo("data/data/org.x/app_w/c");
    assertThat(AndroidPlaces.of("apps/org.x/d_sp/s.xml"))
        .isEqualTo("data/user_de/0/org.x/shared_prefs/s.xml");
    assertThat(AndroidPlaces.of("apps/org.x/a/base.apk")).isEqualTo("data/app/org.x/base.apk");
    assertThat(AndroidPlaces.of("apps/org.x/ef/log"))
        .isEqualTo("storage/emulated/0/Android/data/org.x/files/log");
    assertThat(AndroidPlaces.of("shared/0/DCIM/1.jpg")).isEqualTo("storage/emulated/0/DCIM/1.jpg");
    for (String kept : List.of("apps/org.x/_manifest", "apps/org.x/k/data", "apps", "other/x")) {
      assertThat(AndroidPlaces.of(kept)).isEqualTo(kept);
    }
  }

  @Test
  void readsLongPathsAndKeepsWhatStandsBeforeDamage() throws Exception {
    String deep = "apps/org.example/f/" + "folder/".repeat(40) + "file.txt";
    byte[] tar =
        tarOf("apps/org.example/sp/first.xml", "<map/>", deep, "deep", "apps/org.example/f/z", "z");
    String path = "data/data/org.example/files/" + "folder/".repeat(40) + "file.txt";

    ReadContainer whole = read(backup(tar));
    assertThat(whole.problems()).isEmpty();
    assertThat(whole.paths())
        .containsExactly(
            "data/data/org.example/shared_prefs/first.xml", path, "data/data/org.example/files/z");
    assertThat(whole.only(path).text()).isEqualTo("deep");
    for (int length = 0; length < sizeOf(tar); length += 97) {
      ReadContainer cut = read(backup(Arrays.copyOf(tar, length)));
      assertThat(cut.paths())
          .as("cut at %d", length)
          .isEqualTo(whole.paths().subList(0, cut.paths().size()));
      assertThat(cut.problems()).as("cut at %d", length).isNotEmpty();
    }
    Random random = new Random(11);
    for (int i = 0; i < 500; i++) {
      byte[] mutated = tar.clone();
      for (int k = 0; k < 1 + random.nextInt(6); k++) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }
      assertThat(read(backup(mutated)).mine()).isTrue();
    }
  }

  /** As GNU tar packs them. */
  private byte[] tarOf(String... namesAndContents) throws Exception {
    Path files = Files.createDirectory(folder.resolve("files"));
    Path tar = folder.resolve("made.tar");
    List<String> command = new ArrayList<>(List.of("tar", "--format=pax", "-cf", tar.toString()));
    command.addAll(List.of("-C", files.toString()));
    for (int i = 0; i < namesAndContents.length; i += 2) {
      Path file = files.resolve(namesAndContents[i]);
      Files.createDirectories(file.getParent());
      Files.writeString(file, namesAndContents[i + 1]);
      command.add(namesAndContents[i]);
    }
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    return Files.readAllBytes(tar);
  }

  /** Up to the empty blocks at the end. */
  private static int sizeOf(byte[] tar) {
    int end = tar.length;
    while (tar[end - 1] == 0) {
      end--;
    }
    return end;
  }

  private static byte[] backup(byte[] tar) throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write("ANDROID BACKUP\n5\n1\nnone\n".getBytes(StandardCharsets.US_ASCII));
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(file)) {
      deflated.write(tar);
    }
    return file.toByteArray();
  }

  private byte[] tar(byte[] file) throws Exception {
    AndroidBackupHeader header = AndroidBackupHeader.read(new ByteArrayInputStream(file));
    return new InflaterInputStream(
            new ByteArrayInputStream(file, header.length(), file.length - header.length()))
        .readAllBytes();
  }

  private ReadContainer read(byte[] bytes, Secret... secrets) throws Exception {
    Path file = folder.resolve("b.ab");
    Files.write(file, bytes);
    return ReaderRun.of(new AndroidBackupReader()).secrets(secrets).on(file);
  }
}
