package org.dalel.plugins.wallets.bitcoinj;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dalel.api.records.Masked;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.derive.Secp256k1;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wallets of MultiBit in the serial form of Java, and the labels beside all of its wallets. */
final class OldMultiBitTest {
  private static final String FOLDER = "wallets/multibit/multibit/wallets/";

  @ParameterizedTest
  @CsvSource({"serialised1, 13", "serialised2, 8"})
  void findsTheAddressesThatItsUserHasLabelled(String name, int keys) throws Exception {
    Path wallet = SharedData.at(FOLDER + name + ".wallet");
    List<String> labelled =
        Files.readAllLines(SharedData.at(FOLDER + name + ".info"), StandardCharsets.UTF_8).stream()
            .filter(line -> line.startsWith("receive,"))
            .map(line -> line.split(",")[1])
            .toList();
    Findings found = ExtractorRun.of(new SerialisedWallet()).on(wallet);
    assertThat(found.values("wallet-address", "address").stream().map(String::valueOf))
        .hasSize(keys)
        .containsExactlyInAnyOrderElementsOf(labelled);
    assertThat(found.of("private-key")).hasSize(keys);
  }

  @Test
  void findsKeysAmongArraysThatAreNone() throws Exception {
    byte[] secret = Bytes.ofHex("0b".repeat(32));
    byte[] bytes =
        serialised(
            "com.google.bitcoin.core.Wallet",
            new BigInteger(1, secret).toByteArray(),
            Secp256k1.publicKey(secret, false),
            Bytes.ofHex("04" + "77".repeat(64)),
            Bytes.ofHex("0c".repeat(32)));
    Findings found = ExtractorRun.of(new SerialisedWallet()).on(bytes);
    assertThat(found.only("wallet-address").fields())
        .containsEntry("public-key", Bytes.hex(Secp256k1.publicKey(secret, false)));
    assertThat(found.only("private-key").fields())
        .containsEntry("masked", Masked.of(CoinNetwork.BTC.wif(secret, false)));
    assertThat(
            ExtractorRun.of(new SerialisedWallet())
                .on(serialised("java.util.HashMap", Secp256k1.publicKey(secret, false)))
                .all())
        .as("another program's objects")
        .isEmpty();
  }

  private static byte[] serialised(String type, byte[]... arrays) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(Bytes.ofHex("aced00057372"));
      out.writeUTF(type);
      for (byte[] array : arrays) {
        out.write(Bytes.ofHex("7571007e0003"));
        out.writeInt(array.length);
        out.write(array);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void readsLabelsAndContacts() {
    Findings found =
        ExtractorRun.of(new MultiBitInfo())
            .on(
                """
                multiBit.info,1
                walletVersion,2
                receive,14P4K9VrmXD3yNWTzRwdNTr1D7zXzoiucZ,from%20%D0%9F%D1%91%D1%82%D1%80
                receive,1BSnDsA3pnRUeMLeHKFRs7N8wQsA76st9Z,
                send,18ZiSh2ctzE1Un4BF5ppdZzi9Xyk1qqWKY,50%% off
                send,no-address,x
                property,receiveAddress,1BSnDsA3pnRUeMLeHKFRs7N8wQsA76st9Z
                """
                    .getBytes(StandardCharsets.UTF_8));
    assertThat(found.of("wallet-address")).hasSize(2);
    assertThat(found.only("wallet-label").fields())
        .containsEntry("label", "from Пётр")
        .containsEntry("of", "14P4K9VrmXD3yNWTzRwdNTr1D7zXzoiucZ");
    assertThat(found.only("wallet-contact").fields())
        .containsEntry("name", "50%% off")
        .containsEntry("address", "18ZiSh2ctzE1Un4BF5ppdZzi9Xyk1qqWKY");
  }
}
