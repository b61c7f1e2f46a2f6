package org.dalel.plugins.wallets.extension;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Position;
import org.dalel.formats.Damage;
import org.dalel.formats.RecordSink;
import org.dalel.plugins.wallets.artifact.WalletType;

/** One store of one extension on its way to artifacts. */
final class StoreExtraction {

  private static final int MOST_PROBLEMS = 50;

  /** Gives every generation of every value; may be asked twice. */
  interface Source {
    void read(RecordSink<Stored> sink) throws IOException;
  }

  /** Declares all types that a store can give. */
  static ExtractorDescription.Builder declare(ExtractorDescription.Builder description) {
    return WalletType.declare(
        description,
        WalletType.WALLET,
        WalletType.ADDRESS,
        WalletType.CONTACT,
        WalletType.TRANSFER,
        WalletType.EXTENDED_KEY,
        WalletType.PRIVATE_KEY,
        WalletType.SEED_PHRASE,
        WalletType.HASH_LINE);
  }

  private final Installation installation;
  private final ExtractionContext context;
  private final ArtifactSink sink;

  StoreExtraction(Installation installation, ExtractionContext context, ArtifactSink sink) {
    this.installation = installation;
    this.context = context;
    this.sink = sink;
  }

  /**
   * Reads a store.
   *
   * @param main whether it is the store that every installed extension has: then a known wallet is
   *     told of even if nothing is in it
   */
  void run(Source source, boolean main) throws Exception {
    boolean known = installation.isWallet();
    if (!known && !locks(source)) {
      return;
    }
    Facts facts = new Facts();
    StateReader reader = new StateReader(facts, installation.chain());
    Problems problems = new Problems();
    source.read(
        new RecordSink<>() {
          @Override
          public void record(Stored stored) {
            context.checkpoint();
            reader.read(stored);
          }

          @Override
          public void damaged(Damage damage) {
            problems.damaged(damage);
          }
        });
    if (known && main || !facts.isEmpty()) {
      new WalletReport(installation, facts, context, sink).emit();
      problems.tell();
    }
  }

  /** Whether a vault stands in it: the cheap question, for extensions that may be anything. */
  private boolean locks(Source source) throws IOException {
    boolean[] found = {false};
    source.read(
        new RecordSink<>() {
          @Override
          public void record(Stored stored) {
            context.checkpoint();
            found[0] |= !found[0] && StateReader.locks(stored);
          }

          @Override
          public void damaged(Damage damage) {
            // told when the store is read as a wallet's; else it is not ours to judge
          }
        });
    return found[0];
  }

  /** The damages of a store, told when it turns out to be a wallet's. */
  private final class Problems {

    private final List<String> told = new ArrayList<>();
    private int more;

    void damaged(Damage damage) {
      if (told.size() < MOST_PROBLEMS) {
        told.add(damage.toString());
      } else {
        more++;
      }
    }

    void tell() {
      told.forEach(message -> sink.problem(new Position.WholeItem(), message));
      if (more > 0) {
        sink.problem(
            new Position.WholeItem(),
            installation.store() + ": expected whole records, found " + more + " more damages");
      }
    }
  }
}
