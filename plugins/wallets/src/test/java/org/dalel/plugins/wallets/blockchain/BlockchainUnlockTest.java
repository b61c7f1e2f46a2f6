package org.dalel.plugins.wallets.blockchain;

import org.dalel.plugins.wallets.KnownSecrets;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.plugins.wallets.artifact.Extraction;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.junit.jupiter.api.Test;

final class BlockchainUnlockTest {
  @Test
  void x() throws Exception {
   for (String folder : new String[] {"wallets/blockchain.com/btcrecover", "wallets/dogechain/btcrecover", "wallets/multibit/multibit/wallets"})
   for (String n : SharedData.at(folder).toFile().list()) {
    if (n.endsWith("txt") || n.endsWith(".wallet") || n.endsWith("info")) continue;
    String file = folder + "/" + n;
    long t = System.nanoTime();
    KnownSecrets known = KnownSecrets.of("no", "btcr-test-password", "mypassword", "mysecondpassword", "testblockchain", "1234567890", "123456789");
    Extraction e = Extraction.of(new BlockchainWallet(), SharedData.at(file), known);
    System.out.println(file + " " + e.of(WalletType.WALLET).map(k -> k.fields()).toList() + " keys " + e.of(WalletType.PRIVATE_KEY).count() + " " + e.of(WalletType.PRIVATE_KEY).limit(2).map(k -> k.fields()).toList() + " " + e.of(WalletType.ADDRESS).count() + " ext " + e.values(WalletType.EXTENDED_KEY, "key") + e.of(WalletType.SEED_PHRASE).map(k -> k.fields()).toList() + known.offered().stream().map(s -> s.value()).toList() + known.asked() + e.problems() + " s " + (System.nanoTime() - t) / 1000000);
   }
  }
}
