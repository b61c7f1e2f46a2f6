package org.dalel.plugins.wallets.core;

import java.nio.channels.SeekableByteChannel;
import java.util.OptionalInt;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.formats.FormatException;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.pf4j.Extension;

/**
 * Wallets of Bitcoin Core and its descendants ({@code wallet.dat}): Litecoin, Dogecoin, Dash ...,
 * as a B-tree of Berkeley DB. Those in SQLite are {@link DescriptorWallet}s.
 *
 * <p>Of a locked wallet everything but the private keys stands in clear. Deleted and left-over
 * records are read too: an old lock, or keys from before there was one.
 *
 * <p>Checked against: dumpwallet and listtransactions of Litecoin Core 0.21.2.1, db_dump of
 * Berkeley DB 5.3, hashcat 6.2.6.
 */
@Extension
public final class CoreWallet implements ArtifactExtractor {

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("core-wallet", "1.0.0")
                .interest(Interest.magic(new Magic(12, "62310500"), new Magic(12, "00053162"))),
            WalletType.WALLET,
            WalletType.ADDRESS,
            WalletType.EXTENDED_KEY,
            WalletType.PRIVATE_KEY,
            WalletType.CONTACT,
            WalletType.LABEL,
            WalletType.TRANSFER,
            WalletType.HASH_LINE)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    CoreReading reading = new CoreReading(context, sink);
    try (SeekableByteChannel channel = file.open()) {
      reading.source().berkeley(channel, reading::take);
    } catch (FormatException damage) {
      reading.damaged(damage);
    }
    reading.emit(OptionalInt.empty());
  }
}
