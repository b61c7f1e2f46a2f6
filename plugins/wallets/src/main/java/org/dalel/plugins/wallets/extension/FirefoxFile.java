package org.dalel.plugins.wallets.extension;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.RecordState;
import org.dalel.api.Scope;
import org.dalel.formats.Damage;
import org.dalel.formats.RecordSink;
import org.dalel.plugins.wallets.json.Content;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;
import org.dalel.plugins.wallets.json.JsonText;
import org.pf4j.Extension;

/**
 * What wallets kept in Firefox before version 66: {@code browser-extension-data/ID/storage.js},
 * JSON of all keys. Later versions took it over and left it as {@code storage.js.migrated}.
 */
@Extension
public final class FirefoxFile implements ArtifactExtractor {

  private static final int LARGEST = 64 << 20;

  @Override
  public ExtractorDescription description() {
    return StoreExtraction.declare(
            ExtractorDescription.of("extension-wallet-firefox-file", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(Interest.path("**/browser-extension-data/*/storage.js*")))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    Optional<byte[]> bytes = Content.of(file, LARGEST);
    if (bytes.isEmpty()) {
      return;
    }
    String id = Paths.name(Paths.above(file.path(), 1));
    String profile = Paths.above(file.path(), 3);
    Installation installation =
        Installation.of(
            id,
            "browser-extension-data",
            profile,
            new FirefoxProfile(profile, context.surroundings()).about(id));
    boolean migrated = !file.name().endsWith(".js");
    new StoreExtraction(installation, context, sink)
        .run(stored -> read(bytes.get(), migrated, stored), true);
  }

  private static void read(byte[] bytes, boolean migrated, RecordSink<Stored> sink)
      throws IOException {
    JsonText text = JsonReader.read(bytes);
    for (Map.Entry<String, Json> entry : text.root().entries().entrySet()) {
      String key = entry.getKey();
      sink.record(Stored.of(key, entry.getValue(), stand(key, migrated)));
    }
    if (text.damage().isPresent()) {
      String then = "what stands before it is kept";
      sink.damaged(
          new Damage("storage.js", text.end(), "JSON", text.damage().orElse("damage"), then));
    }
  }

  private static Stand stand(String key, boolean migrated) {
    return new Stand(
        migrated ? Stand.Fate.SUPERSEDED : Stand.Fate.LIVE,
        migrated ? RecordState.FREELIST : RecordState.LIVE,
        new Position.RecordNumber(key, 0),
        0,
        key,
        migrated ? "storage.js, taken over" : "storage.js");
  }
}
