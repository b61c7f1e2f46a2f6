package org.dalel.plugins.wallets.mycelium;

import java.util.Optional;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.place.SqliteFiles;
import org.pf4j.Extension;

/**
 * The database of Mycelium for Android, {@code databases/walletbacking.db}, with its log: seed,
 * keys ({@link KeyStore}), accounts ({@link Account}), addresses ({@link OwnAddresses}) and
 * transactions ({@link Payments}); names come from {@code mds.db} beside it ({@link Notes}).
 *
 * <p>The PIN of the program locks its screens, not this file: the key of the store is locked with a
 * key that stands in the program. No file of the program was at hand.
 */
@Extension
public final class MyceliumWallet implements ArtifactExtractor {

  static final String PROGRAM = "Mycelium";
  static final String UNVERIFIED = "unverified-schema";
  static final String FILE = "walletbacking.db";

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("mycelium-wallet", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(Interest.name(FILE, "*[_-]" + FILE)),
            WalletType.WALLET,
            WalletType.ADDRESS,
            WalletType.EXTENDED_KEY,
            WalletType.PRIVATE_KEY,
            WalletType.SEED_PHRASE,
            WalletType.TRANSFER)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    SqliteFiles.read(
        file,
        context,
        problem -> sink.problem(new Position.WholeItem(), problem),
        tables -> {
          if (tables.has("kv", "k")
              && tables.has("single", "archived")
              && tables.has("bip44", "id")) {
            new MyceliumReading(tables, notes(file, context), context, sink).emit();
          }
        });
  }

  /** Of the database beside this one; what is wrong with it its own reader says. */
  private static Notes notes(EvidenceFile file, ExtractionContext context) throws Exception {
    Optional<EvidenceFile> beside = beside(file, context, FILE, MyceliumNotes.FILE);
    Notes[] notes = {Notes.NONE};
    if (beside.isPresent()) {
      SqliteFiles.read(
          beside.get(),
          context,
          toldThere -> {},
          tables -> notes[0] = Notes.in(tables) ? Notes.read(tables) : Notes.NONE);
    }
    return notes[0];
  }

  /** The other database of the program, whose name has the same beginning. */
  static Optional<EvidenceFile> beside(
      EvidenceFile file, ExtractionContext context, String own, String other) {
    String begin = file.name().substring(0, file.name().length() - own.length());
    return context
        .surroundings()
        .sibling(file, begin + other)
        .filter(found -> !found.isDeleted() && !found.isFolder());
  }
}
