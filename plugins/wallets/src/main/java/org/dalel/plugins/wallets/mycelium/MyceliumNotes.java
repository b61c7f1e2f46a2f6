package org.dalel.plugins.wallets.mycelium;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Identifier;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.ChainScanner;
import org.dalel.plugins.wallets.place.SqliteFiles;
import org.pf4j.Extension;

/**
 * What the user of Mycelium for Android wrote: names of accounts, notes on transactions and the
 * address book, {@code databases/mds.db} ({@link Notes}). The wallet itself is told by {@link
 * MyceliumWallet}, or here when its database is not beside this one.
 */
@Extension
public final class MyceliumNotes implements ArtifactExtractor {

  static final String FILE = "mds.db";

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("mycelium-notes", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(Interest.name(FILE, "*[_-]" + FILE)),
            WalletType.WALLET,
            WalletType.LABEL,
            WalletType.CONTACT)
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
          if (Notes.in(tables)) {
            boolean hasWallet =
                MyceliumWallet.beside(file, context, FILE, MyceliumWallet.FILE).isPresent();
            emit(Notes.read(tables), hasWallet, sink);
          }
        });
  }

  private static void emit(Notes notes, boolean hasWallet, ArtifactSink sink) {
    Map<String, String> coins = notes.of(Notes.COIN);
    List<Artifact> found = new ArrayList<>();
    for (Notes.Note note : notes.all()) {
      artifact(note, coins)
          .map(builder -> builder.field(MyceliumWallet.UNVERIFIED, true).atByte(note.offset()))
          .ifPresent(builder -> found.add(builder.build()));
    }
    if (!hasWallet && !found.isEmpty()) {
      Artifact.Builder wallet =
          WalletArtifacts.wallet(MyceliumWallet.PROGRAM, "unknown", "unknown");
      notes.addTo(wallet);
      sink.emit(wallet.field(MyceliumWallet.UNVERIFIED, true).build());
    }
    found.forEach(sink::emit);
  }

  private static Optional<Artifact.Builder> artifact(Notes.Note note, Map<String, String> coins) {
    return switch (note.category()) {
      case Notes.ACCOUNT -> Optional.of(WalletArtifacts.label(note.value(), note.key()));
      case Notes.TRANSACTION -> Optional.of(WalletArtifacts.label(note.value(), note.key()));
      case Notes.ADDRESS -> Optional.of(contact(note, coins.getOrDefault(note.key(), "")));
      case Notes.COINAPULT ->
          note.key().equals("email") ? Optional.of(coinapult(note.value())) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Artifact.Builder contact(Notes.Note note, String coin) {
    return WalletArtifacts.contact(note.value(), chain(note.key(), coin), note.key())
        .field("coin", Optional.of(coin).filter(text -> !text.isEmpty()));
  }

  private static Artifact.Builder coinapult(String mail) {
    return WalletArtifacts.label(mail, "account at Coinapult")
        .identifier(
            new Identifier(
                Identifier.Kind.EMAIL,
                mail,
                mail.strip().toLowerCase(Locale.ROOT),
                Identifier.Role.OWNER));
  }

  /** By the coin that the app noted; versions that did not know others kept only Bitcoin's. */
  private static Chain chain(String address, String coin) {
    String name = coin.toLowerCase(Locale.ROOT);
    if (name.startsWith("ethereum")) {
      return Chain.EVM;
    }
    if (name.startsWith("bitcoin cash")) {
      return Chain.BCH;
    }
    boolean bitcoin =
        ChainScanner.shared()
            .address(address)
            .filter(what -> what.readings().stream().anyMatch(r -> r.chain() == Chain.BTC))
            .isPresent();
    return bitcoin ? Chain.BTC : Chain.UNKNOWN;
  }
}
