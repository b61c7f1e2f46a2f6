package org.dalel.plugins.wallets.bitcoinj;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wallets written byte by byte; the secret is the number one, whose key is the base point. */
final class BitcoinjWalletTest {

  private static final byte[] POINT =
      Bytes.ofHex("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");

  @TempDir Path folder;

  private Findings of(byte[]... parts) throws Exception {
    Path file = Files.write(folder.resolve("some"), Bytes.join(parts));
    return ExtractorRun.of(new BitcoinjWallet()).on(file);
  }

  private static byte[] field(int number, byte[]... parts) {
    byte[] content = Bytes.join(parts);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(number << 3 | 2);
    for (int left = content.length; ; left >>>= 7) {
      out.write(left > 127 ? left & 127 | 128 : left);
      if (left <= 127) {
        break;
      }
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] network() {
    return field(1, "org.bitcoin.production".getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] plainKey() {
    byte[] one = new byte[32];
    one[31] = 1;
    return field(3, new byte[] {8, 1}, field(2, one), field(3, POINT));
  }

  @Test
  void showsTheAddressOfAPlainKeyAndMasksTheKey() throws Exception {
    Findings found = of(network(), plainKey());
    assertThat(found.only(WalletType.ADDRESS.label()).fields())
        .containsEntry("address", "1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH");
    assertThat(found.only(WalletType.PRIVATE_KEY.label()).fields())
        .containsEntry("masked", "KwDi…noWn");
    assertThat(found.only(WalletType.WALLET.label()).fields()).containsEntry("encryption", "none");
    assertThat(found.of(WalletType.HASH_LINE.label())).isEmpty();
    assertThat(found.only(WalletType.ADDRESS.label()).position().printed()).isEqualTo("byte 0x18");
  }

  @Test
  void printsTheHashLineOfALockedKey() throws Exception {
    byte[] secret = new byte[48];
    java.util.Arrays.fill(secret, 16, 48, (byte) 0xab);
    byte[] lock = field(6, field(1, new byte[16]), field(2, secret));
    byte[] kdf = field(6, field(1, new byte[8]), new byte[] {16, (byte) 0x80, (byte) 0x80, 2});
    Findings found =
        of(network(), field(3, new byte[] {8, 2}, field(3, POINT), lock), new byte[] {40, 2}, kdf);
    assertThat(found.only(WalletType.HASH_LINE.label()).fields())
        .containsEntry("mode", "27700")
        .containsEntry("line", "$multibit$3*32768*8*1*0000000000000000*" + "ab".repeat(32));
    assertThat(found.only(WalletType.WALLET.label()).fields()).containsEntry("encryption", "keys");
  }

  @Test
  void readsTheKeysBeforeATornEndAndSaysSo() throws Exception {
    Findings found = of(network(), plainKey(), new byte[] {26, 100, 1});
    assertThat(found.of(WalletType.ADDRESS.label())).hasSize(1);
    assertThat(found.problems()).hasSize(1).first().asString().contains("expected a length");
  }

  @Test
  void emitsNothingForAMessageWithoutKeys() throws Exception {
    assertThat(of(network()).all()).isEmpty();
    assertThat(of(field(1, "org.bitcoin.".getBytes(StandardCharsets.US_ASCII))).all()).isEmpty();
  }
}
