package org.dalel.plugins.wallets.bitcoinj;

import java.util.Optional;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.pf4j.Extension;

/**
 * Wallets of bitcoinj as a protocol buffer that starts with the id of its network, {@code
 * org.bitcoin.production}.
 *
 * <pre>
 *   Wallet  1 network  2 last block  3 key  4 transaction  5 lock (2 scrypt)
 *           6 {1 salt 2 n 3 r 4 p}  7 version  11 description  12 height  14 time of last block
 * </pre>
 */
@Extension
public final class BitcoinjWallet implements ArtifactExtractor {

  private static final int LARGEST = 256 << 20;

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("bitcoinj-wallet", "1.0.0")
                .interest(
                    Interest.magic(
                        Magic.text(2, "org.bitcoin."),
                        Magic.text(2, "org.litecoin."),
                        Magic.text(2, "org.dogecoin."),
                        Magic.text(2, "org.darkcoin."),
                        Magic.text(2, "org.dash."))),
            WalletType.WALLET,
            WalletType.ADDRESS,
            WalletType.EXTENDED_KEY,
            WalletType.PRIVATE_KEY,
            WalletType.SEED_PHRASE,
            WalletType.TRANSFER,
            WalletType.HASH_LINE)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    ByteView bytes;
    try (ByteSource source = ByteSource.of(file.open())) {
      bytes = source.read(0, (int) Math.min(source.size(), LARGEST));
    }
    Optional<BitcoinjReading> wallet = BitcoinjReading.of(bytes, new Unlocking(context, sink));
    if (wallet.isPresent()) {
      wallet.get().emit(Optional.empty());
    }
  }
}
