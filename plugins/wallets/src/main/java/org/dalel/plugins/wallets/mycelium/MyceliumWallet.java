package org.dalel.plugins.wallets.mycelium;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.formats.FormatException;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.place.SqliteFiles;
import org.dalel.plugins.wallets.table.Tables;
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
    List<String> problems = new ArrayList<>();
    try (SqliteFiles files =
        SqliteFiles.open(file, context.surroundings(), each -> problems.add(each.toString()))) {
      Tables tables = new Tables(files.database(), problems, context::checkpoint);
      if (tables.has("kv", "k") && tables.has("single", "archived") && tables.has("bip44", "id")) {
        new MyceliumReading(tables, notes(file, context), context, sink).emit();
        problems.forEach(problem -> sink.problem(new Position.WholeItem(), problem));
      }
    } catch (FormatException noDatabase) {
      sink.problem(new Position.WholeItem(), noDatabase.getMessage());
    }
  }

  /** Of the database beside this one; what is wrong with it its own reader says. */
  private static Notes notes(EvidenceFile file, ExtractionContext context) throws IOException {
    Optional<EvidenceFile> beside =
        context
            .surroundings()
            .sibling(file, file.name().replace(FILE, MyceliumNotes.FILE))
            .filter(found -> !found.isDeleted() && !found.isFolder());
    if (beside.isEmpty()) {
      return Notes.NONE;
    }
    List<String> problems = new ArrayList<>();
    try (SqliteFiles files =
        SqliteFiles.open(
            beside.get(), context.surroundings(), each -> problems.add(each.toString()))) {
      Tables tables = new Tables(files.database(), problems, context::checkpoint);
      return Notes.in(tables) ? Notes.read(tables) : Notes.NONE;
    } catch (FormatException noDatabase) {
      return Notes.NONE;
    }
  }
}
