package org.dalel.plugins.messaging.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.api.Secret;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigExtractorTest {
  private static final String KEY = "0123456789abcdef".repeat(4);

  @TempDir private Path folder;

  @Test
  void offersAKeyThatStandsInClear() throws Exception {
    Findings found = run("{\"key\": \"" + KEY + "\", \"mediaPermissions\": true}");

    assertThat(found.problems()).isEmpty();
    assertThat(found.offered()).containsExactly(secret(Secret.Kind.KEY, KEY));
    assertThat(found.only("signal-desktop").fields()).containsEntry("opened", true);
    assertThat(found.only("key-material").fields().toString()).doesNotContain(KEY);
  }

  @ParameterizedTest
  @CsvSource({"v11, key ring, 1", "v10, keychain, 1003", "v10, peanuts, 1"})
  void opensWithThePasswordOfTheKeyRing(String version, String password, int rounds)
      throws Exception {
    String config = config(version, cbc(password, rounds));

    Findings open = run(config, given(Secret.Kind.PASSWORD, password));
    Findings closed = run(config, given(Secret.Kind.PASSWORD, "other"));

    assertThat(open.offered()).containsExactly(secret(Secret.Kind.KEY, KEY));
    boolean withoutRing = password.equals("peanuts");
    assertThat(closed.offered().isEmpty()).isEqualTo(!withoutRing);
    assertThat(closed.problems().isEmpty()).isEqualTo(withoutRing);
  }

  @Test
  void opensWithTheKeyOfLocalState() throws Exception {
    byte[] nonce = new byte[12];
    Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 9);
    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    String hidden = "00".repeat(12) + HexFormat.of().formatHex(aes.doFinal(KEY.getBytes("UTF-8")));

    Findings found = run(config("v10", hidden), given(Secret.Kind.KEY, "09".repeat(32)));

    assertThat(found.offered()).containsExactly(secret(Secret.Kind.KEY, KEY));
    assertThat(run(config("v10", hidden)).only("signal-desktop").fields())
        .containsEntry("opened", false)
        .containsEntry("safe-storage", "kwallet5");
  }

  @Test
  void saysThatAFormIsNotKnown() throws Exception {
    assertThat(run("{\"encryptedKey\": \"763939aa\"}").problems().toString())
        .contains("expected v10 or v11");
    assertThat(run("{\"theme\": \"dark\"}").all()).isEmpty();
  }

  private static String cbc(String password, int rounds) throws Exception {
    byte[] key =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
            .generateSecret(
                new PBEKeySpec(password.toCharArray(), "saltysalt".getBytes("UTF-8"), rounds, 128))
            .getEncoded();
    byte[] blanks = new byte[16];
    Arrays.fill(blanks, (byte) 32);
    Cipher aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(blanks));
    return HexFormat.of().formatHex(aes.doFinal(KEY.getBytes("UTF-8")));
  }

  private static String config(String version, String hidden) throws Exception {
    return "{\"encryptedKey\": \""
        + HexFormat.of().formatHex(version.getBytes("UTF-8"))
        + hidden
        + "\", \"safeStorageBackend\": \"kwallet5\"}";
  }

  private static Secret secret(Secret.Kind kind, String value) {
    return new Secret(kind, value, "config.json of Signal");
  }

  private static Secret given(Secret.Kind kind, String value) {
    return new Secret(kind, value, "test");
  }

  private Findings run(String config, Secret... secrets) throws Exception {
    Files.createDirectories(folder.resolve("Signal"));
    Files.writeString(folder.resolve("Signal/config.json"), config);
    return ExtractorRun.of(new ConfigExtractor())
        .secrets(secrets)
        .inFolder(folder, "/Signal/config.json");
  }
}
