package org.dalel.plugins.wallets.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import org.dalel.api.Artifact;
import org.dalel.api.Identifier;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.text.WalletsInText;
import org.dalel.testkit.ScannerRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalletArtifactsTest {

  /** The examples of BIP-173, the CashAddr specification and EIP-55. */
  @ParameterizedTest
  @CsvSource({
    "BTC, BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
    "BTC, 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
    "BCH, bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
    "BCH, qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
    "EVM, 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
    "EVM, 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
  })
  void spellAnAddressAsItIsSpeltWhenFoundInAText(Chain chain, String address) {
    String inFile = WalletArtifacts.identifier(chain, address, Identifier.Role.OWNER).normalised();
    assertThat(
            ScannerRun.of(WalletsInText::new)
                .onText("wallet address: " + address)
                .identifiers(WalletType.ADDRESS.label()))
        .contains(inFile);
  }

  @Test
  void spellBothFormsOfACashAddressAlike() {
    String bare = "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a";
    assertThat(WalletArtifacts.identifier(Chain.BCH, bare, Identifier.Role.OWNER).normalised())
        .isEqualTo("bch:bitcoincash:" + bare);
  }

  @Test
  void beginWithWhatAnExaminerWouldReadFirst() {
    Artifact address = WalletArtifacts.address(Chain.BTC, "1abc", "p2pkh").build();
    assertThat(address.fields().keySet()).containsExactly("address", "chain", "form");
    assertThat(WalletArtifacts.privateKey("wif", "x".repeat(52)).build().fields().keySet())
        .containsExactly("masked", "format");
  }
}
