package org.dalel.plugins.wallets.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionCancelledException;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Identifier;
import org.dalel.api.Position;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.blockchain.BlockchainWallet;
import org.dalel.plugins.wallets.electrum.ElectrumWallet;
import org.dalel.plugins.wallets.keystore.EthereumKeystore;
import org.dalel.plugins.wallets.keystore.PolkadotAccount;
import org.dalel.plugins.wallets.keystore.SolanaKeyFile;
import org.dalel.plugins.wallets.vault.VaultFile;

/**
 * What the readers of wallet files say of a content that is text as well, so that it is not said
 * twice. They are asked, rather than the text left out where one of them knows its file: a note of
 * the user with somebody's phrase may stand in the label of a wallet.
 *
 * <p>Asked are readers that the engine shows the same content for its first byte. It costs nothing
 * where a text has no findings or begins otherwise.
 */
final class AlreadyTold {

  private static final List<Supplier<ArtifactExtractor>> READERS =
      List.of(
          ElectrumWallet::new,
          BlockchainWallet::new,
          EthereumKeystore::new,
          PolkadotAccount::new,
          SolanaKeyFile::new,
          VaultFile::new);

  private static final Set<String> KEYS =
      Set.of(
          WalletType.SEED_PHRASE.label(),
          WalletType.EXTENDED_KEY.label(),
          WalletType.PRIVATE_KEY.label());

  private final Set<String> values = new HashSet<>();
  private final Set<String> identifiers = new HashSet<>();

  private AlreadyTold() {}

  /** What the readers tell without any secret. */
  static AlreadyTold of(Optional<EvidenceFile> file, ExtractionContext context) throws IOException {
    AlreadyTold told = new AlreadyTold();
    if (file.isPresent() && mayBeWallet(file.get())) {
      for (Supplier<ArtifactExtractor> reader : READERS) {
        told.ask(reader.get(), file.get(), context);
      }
    }
    return told;
  }

  private static boolean mayBeWallet(EvidenceFile file) throws IOException {
    ByteBuffer first = ByteBuffer.allocate(1);
    try (SeekableByteChannel in = file.open()) {
      return in.read(first) == 1 && (first.get(0) == '{' || first.get(0) == '[');
    }
  }

  private void ask(ArtifactExtractor reader, EvidenceFile file, ExtractionContext context)
      throws IOException {
    try {
      reader.extract(file, new Bare(context), new Listener());
    } catch (ExtractionCancelledException e) {
      throw e;
    } catch (Exception e) {
      // the engine asks it too and reports that; here it told less
      context.checkpoint();
    }
  }

  /** Whether a finding in the text is one of a reader. */
  boolean has(Artifact finding) {
    boolean key = KEYS.contains(finding.type());
    return values.contains(value(finding))
        || !key
            && finding.identifiers().stream()
                .map(Identifier::normalised)
                .anyMatch(identifiers::contains);
  }

  /** Type and first field, which is the value itself, or its ends; of a phrase its length too. */
  private static String value(Artifact artifact) {
    Object first = artifact.fields().values().stream().findFirst().orElse("");
    return artifact.type() + " " + first + " " + artifact.fields().getOrDefault("words", "");
  }

  private final class Listener implements ArtifactSink {
    @Override
    public void emit(Artifact artifact) {
      values.add(value(artifact));
      if (!KEYS.contains(artifact.type())) {
        artifact.identifiers().forEach(i -> identifiers.add(i.normalised()));
      }
    }

    @Override
    public void problem(Position where, String message) {
      // the engine hears it from the reader itself
    }
  }

  /** The time of the extraction, and nothing else of what the engine lends. */
  private record Bare(ExtractionContext context) implements ExtractionContext {
    @Override
    public Duration timeLeft() {
      return context.timeLeft();
    }

    @Override
    public boolean isCancelled() {
      return context.isCancelled();
    }
  }
}
