package org.dalel.plugins.wallets.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ExtractionContext;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.crypto.Unlocking;

/** The records of one wallet on their way to artifacts, from whatever kind of file they come. */
final class CoreReading {

  private final ExtractionContext context;
  private final ArtifactSink sink;
  private final List<CoreSource.Fault> faults = new ArrayList<>();
  private final List<CoreRecord> records = new ArrayList<>();

  CoreReading(ExtractionContext context, ArtifactSink sink) {
    this.context = context;
    this.sink = sink;
  }

  /** Reads the file; what cannot be read is kept here. */
  CoreSource source() {
    return new CoreSource(context, faults::add);
  }

  void take(CoreRecord record) {
    records.add(record);
  }

  /** Told if what was read before it is a wallet; else the file is not ours to judge. */
  void damaged(IOException damage) {
    faults.add(new CoreSource.Fault(0, damage.getMessage()));
  }

  /**
   * Emits the wallet, if it is one, and tries the passwords of the case on it.
   *
   * @param magic first four bytes of the network's messages, where they are known
   */
  void emit(OptionalInt magic) throws Exception {
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
