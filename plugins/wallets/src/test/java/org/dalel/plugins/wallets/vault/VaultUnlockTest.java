package org.dalel.plugins.wallets.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.stream.Collectors;
import org.dalel.api.Secret;
import org.dalel.api.records.Masked;
import org.dalel.plugins.wallets.KnownSecrets;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.Sealing;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;

final class VaultUnlockTest {

  private static final String WORDS =
      "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

  /** The first account of these words, as any wallet shows it. */
  private static final String FIRST = "0x9858EfFD232B4033E47d90003D41EC34EcaEda94";

  private static final String ONE = "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf";
  private static final byte[] SALT = Bytes.ofHex("5b".repeat(32));
  private static final byte[] IV = Bytes.ofHex("000102030405060708090a0b0c0d0e0f");

  private static Findings open(String json, String... passwords) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return ExtractorRun.of(new VaultFile()).secrets(KnownSecrets.of(passwords)).on(bytes);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String vault(byte[] data, long rounds) {
    return "{\"data\":\""
        + base64(data)
        + "\",\"iv\":\""
        + base64(IV)
        + "\",\"keyMetadata\":{\"algorithm\":\"PBKDF2\",\"params\":{\"iterations\":"
        + rounds
        + "}},\"salt\":\""
        + base64(SALT)
        + "\"}";
  }

  private static byte[] sealed(String content) throws Exception {
    byte[] key = Sealing.pbkdf2("SHA256", "w", SALT, 700, 32);
    return Sealing.gcm(key, IV, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Words as text and as bytes, with two accounts; a key of its own; a hardware wallet. */
  private static String keyrings(boolean asBytes) {
    String words =
        asBytes
            ? WORDS.chars().mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"))
            : "\"" + WORDS + "\"";
    return "[{\"type\":\"HD Key Tree\",\"data\":{\"mnemonic\":"
        + words
        + ",\"numberOfAccounts\":2,\"hdPath\":\"m/44'/60'/0'/0\"}},"
        + "{\"type\":\"Simple Key Pair\",\"data\":[\""
        + Bytes.hex(Sealing.secret(1))
        + "\"]},"
        + "{\"type\":\"Ledger Hardware\",\"data\":{\"accounts\":["
        + "\"0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045\"]}}]";
  }

  @Test
  void opensAVaultThatIsLockedByTheRules() throws Exception {
    for (boolean asBytes : new boolean[] {false, true}) {
      Findings opened = open(vault(sealed(keyrings(asBytes)), 700), "x", "w");
      assertThat(opened.only("seed-phrase").fields().get("masked")).isEqualTo(Masked.of(WORDS));
      assertThat(opened.values("wallet-address", "address"))
          .hasSize(3)
          .contains(FIRST, "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045");
      assertThat(opened.only("private-key").fields().get("address")).isEqualTo(ONE);
      assertThat(opened.only("wallet").fields().get("unlocked-by")).isEqualTo("list, line 2");
    }
    assertThat(open(vault(sealed(keyrings(true)), 700), "W").of("seed-phrase")).isEmpty();
    byte[] torn = Sealing.damaged(sealed(keyrings(true)), 9);
    assertThat(open(vault(torn, 700), "w").of("seed-phrase")).isEmpty();
  }

  @Test
  void triesNoPasswordOnTooManyRounds() throws Exception {
    Findings closed = open(vault(sealed("[]"), 10_000_001), "w");
    assertThat(closed.problems())
        .containsExactly(
            "item: vault: PBKDF2: expected 1 to 10000000 rounds, found 10000001; no password is tried here: try it with hashcat or john where there is an artifact 'hash-line'");
    assertThat(closed.of("wallet")).hasSize(1);
  }

  private static String mobile(byte[] cipher) {
    String vault =
        "{\\\\\\\"cipher\\\\\\\":\\\\\\\""
            + base64(cipher)
            + "\\\\\\\",\\\\\\\"iv\\\\\\\":\\\\\\\""
            + Bytes.hex(IV)
            + "\\\\\\\",\\\\\\\"salt\\\\\\\":\\\\\\\""
            + base64(SALT)
            + "\\\\\\\",\\\\\\\"lib\\\\\\\":\\\\\\\"original\\\\\\\"}";
    return "{\"engine\":\"{\\\"backgroundState\\\":{\\\"KeyringController\\\":{\\\"vault\\\":\\\""
        + vault
        + "\\\"}}}\"}";
  }

  @Test
  void opensMetaMaskMobileThatIsLockedByTheRules() throws Exception {
    byte[] salt = base64(SALT).getBytes(StandardCharsets.US_ASCII);
    byte[] key = Sealing.pbkdf2("SHA512", "w", salt, 5000, 32);
    byte[] cipher = Sealing.cbc(key, IV, keyrings(false).getBytes(StandardCharsets.UTF_8));
    Findings opened = open(mobile(cipher), "x", "w");
    assertThat(opened.only("seed-phrase").fields().get("masked")).isEqualTo(Masked.of(WORDS));
    assertThat(opened.values("wallet-address", "address")).contains(FIRST);
    assertThat(open(mobile(cipher), "x").of("seed-phrase")).isEmpty();
    byte[] torn = Sealing.damaged(cipher, 40);
    assertThat(open(mobile(torn), "w").of("private-key")).hasSizeLessThanOrEqualTo(1);
    assertThat(open(mobile(torn), "w").values("seed-phrase", "masked"))
        .doesNotContain(Masked.of(WORDS));
  }

  @Test
  void opensTheVaultsThatMetaMaskLocked() throws Exception {
    String phrase =
        "ocean hidden kidney famous rich season gloom husband spring convince attitude boy";
    String account = "0x66F9C09118B1C726BC24811a611baf60af42070A";
    for (String file :
        new String[] {"metamask.9.8.4_firefox_vault", "metamask.android.persist-root"}) {
      byte[] bytes = Files.readAllBytes(SharedData.at("wallets/metamask/btcrecover/" + file));
      Secret[] known = KnownSecrets.of("no", "btcr-test-password");
      Findings opened = ExtractorRun.of(new VaultFile()).secrets(known).on(bytes);
      assertThat(opened.offered()).extracting(Secret::value).containsExactly(phrase);
      assertThat(opened.values("wallet-address", "address")).containsOnly(account);
      assertThat(
              ExtractorRun.of(new VaultFile())
                  .secrets(KnownSecrets.of("no"))
                  .on(bytes)
                  .of("seed-phrase"))
          .isEmpty();
    }
  }

  /** The vaults that stand in the browser profiles, each as a file of its own. */
  @Test
  void opensTheThreeGenerationsOfTheProfiles() throws Exception {
    for (String profile : new String[] {"chromium-156", "firefox-esr-153"}) {
      JsonNode truth =
          new ObjectMapper()
              .readTree(SharedData.at("generated/" + profile + "/ground-truth.json").toFile())
              .get("vaults");
      for (String name : new String[] {"v600", "v10"}) {
        Secret[] known = KnownSecrets.of("no", truth.get("password").asText());
        Findings opened =
            ExtractorRun.of(new VaultFile())
                .secrets(known)
                .on(truth.get(name).asText().getBytes(StandardCharsets.UTF_8));
        assertThat(opened.only("wallet").fields().get("unlocked-by")).isEqualTo("list, line 2");
        assertThat(opened.offered())
            .extracting(Secret::value)
            .containsExactly(truth.get("mnemonic").asText());
      }
    }
  }
}
