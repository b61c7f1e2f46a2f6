package org.dalel.plugins.wallets.electrum;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.api.Secret;
import org.dalel.api.records.Masked;
import org.dalel.plugins.wallets.KnownSecrets;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.crypto.Kdf;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Sealing;
import org.dalel.plugins.wallets.derive.Secp256k1;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wallets that Electrum locked, and wallets that are locked here. */
final class ElectrumUnlockTest {

  @ParameterizedTest
  @CsvSource({
    "electrum-wallet, electrum1, straight subject wild ask clean possible age hurt squeeze cost stuck softly",
    "electrum1-upgradedto-electrum2-wallet, electrum1, straight subject wild ask clean possible age hurt squeeze cost stuck softly",
    "electrum2-wallet, electrum, eagle pair eager human cage forget pony fall robot vague later bright acid",
    "electrum27-wallet, electrum, spot deputy pencil nasty fire boss moral rubber bacon thumb thumb icon",
    "electrum28-wallet, electrum, spot deputy pencil nasty fire boss moral rubber bacon thumb thumb icon",
    "electrum41-wallet, electrum, swing rent caught broccoli pluck entire flame topic sheriff apple breeze hill"
  })
  void opensRealWalletsOfEveryVersion(String file, String scheme, String phrase) throws Exception {
    byte[] bytes = Files.readAllBytes(SharedData.at("wallets/electrum/btcrecover/" + file));
    Secret[] known = KnownSecrets.of("no", "btcr-test-password");
    Findings opened = ExtractorRun.of(new ElectrumWallet()).secrets(known).on(bytes);
    assertThat(opened.only("seed-phrase").fields().get("masked")).isEqualTo(Masked.of(phrase));
    assertThat(opened.only("seed-phrase").fields().get("scheme")).isEqualTo(scheme);
    assertThat(opened.only("seed-phrase").fields().get("fits-key")).isEqualTo(true);
    assertThat(opened.only("wallet").fields().get("unlocked-by")).isEqualTo("list, line 2");
    assertThat(opened.problems()).isEmpty();
    assertThat(opened.offered()).extracting(Secret::value).containsExactly(phrase);
    Findings closed =
        ExtractorRun.of(new ElectrumWallet()).secrets(KnownSecrets.of("no")).on(bytes);
    assertThat(closed.of("seed-phrase")).isEmpty();
    assertThat(closed.values("wallet", "unlocked-by")).isEmpty();
  }

  @Test
  void findsWhatElectrumSaysOfItsLockedWallets() throws Exception {
    String folder = "generated/electrum-4.3.4/";
    JsonNode all =
        new ObjectMapper().readTree(SharedData.at(folder + "ground-truth.json").toFile());
    int opened = 0;
    for (JsonNode truth : all.get("wallets")) {
      if (!truth.path("password").isTextual()) {
        continue;
      }
      opened++;
      byte[] bytes = Files.readAllBytes(SharedData.at(folder + truth.get("file").asText()));
      Findings found =
          ExtractorRun.of(new ElectrumWallet())
              .secrets(KnownSecrets.of("no", truth.get("password").asText()))
              .on(bytes);
      truth
          .get("receiving")
          .forEach(a -> assertThat(found.values("wallet-address", "address")).contains(a.asText()));
      if (truth.has("seed")) {
        assertThat(found.values("seed-phrase", "masked"))
            .containsExactly(Masked.of(truth.get("seed").asText()));
        assertThat(found.values("extended-key", "key"))
            .contains(Masked.of(truth.get("xprv").asText()))
            .contains(truth.get("mpks").get(0).asText());
        assertThat(found.values("wallet-label", "label")).contains("escrow 2024-03");
      } else {
        String wif = truth.get("source").asText().split(":")[1];
        assertThat(found.values("private-key", "masked")).containsExactly(Masked.of(wif));
      }
    }
    assertThat(opened).isEqualTo(3);
  }

  // --- locked here -------------------------------------------------------------------------

  private static final String POINT =
      "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";

  private static String sealed(String password, String plain) throws Exception {
    byte[] iv = Bytes.ofHex("00112233445566778899aabbccddeeff");
    byte[] key = Digests.sha256Twice(password.getBytes(StandardCharsets.UTF_8));
    byte[] data = Sealing.cbc(key, iv, plain.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(Bytes.join(iv, data));
  }

  private static byte[] keysLocked(String value) {
    return ("{\"wallet_type\":\"imported\",\"use_encryption\":true,\"seed_version\":50,"
            + "\"addresses\":{},\"keystore\":{\"type\":\"imported\",\"keypairs\":{\""
            + POINT
            + "\":\""
            + value
            + "\"}}}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Findings open(byte[] wallet, String... passwords) {
    return ExtractorRun.of(new ElectrumWallet()).secrets(KnownSecrets.of(passwords)).on(wallet);
  }

  @Test
  void opensSingleKeysThatAreLockedByTheRules() throws Exception {
    String wif = CoinNetwork.BTC.wif(Sealing.secret(1), true);
    byte[] wallet = keysLocked(sealed("пароль", "p2wpkh:" + wif));
    assertThat(open(wallet, "x", "пароль").only("private-key").fields().get("masked"))
        .isEqualTo("KwDi…noWn");
    assertThat(open(wallet, "x", "Пароль").of("private-key")).isEmpty();
    String other = CoinNetwork.BTC.wif(Sealing.secret(2), true);
    assertThat(open(keysLocked(sealed("w", other)), "w").of("private-key")).isEmpty();
    byte[] torn = Base64.getDecoder().decode(sealed("w", wif));
    for (int at = 0; at < torn.length; at++) {
      String value = Base64.getEncoder().encodeToString(Sealing.damaged(torn, at));
      assertThat(open(keysLocked(value), "w").of("private-key")).isEmpty();
    }
  }

  /** ECIES as electrum/crypto.py has it. */
  private static byte[] fileLocked(String password, byte[] json) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream zip = new DeflaterOutputStream(packed)) {
      zip.write(json);
    }
    Kdf kdf = ElectrumCipher.FILE;
    byte[] stretched = kdf.key(Passwords.utf8(password), 64, () -> {});
    assertThat(stretched).isEqualTo(pbkdf2WithoutSalt(password.getBytes(StandardCharsets.UTF_8)));
    BigInteger secret = new BigInteger(1, stretched).mod(Secp256k1.order());
    byte[] open = Secp256k1.publicKey(Secp256k1.bytes(secret), true);
    byte[] keys = Digests.sha512(Secp256k1.shared(open, BigInteger.valueOf(12345)));
    byte[] ephemeral = new BitcoinKey(Secp256k1.bytes(BigInteger.valueOf(12345)), true).publicKey();
    byte[] data =
        Sealing.cbc(Bytes.part(keys, 16, 32), Arrays.copyOf(keys, 16), packed.toByteArray());
    byte[] head = Bytes.join("BIE1".getBytes(StandardCharsets.US_ASCII), ephemeral, data);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Bytes.part(keys, 32, 64), "HmacSHA256"));
    return Bytes.join(head, mac.doFinal(head));
  }

  /** The Java platform's PBKDF2 takes no empty salt. */
  private static byte[] pbkdf2WithoutSalt(byte[] password) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA512");
    mac.init(new SecretKeySpec(password, "HmacSHA512"));
    byte[] last = mac.doFinal(new byte[] {0, 0, 0, 1});
    byte[] sum = last.clone();
    for (int round = 1; round < 1024; round++) {
      last = mac.doFinal(last);
      for (int i = 0; i < sum.length; i++) {
        sum[i] ^= last[i];
      }
    }
    return sum;
  }

  @Test
  void opensAFileThatIsLockedByTheRulesAndItsKeysWithTheSamePassword() throws Exception {
    byte[] inside = keysLocked(sealed("w", CoinNetwork.BTC.wif(Sealing.secret(1), true)));
    byte[] file = fileLocked("w", inside);
    Findings opened = open(Base64.getEncoder().encode(file), "x", "w");
    assertThat(opened.only("wallet").fields().get("encryption")).isEqualTo("file");
    assertThat(opened.only("wallet").fields().get("unlocked-by")).isEqualTo("list, line 2");
    assertThat(opened.only("private-key").fields().get("masked")).isEqualTo("KwDi…noWn");
    Findings closed = open(Base64.getEncoder().encode(file), "x");
    assertThat(closed.only("wallet").fields().get("network")).isEqualTo("unknown");
    assertThat(closed.of("private-key")).isEmpty();
    for (int at : new int[] {5, 20, 36, 37, 60, file.length - 33, file.length - 1}) {
      byte[] torn = Base64.getEncoder().encode(Sealing.damaged(file, at));
      assertThat(open(torn, "w").of("private-key")).isEmpty();
    }
  }
}
