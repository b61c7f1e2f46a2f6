package org.dalel.plugins.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import org.dalel.api.Artifact;
import org.dalel.plugins.wallets.armory.ArmoryWallet;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.bither.BitherWallet;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.coinomi.CoinomiWallet;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;

/** One wallet each of Armory, Bither and Coinomi, as their programs made them. */
final class OtherRealWalletsTest {

  @Test
  void readsTheKeysOfArmory() throws Exception {
    Findings found =
        ExtractorRun.of(new ArmoryWallet())
            .on(SharedData.at("wallets/armory/btcrecover/armory-wallet.wallet"));
    assertThat(found.only(WalletType.WALLET.label()).fields())
        .containsEntry("network", "btc")
        .containsEntry("encryption", "keys")
        .containsEntry("name", "armory-wallet")
        .containsEntry("created", "2014-05-20T18:52:02Z")
        .containsEntry("kdf-iterations", 4L)
        .containsEntry("kdf-memory", 2_097_152L);
    assertThat(found.of(WalletType.ADDRESS.label()))
        .hasSize(101)
        .allMatch(OtherRealWalletsTest::fits);
    assertThat(found.of(WalletType.PRIVATE_KEY.label())).isEmpty();
    assertThat(found.problems()).isEmpty();
  }

  /** The hash is kept beside the key: both must say the same. */
  private static boolean fits(Artifact address) {
    byte[] key = Bytes.ofHex((String) address.fields().get("public-key"));
    return CoinNetwork.BTC.keyHash(Digests.hash160(key)).equals(address.fields().get("address"));
  }

  @Test
  void readsTheAddressAndLockOfBither() throws Exception {
    Findings found =
        ExtractorRun.of(new BitherWallet())
            .on(SharedData.at("wallets/bither/btcrecover/bither-wallet.db"));
    assertThat(found.only(WalletType.ADDRESS.label()).fields())
        .containsEntry("address", "18NAns9gstCYA3E5vWYrgxA8Bx7q8D7NuS")
        .containsEntry("created", "2015-04-09T17:23:41.356Z");
    assertThat(found.only(WalletType.HASH_LINE.label()).fields().get("line"))
        .isEqualTo(
            "$multibit$3*16384*8*1*42b0bb9d41a43822*"
                + "3e871f1ef58655b0b39556fd714b4f0e3a2c9ee07b468caca5313365902a5119");
    assertThat(found.only(WalletType.WALLET.label()).fields()).containsEntry("program", "Bither");
  }

  @Test
  void readsThePocketsOfCoinomi() throws Exception {
    Findings found =
        ExtractorRun.of(new CoinomiWallet())
            .on(SharedData.at("wallets/coinomi/btcrecover/coinomi.wallet.android"));
    assertThat(found.only(WalletType.WALLET.label()).fields())
        .containsEntry("encryption", "keys")
        .containsEntry("kdf-n", 16384L);
    assertThat(found.of(WalletType.ADDRESS.label())).hasSizeGreaterThan(20);
    assertThat(found.of(WalletType.HASH_LINE.label())).hasSize(1);
  }
}
