package org.dalel.plugins.wallets;

import org.dalel.api.ArtifactExtractor;
import org.dalel.plugins.wallets.armory.ArmoryWallet;
import org.dalel.plugins.wallets.artifact.Extraction;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.bither.BitherWallet;
import org.dalel.plugins.wallets.coinomi.CoinomiWallet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OthersUnlockTest {
  @ParameterizedTest
  @CsvSource({
    "wallets/armory/btcrecover/armory-wallet.wallet",
    "wallets/bither/btcrecover/bither-wallet.db",
    "wallets/coinomi/btcrecover/coinomi.wallet.android",
    "generated/polkadot-js-json/5G6j4YX6yRn9dUfKwwGf3GLcy1Aisj6uKssmgV9Xw5hP2LWh.json",
    "generated/ethereum-v3-keystore/UTC--2026-11-21T19-35-35.0Z--2daa97b7d73e2c8d5518508924e4aaf739647aa3",
    "generated/ethereum-v3-keystore/UTC--2024-03-05T10-11-12.123456789Z--f0c1fa8df8dc85c8cf349fdda5ed4241cda29a41",
    "wallets/ethereum/web3j/UTC--2016-11-03T05-55-06.340672473Z--ef678007d18427e6022059dbc264f27507cd1ffc",
    "wallets/ethereum/btcrecover/utc-keystore-v3-pbkdf2-custom.json",
    "wallets/metamask/btcrecover/metamask.9.8.4_firefox_vault",
    "wallets/metamask/btcrecover/metamask.android.persist-root",
  })
  void x(String file) throws Exception {
    long t = System.nanoTime();
    KnownSecrets known = KnownSecrets.of("no", "btcr-test-password", "Bitcoinj-Pass-1", "1234", "123456", "Geth-Like-1", "light-Пароль", "Insecure Pa55w0rd", "Polka-Pass-1", "Dot-Pass-1", "Polkadot-Pass-1", "dot-pass");
    ArtifactExtractor x = file.contains("armory") ? new ArmoryWallet() : file.contains("bither") ? new BitherWallet() : file.contains("coinomi") ? new CoinomiWallet() : file.contains("polka") ? new org.dalel.plugins.wallets.keystore.PolkadotAccount() : file.contains("metamask") ? new org.dalel.plugins.wallets.vault.VaultFile() : new org.dalel.plugins.wallets.keystore.EthereumKeystore();
    Extraction e = Extraction.of(x, SharedData.at(file), known);
    System.out.println(file + " " + e.of(WalletType.WALLET).map(k -> k.fields()).toList() + " keys " + e.of(WalletType.PRIVATE_KEY).count() + " " + e.of(WalletType.PRIVATE_KEY).limit(2).map(k -> k.fields()).toList() + " " + e.of(WalletType.ADDRESS).count() + " ext " + e.values(WalletType.EXTENDED_KEY, "key") + e.of(WalletType.SEED_PHRASE).map(k -> k.fields()).toList() + known.offered().stream().map(s -> s.value()).toList() + e.problems() + e.values(WalletType.HASH_LINE, "line") + " s " + (System.nanoTime() - t) / 1000000);
  }
}
