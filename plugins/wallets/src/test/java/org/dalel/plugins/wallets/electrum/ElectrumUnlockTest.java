package org.dalel.plugins.wallets.electrum;

import org.dalel.plugins.wallets.KnownSecrets;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.plugins.wallets.artifact.Extraction;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ElectrumUnlockTest {
  @ParameterizedTest
  @CsvSource({
    "wallets/electrum/btcrecover/electrum-wallet",
    "wallets/electrum/btcrecover/electrum1-upgradedto-electrum2-wallet",
    "wallets/electrum/btcrecover/electrum2-wallet",
    "wallets/electrum/btcrecover/electrum27-wallet",
    "wallets/electrum/btcrecover/electrum28-wallet",
    "wallets/electrum/btcrecover/electrum41-wallet",
    "generated/electrum-4.3.4/enc_standard_BIE1",
    "generated/electrum-4.3.4/keyonly_enc",
    "generated/electrum-4.3.4/imported_privkeys_enc"
  })
  void x(String file) throws Exception {
    long t = System.nanoTime();
    KnownSecrets known = KnownSecrets.of("no", "btcr-test-password", "Correct-Horse-7", "OnlyKeys#9", "Imp-Key-3");
    Extraction e = Extraction.of(new ElectrumWallet(), SharedData.at(file), known);
    System.out.println(file + " " + e.only(WalletType.WALLET).fields() + " keys " + e.of(WalletType.PRIVATE_KEY).map(k -> k.fields()).toList() + " " + e.of(WalletType.ADDRESS).count() + " ext " + e.values(WalletType.EXTENDED_KEY, "key") + e.of(WalletType.SEED_PHRASE).map(k -> k.fields()).toList() + known.offered().stream().map(s -> s.value()).toList() + e.problems() + " s " + (System.nanoTime() - t) / 1000000);
  }
}
