package org.dalel.plugins.messaging.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.api.Secret;
import org.dalel.plugins.messaging.MadeDatabase;
import org.dalel.plugins.messaging.encrypted.EncryptedDatabaseExtractor;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyExtractorTest {
  private static final String APP = "data/data/com.tencent.mm";
  private static final String SETTINGS = "/" + APP + "/shared_prefs/auth_info_key_prefs.xml";

  @TempDir private Path folder;

  @BeforeEach
  void app() throws Exception {
    Files.createDirectories(folder.resolve(APP + "/shared_prefs"));
    Files.createDirectories(folder.resolve(APP + "/MicroMsg/0123"));
    Files.writeString(
        folder.resolve(SETTINGS.substring(1)),
        "<?xml version='1.0'?><map><boolean name=\"a\" value=\"true\"/><int name=\"_auth_uin\" value=\"-1234567\"/></map>");
  }

  @Test
  void offersThePasswordsThatFollowFromAccountAndDevice() throws Exception {
    Files.writeString(
        folder.resolve(APP + "/MicroMsg/CompatibleInfo.cfg"),
        "\u00ac\u0000\u000f352098001761482t\u0000");
    Findings found = ExtractorRun.of(new KeyExtractor()).inFolder(folder, SETTINGS);

    // printf '%s' IMEI UIN | md5sum | cut -c1-7
    assertThat(found.offered())
        .extracting(Secret::value)
        .containsExactly("f1d74f9", "be38700", "ffec840", "02e4673");
    assertThat(found.identifiers("account")).containsExactly("wechat:uin -1234567");
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void saysNothingWhereNobodyIsLoggedIn() throws Exception {
    Files.writeString(
        folder.resolve(SETTINGS.substring(1)), "<map><int name=\"_auth_uin\" value=\"0\"/></map>");
    Findings found = ExtractorRun.of(new KeyExtractor()).inFolder(folder, SETTINGS);
    assertThat(found.all()).isEmpty();
    assertThat(found.offered()).isEmpty();
  }

  @Test
  void opensTheDatabaseWithOneOfThem() throws Exception {
    String password = KeyExtractor.password("1234567890ABCDEF", "-1234567");
    String database = "/" + APP + "/MicroMsg/0123/EnMicroMsg.db";
    Files.write(folder.resolve(database.substring(1)), encrypted(plain(), password));
    Findings found =
        ExtractorRun.of(new EncryptedDatabaseExtractor())
            .secrets(new Secret(Secret.Kind.PASSWORD, password, "test"))
            .inFolder(folder, database);

    assertThat(found.problems()).isEmpty();
    assertThat(found.only("encrypted-database").fields()).containsEntry("format", "SQLCipher 1");
    assertThat(found.of("message")).hasSize(6);
    assertThat(found.values("message", "body")).contains("Сәлем", "See you there");
  }

  private byte[] plain() throws Exception {
    Path file = folder.resolve("plain");
    String url = "jdbc:sqlite:" + file;
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA page_size = 1024");
      statement.execute("CREATE TABLE filler (text TEXT)");
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[20] = 16;
    Files.write(file, bytes);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM");
      MadeDatabase.run(
          connection,
          Files.readString(
              Path.of(
                  "src/test/resources/org/dalel/plugins/messaging/samples/wechat-android.sql")));
    }
    return Files.readAllBytes(file);
  }

  /** Pages of 1024 bytes, each with its IV at the end; the salt in front of the first. */
  private static byte[] encrypted(byte[] plain, String password) throws Exception {
    Random random = new Random(2);
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    byte[] key =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
            .generateSecret(new PBEKeySpec(password.toCharArray(), salt, 4000, 256))
            .getEncoded();
    byte[] all = plain.clone();
    for (int page = 0; page < plain.length; page += 1024) {
      byte[] iv = new byte[16];
      random.nextBytes(iv);
      Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
      aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
      int from = page == 0 ? 16 : page;
      byte[] hidden = aes.doFinal(Arrays.copyOfRange(plain, from, page + 1008));
      System.arraycopy(hidden, 0, all, from, hidden.length);
      System.arraycopy(iv, 0, all, page + 1008, 16);
    }
    System.arraycopy(salt, 0, all, 0, 16);
    return all;
  }
}
