package org.dalel.plugins.messaging.signal;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;
import org.dalel.api.records.KeyMaterial;
import org.dalel.plugins.messaging.json.Json;
import org.dalel.plugins.messaging.json.JsonReader;
import org.pf4j.Extension;

/** Offers the key of the database of Signal for desktops, from its config.json. */
@Extension
public final class ConfigExtractor implements ArtifactExtractor {
  private static final int LARGEST = 1 << 16;
  private static final String SOURCE = "config.json of Signal";

  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("signal-config", "1.0.0")
        .scope(Scope.CONTEXT)
        .interest(Interest.path("**/Signal*/config.json", "**/signal*/config.json"))
        .emits(KeyMaterial.class)
        .emits(
            "signal-desktop",
            "The settings of Signal for desktops, and whether they tell the key of its database.")
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    byte[] bytes = Channels.newInputStream(file.open()).readNBytes(LARGEST);
    Json settings = JsonReader.read(new String(bytes, StandardCharsets.UTF_8));
    if (!settings.isObject()) {
      throw new IOException("config.json of Signal: expected an object of JSON, found none");
    }
    Optional<String> plain =
        settings.get("key").text().filter(key -> key.matches("\\p{XDigit}{64}"));
    Optional<String> hidden = settings.get("encryptedKey").text();
    if (plain.isEmpty() && hidden.isEmpty()) {
      return;
    }
    Optional<String> key = plain.isPresent() ? plain : unlock(hidden.orElseThrow(), context, sink);
    sink.emit(
        Artifact.of("signal-desktop")
            .field("key", plain.isPresent() ? "plain" : "in the safe storage of the system")
            .field("safe-storage", settings.get("safeStorageBackend").text())
            .field("opened", key.isPresent())
            .field("unverified-schema", true)
            .build());
    key.ifPresent(found -> offer(found.toLowerCase(Locale.ROOT), context, sink));
  }

  private static Optional<String> unlock(
      String hidden, ExtractionContext context, ArtifactSink sink) throws Exception {
    Optional<SafeStorage> storage = SafeStorage.of(hidden);
    if (storage.isEmpty()) {
      sink.problem(
          new Position.WholeItem(),
          "encryptedKey: expected v10 or v11 and what is hidden in hexadecimal digits, found another"
              + " form; the key of the database is not known");
      return Optional.empty();
    }
    Optional<String> without = storage.get().withPassword(SafeStorage.NO_KEY_RING);
    if (without.isPresent()) {
      return without;
    }
    int[] tried = {0};
    String name = "safe storage of Signal, " + storage.get().version();
    Optional<String> key =
        context
            .secrets()
            .open(
                new Secrets.Lock(
                    name + " (password of the key ring)",
                    Secret.Kind.PASSWORD,
                    Secrets.Effort.MEDIUM),
                secret -> {
                  tried[0]++;
                  return storage.get().withPassword(secret.value());
                });
    if (key.isEmpty()) {
      key =
          context
              .secrets()
              .open(
                  new Secrets.Lock(
                      name + " (key of Local State)", Secret.Kind.KEY, Secrets.Effort.LOW),
                  secret -> {
                    tried[0]++;
                    return storage.get().withKey(secret.value());
                  });
    }
    if (key.isEmpty() && tried[0] > 0) {
      sink.problem(
          new Position.WholeItem(),
          "encryptedKey: expected one of the secrets of the case to open it, found none that does among "
              + tried[0]
              + "; the key of the database is not known");
    }
    return key;
  }

  private static void offer(String key, ExtractionContext context, ArtifactSink sink) {
    context.secrets().offer(new Secret(Secret.Kind.KEY, key, SOURCE));
    sink.emit(
        Artifact.of(
                new KeyMaterial(
                    key.substring(0, 4) + "\u2026" + key.substring(60),
                    "sqlcipher key",
                    Optional.of("sql/db.sqlite of Signal"),
                    Optional.empty()))
            .build());
  }
}
