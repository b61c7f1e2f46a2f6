package org.dalel.plugins.wallets.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;
import org.dalel.api.Secret;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers that the test makes after the published layout. */
final class ExodusFileTest {

  private static final byte[] SALT = filled(32, 7);
  private static final byte[] IV = filled(12, 8);

  @TempDir Path root;

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static byte[] locked(byte[] key, byte[] plain) throws Exception {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, IV));
    return cipher.doFinal(plain);
  }

  private static void text(ByteBuffer out, String text) {
    out.put((byte) text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] container(String password) throws Exception {
    byte[] inner = filled(32, 9);
    byte[] outer = SCrypt.generate(password.getBytes(StandardCharsets.UTF_8), SALT, 16, 8, 1, 32);
    byte[] wrapped = locked(outer, inner);
    byte[] body = locked(inner, "the seed".getBytes(StandardCharsets.US_ASCII));
    int length = body.length - 16;
    ByteBuffer file = ByteBuffer.allocate(0x204 + length);
    file.put("SECO".getBytes(StandardCharsets.US_ASCII)).putInt(0).putInt(0);
    text(file, "seco-v0-scrypt-aes");
    text(file, "Exodus");
    text(file, "24.1.1");
    file.position(0x100);
    file.put(SALT).putInt(16).putInt(8).putInt(1).put("aes-256-gcm".getBytes()).position(0x14c);
    file.put(IV).put(wrapped, 32, 16).put(wrapped, 0, 32).put(IV).put(body, length, 16);
    file.position(0x200);
    file.putInt(length).put(body, 0, length);
    byte[] bytes = file.array();
    byte[] sum = Digests.sha256(Bytes.part(bytes, 0x100, bytes.length));
    System.arraycopy(sum, 0, bytes, 0xe0, sum.length);
    return bytes;
  }

  private Findings seed(byte[] bytes, String... passwords) throws Exception {
    Path folder = Files.createDirectories(root.resolve("exodus.wallet"));
    Files.write(folder.resolve("seed.seco"), bytes);
    Secret[] secrets =
        Arrays.stream(passwords)
            .map(p -> new Secret(Secret.Kind.PASSWORD, p, "given by the examiner"))
            .toArray(Secret[]::new);
    return ExtractorRun.of(new ExodusFile())
        .secrets(secrets)
        .inFolder(root, "/exodus.wallet/seed.seco");
  }

  @Test
  void readsTheHeaderWithoutAPassword() throws Exception {
    Findings found = seed(container("hunter2"));
    assertThat(found.only("wallet").fields())
        .containsEntry("program", "Exodus")
        .containsEntry("version", "24.1.1")
        .containsEntry("kdf-n", 16L)
        .containsEntry("checksum-fits", true)
        .doesNotContainKey("unlocked-by");
    String line = (String) found.only("hash-line").fields().get("line");
    assertThat(line.split(":"))
        .startsWith("EXODUS", "16", "8", "1")
        .hasSize(8)
        .contains(Base64.getEncoder().encodeToString(SALT));
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void opensWithThePasswordAndWithNoOther() throws Exception {
    Findings found = seed(container("hunter2"), "hunter1", "hunter2");
    assertThat(found.only("wallet").fields()).containsEntry("unlocked-by", "given by the examiner");
    assertThat(seed(container("hunter2"), "hunter1").only("wallet").fields())
        .doesNotContainKey("unlocked-by");
  }

  @Test
  void offersThePassphraseThatLiesBesideIt() throws Exception {
    Path folder = Files.createDirectories(root.resolve("exodus.wallet"));
    Files.writeString(folder.resolve("passphrase.json"), "{\"passphrase\":\"made-up-by-exodus\"}");
    assertThat(seed(container("x")).offered())
        .extracting(Secret::value)
        .containsExactly("made-up-by-exodus");
  }

  @Test
  void tellsOfDamageAndLeavesWhatIsNoContainer() throws Exception {
    byte[] damaged = container("x");
    damaged[0x150] ^= 1;
    Findings found = seed(damaged);
    assertThat(found.only("wallet").fields()).containsEntry("checksum-fits", false);
    assertThat(found.problems()).hasSize(1).first().asString().contains("0xe0");
    assertThat(seed(Arrays.copyOf(container("x"), 300)).all()).isEmpty();
    assertThat(seed("SECOND HAND BOOKS".getBytes(StandardCharsets.US_ASCII)).all()).isEmpty();
  }
}
