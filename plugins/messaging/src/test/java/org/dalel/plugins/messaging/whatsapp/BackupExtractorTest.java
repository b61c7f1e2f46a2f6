package org.dalel.plugins.messaging.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.DeflaterOutputStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.api.Secret;
import org.dalel.plugins.messaging.MadeDatabase;
import org.dalel.plugins.messaging.SharedData;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupExtractorTest {
  private static final Path SAMPLE =
      Path.of("src/test/resources/org/dalel/plugins/messaging/samples/whatsapp-android-2022.sql");

  @TempDir private Path folder;

  /** Backups of the app; another program decrypted them to a database with nine messages. */
  @ParameterizedTest
  @ValueSource(strings = {"msgstore.db.crypt14", "msgstore-noexpiry.db.crypt14"})
  void opensABackupOfTheAppWithItsKeyFile(String name) throws Exception {
    SharedData.put("messaging/whatsapp/wa-crypt-tools/" + name, folder);
    Findings key =
        ExtractorRun.of(new KeyFileExtractor())
            .on(SharedData.bytes("messaging/whatsapp/wa-crypt-tools/key"));
    assertThat(key.offered()).hasSize(1);

    Findings found =
        ExtractorRun.of(new BackupExtractor())
            .secrets(key.offered().get(0))
            .inFolder(folder, "/" + name);

    assertThat(found.problems()).isEmpty();
    assertThat(found.only("encrypted-backup").fields())
        .containsEntry("opened", true)
        .containsEntry("format", "crypt14");
    assertThat(found.of("message")).hasSize(9);
    assertThat(found.of("chat")).hasSize(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"crypt12", "crypt14", "crypt15"})
  void opensEachFormat(String format) throws Exception {
    byte[] secret = new byte[32];
    Arrays.fill(secret, (byte) 7);
    Files.write(folder.resolve("msgstore.db." + format), backup(format, secret));
    Secret given = new Secret(Secret.Kind.KEY, HexFormat.of().formatHex(secret), "test");
    Secret wrong = new Secret(Secret.Kind.KEY, "00".repeat(32), "test");

    Findings open = run(format, wrong, given);
    Findings closed = run(format, wrong);
    Findings without = run(format);

    assertThat(open.problems()).isEmpty();
    assertThat(open.of("message")).hasSize(8);
    assertThat(open.only("encrypted-backup").fields())
        .containsEntry("format", format)
        .containsEntry("opened-by", "test");
    assertThat(closed.of("message")).isEmpty();
    assertThat(closed.problems()).hasSize(1);
    assertThat(closed.problems().get(0)).contains(format).contains("among 1; it stays closed");
    assertThat(without.only("encrypted-backup").fields()).containsEntry("opened", false);
    assertThat(without.problems()).isEmpty();
  }

  @Test
  void keepsWhatComesBeforeDamage() throws Exception {
    byte[] secret = new byte[32];
    byte[] whole = backup("crypt15", secret);
    Files.write(folder.resolve("msgstore.db.crypt15"), Arrays.copyOf(whole, whole.length * 2 / 3));

    Findings found = run("crypt15", new Secret(Secret.Kind.KEY, "00".repeat(32), "test"));

    assertThat(found.only("encrypted-backup").fields()).containsEntry("opened", true);
    assertThat(found.problems()).anyMatch(problem -> problem.contains("those are read"));
  }

  @Test
  void saysThatAHeaderIsNone() throws Exception {
    Files.write(folder.resolve("msgstore.db.crypt14"), new byte[100]);
    assertThatThrownBy(() -> run("crypt14")).hasMessageContaining("expected a header");
  }

  private Findings run(String format, Secret... secrets) {
    return ExtractorRun.of(new BackupExtractor())
        .secrets(secrets)
        .inFolder(folder, "/msgstore.db." + format);
  }

  private byte[] backup(String format, byte[] secret) throws Exception {
    Path database = Files.createTempFile(folder, "plain", ".db");
    Files.delete(database);
    MadeDatabase.of(SAMPLE, database);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(packed)) {
      Files.copy(database, deflated);
    }
    byte[] iv = HexFormat.of().parseHex("101112131415161718191a1b1c1d1e1f");
    byte[] key = format.equals("crypt15") ? derived(secret) : secret;
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(header(format, iv));
    file.write(cipher.doFinal(packed.toByteArray()));
    file.write(new byte[16]);
    return file.toByteArray();
  }

  private static byte[] header(String format, byte[] iv) {
    HexFormat hex = HexFormat.of();
    String vector = hex.formatHex(iv);
    String head =
        switch (format) {
          case "crypt12" -> "000101" + "aa".repeat(32) + "bb".repeat(16) + vector;
          case "crypt14" -> "18" + "01" + "1216" + "12020001" + "2a10" + vector;
          default -> "14" + "1a12" + "0a10" + vector;
        };
    return hex.parseHex(head);
  }

  private static byte[] derived(byte[] root) throws Exception {
    byte[] seed = hmac(new byte[32], root);
    return hmac(seed, HexFormat.of().parseHex("6261636b757020656e6372797074696f6e01"));
  }

  private static byte[] hmac(byte[] key, byte[] message) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(message);
  }
}
