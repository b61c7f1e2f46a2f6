package org.dalel.plugins.wallets.mobile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.formats.sqlite.schema.TableDefinition;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.json.Content;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;
import org.dalel.plugins.wallets.place.SqliteFiles;
import org.pf4j.Extension;

/**
 * BlueWallet in the storage of React Native: the key {@code data} of the table {@code
 * catalystLocalStorage} (Android, {@code databases/RKStorage}) or of {@code manifest.json} (iOS,
 * {@code RCTAsyncLocalStorage_V1}). Current versions keep it in the keychain or in Realm, which are
 * not read here.
 *
 * <p>Source: BlueWallet/BlueWallet, class/blue-app.ts.
 */
@Extension
public final class BlueWallet implements ArtifactExtractor {

  private static final int LARGEST = 64 << 20;

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("bluewallet", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(
                    Interest.path(
                        "**/*bluewallet*/databases/RKStorage",
                        "**/RCTAsyncLocalStorage_V1/manifest.json")),
            WalletType.WALLET,
            WalletType.ADDRESS,
            WalletType.EXTENDED_KEY,
            WalletType.PRIVATE_KEY,
            WalletType.SEED_PHRASE,
            WalletType.LABEL,
            WalletType.HASH_LINE)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    List<String> data =
        file.name().equals("manifest.json") ? manifest(file) : table(file, context, sink);
    for (String text : data) {
      context.checkpoint();
      Json json = JsonReader.read(text.getBytes(StandardCharsets.UTF_8)).root();
      new BlueState(json, context, sink).emit();
    }
  }

  private static List<String> manifest(EvidenceFile file) throws IOException {
    Optional<byte[]> bytes = Content.of(file, LARGEST);
    return bytes.map(all -> JsonReader.read(all).root().get("data").text()).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<String> table(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    List<String> data = new ArrayList<>();
    try (SqliteFiles files =
        SqliteFiles.open(
            file,
            context.surroundings(),
            problem -> sink.problem(new Position.WholeItem(), problem.toString()))) {
      Optional<TableDefinition> table = files.database().schema().table("catalystLocalStorage");
      if (table.isPresent()) {
        files
            .database()
            .rows(
                table.get(),
                row -> {
                  if (text(row, "key").filter("data"::equals).isPresent()) {
                    text(row, "value").ifPresent(data::add);
                  }
                });
      }
    } catch (FormatException torn) {
      sink.problem(new Position.WholeItem(), "RKStorage: " + torn.getMessage());
    }
    return data;
  }

  private static Optional<String> text(Row row, String column) {
    for (int i = 0; i < row.values().size(); i++) {
      boolean named = row.table().columns().get(i).name().equalsIgnoreCase(column);
      if (named && row.values().get(i) instanceof Value.Text text) {
        return Optional.of(text.value());
      }
    }
    return Optional.empty();
  }
}
