package org.dalel.plugins.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dalel.api.records.Masked;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.web.BitgoKeycard;
import org.dalel.plugins.wallets.web.BlockIoKey;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of block.io and BitGo: published vectors, and files that users got. */
final class WebKeysTest {
  @TempDir Path folder;

  /** The vectors of the libraries of block.io: the PIN "deadbeef" locks the digits "beadbeef". */
  @ParameterizedTest
  @CsvSource({
    "AES-256-ECB, 3wIJtPoC8KO6S7x6LtrN0g==, '', 2048, , ",
    "AES-256-CBC, LExu1rUAtIBOekslc328Lw==, 922445847c173e90667a19d90729e1fb, 500000,"
        + " 11bc22166c8cf8560e5fa7e5c622bb0f, ",
    "AES-256-GCM, ELV56Z57KoA=, 922445847c173e90667a19d90729e1fb, 500000,"
        + " a57414b88b67f977829cbdca, adeb7dfe53027bdda5824dc524d5e55a"
  })
  void opensTheVectorsOfBlockIo(
      String cipher, String sealed, String salt, int rounds, String iv, String tag)
      throws Exception {
    Path file = folder.resolve("answer.json");
    Files.writeString(
        file,
        """
        {"status":"success","data":{"network":"DOGE","user_key":{"encrypted_passphrase":"%s",
        "public_key":"02f87f787bffb30396984cb6b3a9d6830f32d5b656b3e39b0abe4f3b3c35d99323",
        "algorithm":{"pbkdf2_salt":"%s","pbkdf2_iterations":%d,"pbkdf2_hash_function":"SHA256",
        "pbkdf2_phase1_key_length":16,"pbkdf2_phase2_key_length":32,"aes_iv":%s,
        "aes_cipher":"%s","aes_auth_tag":%s,"aes_auth_data":null}}}}
        """
            .formatted(sealed, salt, rounds, quoted(iv), cipher, quoted(tag)),
        StandardCharsets.UTF_8);
    Findings opened = blockIo(file, "wrong", "deadbeef");
    assertThat(opened.only(WalletType.WALLET.label()).fields())
        .containsEntry("network", "DOGE")
        .containsEntry("unlocked-by", "list, line 2");
    assertThat(opened.only(WalletType.PRIVATE_KEY.label()).fields())
        .containsEntry(
            "public-key", "02f87f787bffb30396984cb6b3a9d6830f32d5b656b3e39b0abe4f3b3c35d99323")
        .containsEntry("locked", true);
    assertThat(blockIo(file, "wrong").of(WalletType.PRIVATE_KEY.label())).isEmpty();
  }

  private static String quoted(String value) {
    return value == null ? "null" : '"' + value + '"';
  }

  private static Findings blockIo(Path file, String... passwords) throws Exception {
    return ExtractorRun.of(new BlockIoKey()).secrets(KnownSecrets.of(passwords)).on(file);
  }

  @Test
  void opensFilesOfUsers() throws Exception {
    Path misc = SharedData.at("wallets/misc/btcrecover");
    for (String[] one :
        new String[][] {
          {"block.io.request.json", "btcrtestpassword2022"},
          {"block.io.request.legacy.json", "Anhday12"}
        }) {
      Findings opened = blockIo(misc.resolve(one[0]), "no", one[1]);
      assertThat(opened.of(WalletType.PRIVATE_KEY.label())).hasSize(1);
    }
    Findings keycard =
        ExtractorRun.of(new BitgoKeycard())
            .secrets(KnownSecrets.of("no", "btcr-test-password"))
            .on(misc.resolve("bitgo_keycard_userkey.json"));
    assertThat(keycard.only(WalletType.EXTENDED_KEY.label()).fields())
        .containsEntry("secret", true)
        .containsEntry("locked", true);
  }

  /** Made with an independent implementation of AES-CCM (Python's cryptography 38). */
  @Test
  void opensAKeycardMadeElsewhere() throws Exception {
    Path file = folder.resolve("my-bitgo-key.json");
    Files.writeString(
        file,
        """
        {"iv":"EBESExQVFhcYGRobHB0eHw==",
        "v":1,"iter":1000,
        "ks":256,"ts":64,"mode":"ccm",
        "adata":"",
        "cipher":"aes",
        "salt":"AAECAwQFBgc=",
        "ct":"UVihrbFeNz8rz/hBQBo/34htWvULUsLWgERhdGBdEhW7xN1BdxJHhcxWn+Y1YvYLnr7wrAiYDtsyMJYrKFpY9StjndMR56pyH1lBSWzPjJ+LuDXVGw9E8ibLkK8UA7Fn64GTF5q1dqJT26Rf2YvFeev1XDDXWaU="}""");
    Findings opened =
        ExtractorRun.of(new BitgoKeycard()).secrets(KnownSecrets.of("no", "open sesame")).on(file);
    assertThat(opened.only(WalletType.EXTENDED_KEY.label()).fields())
        .containsEntry(
            "key",
            Masked.of(
                "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi"));
    assertThat(opened.only(WalletType.WALLET.label()).fields())
        .containsEntry("unlocked-by", "list, line 2");
  }

  @Test
  void takesNoOtherJsonForOne() throws Exception {
    Path file = folder.resolve("bitgo-notes.json");
    Files.writeString(file, "{\"ct\":\"AAAA\",\"mode\":\"ccm\",\"cipher\":\"aes\"}");
    assertThat(ExtractorRun.of(new BitgoKeycard()).on(file).all()).isEmpty();
    assertThat(blockIo(file).all()).isEmpty();
  }
}
