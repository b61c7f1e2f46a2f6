package org.dalel.plugins.wallets.core;

import org.dalel.plugins.wallets.KnownSecrets;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.plugins.wallets.artifact.Extraction;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CoreUnlockTest {
  @ParameterizedTest
  @CsvSource({
    "wallets/altcoin-core/btcrecover/dogecoincore-1.14.2-wallet.dat",
    "wallets/bitcoin-core/btcrecover/bitcoincore-wallet.dat",
    "wallets/bitcoin-core/btcrecover/bitcoincore-0.21.1-wallet.dat",
    "wallets/bitcoin-core/john-samples/wallet-password@12345.dat",
    "generated/litecoin-core-0.21.2.1/main_legacy_enc.wallet.dat",
    "generated/litecoin-core-0.21.2.1/regtest_legacy_enc.wallet.dat",
    "generated/litecoin-core-0.21.2.1/dirty/legacy_enc/wallet.dat"
  })
  void x(String file) throws Exception {
    long t = System.nanoTime();
    Extraction e =
        Extraction.of(
            file.contains("0.21.1") ? new DescriptorWallet() : new CoreWallet(),
            SharedData.at(file),
            KnownSecrets.of(
                "no", "btcr-test-password", "password@12345", "Legacy-Pass-1", "Main-Pass-3"));
    System.out.println(
        file
            + " "
            + e.only(WalletType.WALLET).fields()
            + " keys "
            + e.of(WalletType.PRIVATE_KEY).count()
            + " "
            + e.of(WalletType.ADDRESS).count()
            + " ext "
            + e.values(WalletType.EXTENDED_KEY, "key")
            + e.problems()
            + " s "
            + (System.nanoTime() - t) / 1000000);
  }
}
