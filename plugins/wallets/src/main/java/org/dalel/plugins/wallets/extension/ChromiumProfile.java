package org.dalel.plugins.wallets.extension;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Surroundings;
import org.dalel.plugins.wallets.json.Content;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;

/**
 * What a profile of Chromium says of an extension: {@code Secure Preferences} and {@code
 * Preferences} ({@code extensions.settings.ID}), and the manifest of its newest version in {@code
 * Extensions/ID/VERSION}.
 *
 * <p>Times are microseconds since 1601-01-01 UTC.
 */
record ChromiumProfile(String path, Surroundings around) {

  private static final int LARGEST = 32 << 20;
  private static final long FROM_1601_TO_1970 = 11_644_473_600_000_000L;
  private static final long LATEST = 20_000_000_000_000_000L;

  /** What is known of an extension; nothing when the files are not there or cannot be read. */
  Installation.About about(String id) {
    return settings("Secure Preferences", id).or(settings("Preferences", id)).or(manifest(id));
  }

  private Installation.About settings(String file, String id) {
    Json settings = json(path + "/" + file).at("extensions", "settings", id);
    Json manifest = settings.get("manifest");
    Optional<Instant> installed =
        time(settings.get("first_install_time")).or(() -> time(settings.get("install_time")));
    return new Installation.About(
        manifest.get("name").filled().filter(name -> !name.startsWith("__MSG_")),
        manifest.get("version").filled(),
        installed,
        settings.isObject() ? file : "");
  }

  private Installation.About manifest(String id) {
    Optional<EvidenceFile> newest =
        around.at(path + "/Extensions/" + id).map(around::children).stream()
            .flatMap(versions -> versions.stream())
            .filter(version -> version.isFolder() && !version.isDeleted())
            .max(Comparator.comparing(EvidenceFile::name));
    if (newest.isEmpty()) {
      return Installation.About.NOTHING;
    }
    String folder = newest.get().path();
    Json manifest = json(folder + "/manifest.json");
    return new Installation.About(
        manifest.get("name").filled().flatMap(name -> localised(folder, name, manifest)),
        manifest.get("version").filled(),
        Optional.empty(),
        "manifest.json");
  }

  /** {@code __MSG_appName__} is a name in the messages of a language. */
  private Optional<String> localised(String folder, String name, Json manifest) {
    if (!name.startsWith("__MSG_") || !name.endsWith("__")) {
      return Optional.of(name);
    }
    String key = name.substring("__MSG_".length(), name.length() - 2);
    String language = manifest.get("default_locale").text().orElse("en");
    return json(folder + "/_locales/" + language + "/messages.json")
        .getIgnoringCase(key)
        .get("message")
        .filled();
  }

  private Json json(String file) {
    Optional<EvidenceFile> there = around.at(file).filter(f -> !f.isFolder());
    if (there.isEmpty()) {
      return Json.MISSING;
    }
    try {
      return Content.of(there.get(), LARGEST)
          .map(bytes -> JsonReader.read(bytes).root())
          .orElse(Json.MISSING);
    } catch (IOException unreadable) {
      // a help to name the extension: without it the wallet is read all the same
      return Json.MISSING;
    }
  }

  private static Optional<Instant> time(Json micros) {
    return micros
        .written()
        .filter(text -> text.matches("\\d{1,18}"))
        .map(Long::valueOf)
        .filter(value -> value > FROM_1601_TO_1970 && value < LATEST)
        .map(value -> value - FROM_1601_TO_1970)
        .map(value -> Instant.ofEpochSecond(value / 1_000_000, value % 1_000_000 * 1000));
  }
}
