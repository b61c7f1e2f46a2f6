package org.dalel.plugins.wallets.bitcoinj;

import org.dalel.api.ArtifactExtractor;
import org.dalel.plugins.wallets.KnownSecrets;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.plugins.wallets.artifact.Extraction;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BitcoinjUnlockTest {
  @ParameterizedTest
  @CsvSource({
    "wallets/multibit/btcrecover/multibit.wallet.bitcoinj.encrypted",
    "generated/bitcoinj-0.17.1/encrypted_scrypt.wallet",
    "wallets/multibit/btcrecover/multibit-wallet.key",
    "wallets/multibit/multibit/test1.key",
    "wallets/bitcoin-android/btcrecover/android-bitcoin-wallet-backup",
    "wallets/multibit/btcrecover/mbhd.wallet.aes",
  })
  void x(String file) throws Exception {
    long t = System.nanoTime();
    KnownSecrets known = KnownSecrets.of("no", "btcr-test-password", "Bitcoinj-Pass-1", "1234", "123456");
    ArtifactExtractor x = file.contains("mbhd") ? new MultiBitHdWallet() : file.contains(".key") || file.contains("android") ? new OpenSslBackup() : new BitcoinjWallet();
    Extraction e = Extraction.of(x, SharedData.at(file), known);
    System.out.println(file + " " + e.of(WalletType.WALLET).map(k -> k.fields()).toList() + " keys " + e.of(WalletType.PRIVATE_KEY).count() + " " + e.of(WalletType.PRIVATE_KEY).limit(2).map(k -> k.fields()).toList() + " " + e.of(WalletType.ADDRESS).count() + " ext " + e.values(WalletType.EXTENDED_KEY, "key") + e.of(WalletType.SEED_PHRASE).map(k -> k.fields()).toList() + known.offered().stream().map(s -> s.value()).toList() + e.problems() + e.values(WalletType.HASH_LINE, "line") + " s " + (System.nanoTime() - t) / 1000000);
  }
}
