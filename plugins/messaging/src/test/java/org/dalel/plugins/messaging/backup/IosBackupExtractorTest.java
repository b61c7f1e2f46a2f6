package org.dalel.plugins.messaging.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.api.Secret;
import org.dalel.formats.crypto.Pbkdf2;
import org.dalel.plugins.messaging.MadeDatabase;
import org.dalel.plugins.messaging.SharedData;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IosBackupExtractorTest {
  private static final Path SAMPLE =
      Path.of("src/test/resources/org/dalel/plugins/messaging/samples/ios-sms.sql");
  private static final String SMS = "3d0d7e5fb2ce288813306e4d4636395e047a3d28";

  @TempDir private Path folder;

  @Test
  void saysWhichFileLiesUnderWhichNumber() throws Exception {
    SharedData.put("mobile/ios/mvt/ios_backup/Manifest.db", folder);
    Files.createDirectories(folder.resolve("3d"));
    SharedData.put("mobile/ios/mvt/ios_backup/3d/" + SMS, folder.resolve("3d"));

    Findings found = ExtractorRun.of(new IosBackupExtractor()).inFolder(folder, "/Manifest.db");

    assertThat(found.problems()).isEmpty();
    assertThat(found.of("backup-file")).hasSize(1089);
    assertThat(found.of("backup-file"))
        .filteredOn(one -> one.fields().get("file-id").equals(SMS))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.fields())
                    .containsEntry("device-path", "/private/var/mobile/Library/SMS/sms.db")
                    .containsEntry("stored", true));
  }

  @Test
  void readsTheMessagesOfAnEncryptedBackup() throws Exception {
    makeEncrypted("correct horse");

    Findings open = run(password("wrong"), password("correct horse"));
    Findings closed = run(password("wrong"));

    assertThat(open.problems()).isEmpty();
    assertThat(open.of("message")).hasSize(4);
    assertThat(open.of("message"))
        .allMatch(
            one ->
                one.fields().get("device-path").equals("/private/var/mobile/Library/SMS/sms.db"));
    assertThat(open.only("encrypted-backup").fields()).containsEntry("opened", true);
    assertThat(open.only("hash-line").fields().get("line").toString())
        .startsWith("$itunes_backup$*10*");
    assertThat(closed.of("message")).isEmpty();
    assertThat(closed.problems()).hasSize(1);
    assertThat(closed.problems().get(0)).contains("among 1; it stays closed");
  }

  private Findings run(Secret... secrets) {
    return ExtractorRun.of(new IosBackupExtractor())
        .secrets(secrets)
        .inFolder(folder, "/Manifest.db");
  }

  private static Secret password(String text) {
    return new Secret(Secret.Kind.PASSWORD, text, "test");
  }

  private void makeEncrypted(String password) throws Exception {
    byte[] salt = new byte[20];
    byte[] doubleSalt = "01234567890123456789".getBytes(StandardCharsets.US_ASCII);
    byte[] first = pbkdf2("PBKDF2WithHmacSHA256", password.toCharArray(), doubleSalt, 1000);
    byte[] passKey = Pbkdf2.derive("HmacSHA1", first, salt, 100, 32, () -> {});
    byte[] classKey = new byte[32];
    Arrays.fill(classKey, (byte) 9);
    byte[] fileKey = new byte[32];
    Arrays.fill(fileKey, (byte) 5);
    byte[] bag = keybag(salt, doubleSalt, wrap(passKey, classKey));
    Path sms = folder.resolve("sms.plain");
    MadeDatabase.of(SAMPLE, sms);
    Files.createDirectories(folder.resolve("3d"));
    Files.write(folder.resolve("3d").resolve(SMS), encrypt(fileKey, Files.readAllBytes(sms)));
    Path manifest = folder.resolve("manifest.plain");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + manifest)) {
      MadeDatabase.run(
          connection,
          "CREATE TABLE Files (fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB);\n");
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO Files VALUES (?, 'HomeDomain', 'Library/SMS/sms.db', 1, ?)")) {
        insert.setString(1, SMS);
        insert.setBytes(2, TestPlist.file(Files.size(sms), classed(wrap(classKey, fileKey))));
        insert.executeUpdate();
      }
    }
    byte[] manifestKey = new byte[32];
    Files.write(folder.resolve("Manifest.db"), encrypt(manifestKey, Files.readAllBytes(manifest)));
    Files.write(
        folder.resolve("Manifest.plist"),
        TestPlist.manifest(bag, classed(wrap(classKey, manifestKey))));
  }

  private static byte[] classed(byte[] wrapped) {
    return ByteBuffer.allocate(44).put(new byte[] {3, 0, 0, 0}).put(wrapped).array();
  }

  private static byte[] keybag(byte[] salt, byte[] doubleSalt, byte[] wrapped) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    field(out, "VERS", number(4));
    field(out, "UUID", new byte[16]);
    field(out, "SALT", salt);
    field(out, "ITER", number(100));
    field(out, "DPSL", doubleSalt);
    field(out, "DPIC", number(1000));
    field(out, "UUID", new byte[16]);
    field(out, "CLAS", number(3));
    field(out, "WRAP", number(2));
    field(out, "KTYP", number(0));
    field(out, "WPKY", wrapped);
    return bytes.toByteArray();
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  private static void field(DataOutputStream out, String tag, byte[] value) throws Exception {
    out.write(tag.getBytes(StandardCharsets.US_ASCII));
    out.writeInt(value.length);
    out.write(value);
  }

  private static byte[] pbkdf2(String name, char[] password, byte[] salt, int rounds)
      throws Exception {
    return SecretKeyFactory.getInstance(name)
        .generateSecret(new PBEKeySpec(password, salt, rounds, 256))
        .getEncoded();
  }

  private static byte[] wrap(byte[] key, byte[] secret) throws Exception {
    Cipher cipher = Cipher.getInstance("AESWrap");
    cipher.init(Cipher.WRAP_MODE, new SecretKeySpec(key, "AES"));
    return cipher.wrap(new SecretKeySpec(secret, "AES"));
  }

  private static byte[] encrypt(byte[] key, byte[] plain) throws Exception {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
    return cipher.doFinal(plain);
  }
}
