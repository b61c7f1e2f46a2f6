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
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.api.ContainerEntry;
import org.dalel.api.Secret;
import org.dalel.formats.crypto.Pbkdf2;
import org.dalel.plugins.messaging.MadeDatabase;
import org.dalel.plugins.messaging.SharedData;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.dalel.testkit.ReadContainer;
import org.dalel.testkit.ReadEntry;
import org.dalel.testkit.ReaderRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IosBackupReaderTest {
  private static final Path SAMPLE =
      Path.of("src/test/resources/org/dalel/plugins/messaging/samples/ios-sms.sql");
  private static final String SMS = "3d0d7e5fb2ce288813306e4d4636395e047a3d28";

  @TempDir private Path folder;

  @Test
  void givesTheFilesOfADeviceUnderTheirPaths() throws Exception {
    SharedData.put("mobile/ios/mvt/ios_backup/Manifest.db", folder);
    Files.createDirectories(folder.resolve("3d"));
    SharedData.put("mobile/ios/mvt/ios_backup/3d/" + SMS, folder.resolve("3d"));

    ReadContainer found = read();

    assertThat(found.mine()).isTrue();
    assertThat(found.problems()).isEmpty();
    // SELECT flags, count(*) FROM Files GROUP BY flags: 1|1089, 2|2618, 4|14
    assertThat(kinds(found, ContainerEntry.Kind.FILE)).isEqualTo(1089);
    assertThat(kinds(found, ContainerEntry.Kind.FOLDER)).isEqualTo(2618);
    assertThat(kinds(found, ContainerEntry.Kind.LINK)).isEqualTo(14);
    ReadEntry sms = found.only("private/var/mobile/Library/SMS/sms.db");
    assertThat(sms.content()).isEqualTo(Files.readAllBytes(folder.resolve("3d").resolve(SMS)));
    assertThat(sms.entry().mode()).hasValue(0644);
    assertThat(sms.entry().modified()).isPresent();
    assertThat(found.entries())
        .filteredOn(one -> one.state() == ReadEntry.State.UNREADABLE)
        .hasSize(1088)
        .allMatch(one -> one.why().orElseThrow().contains("beside the manifest as "));
    assertThat(found.only("private/var/db/timezone/localtime").entry().linkTarget())
        .hasValueSatisfying(target -> assertThat(target).contains("zoneinfo"));
  }

  @Test
  void decryptsWhatAPasswordOpens() throws Exception {
    byte[] sms = makeEncrypted("correct horse");

    ReadContainer open = read(password("wrong"), password("correct horse"));
    ReadContainer closed = read(password("wrong"));

    assertThat(open.problems()).isEmpty();
    assertThat(open.paths())
        .containsExactly(
            "Manifest.decrypted.db",
            "private/var/mobile/Library/SMS/sms.db",
            "private/var/mobile/Library/SMS/other.db",
            "private/var/Keychains/keychain-backup.plist");
    ReadEntry manifest = open.only("Manifest.decrypted.db");
    assertThat(manifest.content()).isEqualTo(Files.readAllBytes(folder.resolve("manifest.plain")));
    assertThat(open.only("private/var/mobile/Library/SMS/sms.db").content()).isEqualTo(sms);
    assertThat(open.only("private/var/mobile/Library/SMS/other.db").state())
        .isEqualTo(ReadEntry.State.UNREADABLE);
    assertThat(open.only("private/var/Keychains/keychain-backup.plist").state())
        .as("a key of a class that the password does not open")
        .isEqualTo(ReadEntry.State.ENCRYPTED);
    assertThat(closed.entries())
        .singleElement()
        .satisfies(one -> assertThat(one.state()).isEqualTo(ReadEntry.State.ENCRYPTED));
    assertThat(closed.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem).contains("among 1; it stays closed"));
    assertThat(read().problems()).as("nothing was tried").isEmpty();
  }

  @Test
  void tellsAFileThatIsCut() throws Exception {
    byte[] sms = makeEncrypted("correct horse");
    Path stored = folder.resolve("3d").resolve(SMS);
    Files.write(stored, Arrays.copyOf(Files.readAllBytes(stored), 4096));

    ReadEntry cut = read(password("correct horse")).only("private/var/mobile/Library/SMS/sms.db");

    assertThat(cut.state()).isEqualTo(ReadEntry.State.PARTIAL);
    assertThat(cut.content()).isEqualTo(Arrays.copyOf(sms, 4096));
    assertThat(cut.why())
        .hasValue("iOS backup: expected " + sms.length + " bytes and padding, found 4096");
  }

  @Test
  void saysHowAnEncryptedBackupIsLocked() throws Exception {
    makeEncrypted("correct horse");

    Findings found = ExtractorRun.of(new IosBackupExtractor()).inFolder(folder, "/Manifest.db");

    assertThat(found.problems()).isEmpty();
    assertThat(found.only("encrypted-backup").fields()).containsEntry("kdf-rounds", 1100L);
    assertThat(found.only("hash-line").fields().get("line").toString())
        .startsWith("$itunes_backup$*10*");
  }

  @Test
  void isNoBackupWithoutItsTable() throws Exception {
    MadeDatabase.of(SAMPLE, folder.resolve("Manifest.db"));

    ReadContainer found = read();

    assertThat(found.mine()).isFalse();
    assertThat(found.entries()).isEmpty();
  }

  @Test
  void readsTheManifestOfOld() throws Exception {
    // sha1 of "HomeDomain-Library/SMS/sms.db", as published
    Files.write(folder.resolve(SMS), new byte[] {1, 2, 3});
    byte[] manifest =
        TestRecords.begin()
            .record("HomeDomain", "Library", 040755, 0)
            .record("HomeDomain", "Library/SMS/sms.db", 0100644, 3)
            .link("HomeDomain", "Library/link", "../there")
            .bytes();
    Files.write(folder.resolve("Manifest.mbdb"), manifest);

    ReadContainer found = ReaderRun.of(new IosBackupReader()).inFolder(folder, "/Manifest.mbdb");

    assertThat(found.problems()).isEmpty();
    assertThat(found.paths())
        .containsExactly(
            "private/var/mobile/Library",
            "private/var/mobile/Library/SMS/sms.db",
            "private/var/mobile/Library/link");
    ReadEntry sms = found.entries().get(1);
    assertThat(sms.content()).containsExactly(1, 2, 3);
    assertThat(sms.entry().mode()).hasValue(0644);
    assertThat(sms.entry().uid()).hasValue(501);
    assertThat(sms.entry().modified()).hasValue(Instant.ofEpochSecond(TestRecords.TIME));
    assertThat(found.entries().get(2).entry().linkTarget()).hasValue("../there");
  }

  @Test
  void keepsWhatStandsBeforeTheCutOfAManifest() throws Exception {
    byte[] whole =
        TestRecords.begin()
            .record("HomeDomain", "Library", 040755, 0)
            .record("HomeDomain", "Library/SMS", 040755, 0)
            .bytes();
    byte[] one = TestRecords.begin().record("HomeDomain", "Library", 040755, 0).bytes();
    for (int length = 6; length < whole.length; length++) {
      Files.write(folder.resolve("Manifest.mbdb"), Arrays.copyOf(whole, length));

      ReadContainer found = ReaderRun.of(new IosBackupReader()).inFolder(folder, "/Manifest.mbdb");

      boolean atBorder = length == 6 || length == one.length;
      assertThat(found.problems()).as("cut at %d", length).hasSize(atBorder ? 0 : 1);
      assertThat(found.entries()).hasSize(length < one.length ? 0 : 1);
    }
  }

  @Test
  void staysWholeOnDamagedManifests() throws Exception {
    makeEncrypted("correct horse");
    byte[] manifest = Files.readAllBytes(folder.resolve("manifest.plain"));
    byte[] settings = Files.readAllBytes(folder.resolve("Manifest.plist"));
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      byte[] one = (i % 2 == 0 ? manifest : settings).clone();
      for (int k = 0; k < 1 + random.nextInt(8); k++) {
        one[random.nextInt(one.length)] = (byte) random.nextInt(256);
      }
      Files.write(folder.resolve("Manifest.db"), i % 2 == 0 ? one : manifest);
      Files.write(folder.resolve("Manifest.plist"), i % 2 == 0 ? settings : one);
      try {
        ReadContainer found = read(password("correct horse"));
        assertThat(found.entries().size()).isLessThanOrEqualTo(10);
      } catch (AssertionError told) {
        // an exception of the reader becomes a failure row; it has to say what is wrong
        assertThat(told.getMessage()).containsAnyOf("expected BackupKeyBag", "Manifest.plist");
      }
    }
  }

  private static long kinds(ReadContainer found, ContainerEntry.Kind kind) {
    return found.entries().stream().filter(one -> one.entry().kind() == kind).count();
  }

  private ReadContainer read(Secret... secrets) {
    return ReaderRun.of(new IosBackupReader()).secrets(secrets).inFolder(folder, "/Manifest.db");
  }

  private static Secret password(String text) {
    return new Secret(Secret.Kind.PASSWORD, text, "test");
  }

  /** Makes an encrypted backup; gives the database in it. */
  private byte[] makeEncrypted(String password) throws Exception {
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
      byte[] file = TestPlist.file(Files.size(sms), classed(3, wrap(classKey, fileKey)));
      insert(connection, SMS, "HomeDomain", "Library/SMS/sms.db", file);
      insert(connection, "ff" + SMS.substring(2), "HomeDomain", "Library/SMS/other.db", file);
      byte[] ofDevice = TestPlist.file(Files.size(sms), classed(11, wrap(classKey, fileKey)));
      insert(connection, "3dkeys", "KeychainDomain", "keychain-backup.plist", ofDevice);
      Files.write(folder.resolve("3d").resolve("3dkeys"), new byte[32]);
    }
    byte[] manifestKey = new byte[32];
    Files.write(folder.resolve("Manifest.db"), encrypt(manifestKey, Files.readAllBytes(manifest)));
    Files.write(
        folder.resolve("Manifest.plist"),
        TestPlist.manifest(bag, classed(3, wrap(classKey, manifestKey))));
    return Files.readAllBytes(sms);
  }

  private static void insert(
      Connection connection, String id, String domain, String path, byte[] file) throws Exception {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO Files VALUES (?, ?, ?, 1, ?)")) {
      insert.setString(1, id);
      insert.setString(2, domain);
      insert.setString(3, path);
      insert.setBytes(4, file);
      insert.executeUpdate();
    }
  }

  private static byte[] classed(int number, byte[] wrapped) {
    return ByteBuffer.allocate(44).putInt(Integer.reverseBytes(number)).put(wrapped).array();
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
