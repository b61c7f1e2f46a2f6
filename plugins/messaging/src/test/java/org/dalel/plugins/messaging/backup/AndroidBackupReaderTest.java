package org.dalel.plugins.messaging.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.DeflaterOutputStream;
import org.dalel.plugins.messaging.SharedData;
import org.dalel.testkit.ReadContainer;
import org.dalel.testkit.ReaderRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AndroidBackupReaderTest {
  @TempDir private Path folder;

  /** The digests are those that the tests of the Mobile Verification Toolkit expect of the tar. */
  @ParameterizedTest
  @CsvSource({
    "backup.ab, ce1ac5009fea5187a9f546b51e1446ba450243ae91d31dc779233ec0937b5d18",
  })
  void unpacksWhatAnotherProgramUnpacked(String name, String sha256) throws Exception {
    ReadContainer found = read(SharedData.bytes("mobile/android/mvt/" + name));

    assertThat(found.problems()).isEmpty();
    assertThat(
            HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-256")
                        .digest(found.only("backup.tar").content())))
        .isEqualTo(sha256);
  }

  @Test
  void saysThatItIsEncrypted() throws Exception {
    ReadContainer found = read(SharedData.bytes("mobile/android/mvt/backup2.ab"));

    assertThat(found.paths()).containsExactly("backup.tar");
    assertThat(found.problems()).isEmpty();
  }

  /** A backup of the tests of the Mobile Verification Toolkit; its password is known from there. */
  @Test
  void opensAnEncryptedOneWithItsPassword() throws Exception {
    byte[] file = SharedData.bytes("mobile/android/mvt/backup2.ab");
    AndroidBackupHeader header = AndroidBackupHeader.read(new java.io.ByteArrayInputStream(file));

    assertThat(AndroidBackupKey.of(header, "123457", () -> {})).isEmpty();
    AndroidBackupKey key = AndroidBackupKey.of(header, "123456", () -> {}).orElseThrow();

    byte[] tar = key.cipher().doFinal(file, header.length(), file.length - header.length());
    assertThat(header.compressed()).isFalse();
    assertThat(new String(tar, 257, 5, StandardCharsets.US_ASCII)).isEqualTo("ustar");
  }

  @Test
  void unpacksAPlainOne() throws Exception {
    java.io.ByteArrayOutputStream file = new java.io.ByteArrayOutputStream();
    file.write("ANDROID BACKUP\n5\n1\nnone\n".getBytes(StandardCharsets.US_ASCII));
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(file)) {
      deflated.write("a tar".getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(read(file.toByteArray()).only("backup.tar").text()).isEqualTo("a tar");
  }

  private ReadContainer read(byte[] bytes) throws Exception {
    Path file = folder.resolve("b.ab");
    Files.write(file, bytes);
    return ReaderRun.of(new AndroidBackupReader()).on(file);
  }
}
