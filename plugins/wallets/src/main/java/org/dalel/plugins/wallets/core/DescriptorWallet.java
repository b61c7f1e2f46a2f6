package org.dalel.plugins.wallets.core;

import java.util.OptionalInt;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Scope;
import org.dalel.formats.FormatException;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.pf4j.Extension;

/**
 * Wallets of Bitcoin Core and its descendants in SQLite (version 0.21 and later): output
 * descriptors in table {@code main(key, value)}. What stands in the write-ahead log or the journal
 * beside the file belongs to it, and so does what they replaced.
 *
 * <p>Checked against: a wallet of Bitcoin Core 0.21.1.
 */
@Extension
public final class DescriptorWallet implements ArtifactExtractor {

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("core-descriptor-wallet", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(Interest.magic(Magic.text(0, "SQLite format 3\0"))),
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
    OptionalInt magic = OptionalInt.empty();
    try {
      magic = reading.source().sqlite(file, reading::take);
    } catch (FormatException damage) {
      reading.damaged(damage);
    }
    reading.emit(magic);
  }
}
