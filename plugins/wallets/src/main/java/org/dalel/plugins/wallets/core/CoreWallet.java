package org.dalel.plugins.wallets.core;

import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.formats.FormatException;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.pf4j.Extension;

/**
 * Wallets of Bitcoin Core and its descendants ({@code wallet.dat}): Litecoin, Dogecoin, Dash ...,
 * as a B-tree of Berkeley DB or as output descriptors in SQLite.
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
                .interest(
                    Interest.magic(
                        new Magic(12, "62310500"),
                        new Magic(12, "00053162"),
                        Magic.text(0, "SQLite format 3\0"))),
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
    List<CoreSource.Fault> faults = new ArrayList<>();
    List<CoreRecord> records = new ArrayList<>();
    OptionalInt magic;
    try (SeekableByteChannel channel = file.open()) {
      magic = new CoreSource(channel, context, faults::add).read(records::add);
    } catch (FormatException damage) {
      // told if what was read before it is a wallet; else the file is not ours to judge
      faults.add(new CoreSource.Fault(0, damage.getMessage()));
      magic = OptionalInt.empty();
    }
    CoreFacts facts = new CoreFacts();
    CoreParser parser = new CoreParser(facts, faults::add);
    records.stream().filter(CoreRecord::live).forEach(parser::take);
    records.stream().filter(record -> !record.live()).forEach(parser::take);
    if (facts.isWallet()) {
      CoreArtifacts artifacts = new CoreArtifacts(facts, network(facts, magic), sink::emit);
      artifacts.emit();
      faults.forEach(fault -> fault.tell(sink));
      Unlocking unlocking = new Unlocking(context, sink);
      CoreLock lock = new CoreLock(facts, unlocking);
      unlocking
          .wallet(artifacts.wallet(), lock::open)
          .ifPresent(opened -> artifacts.opened(opened.content()));
    }
  }

  private static Optional<CoinNetwork> network(CoreFacts facts, OptionalInt magic) {
    Optional<CoinNetwork> written = CoinNetwork.of(facts.writtenAddresses());
    return magic.isEmpty() || written.filter(net -> net.magic() == magic.getAsInt()).isPresent()
        ? written
        : CoinNetwork.ofMagic(magic.getAsInt()).or(() -> written);
  }
}
