package org.dalel.plugins.wallets.extension;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Surroundings;
import org.dalel.plugins.wallets.json.Content;
import org.dalel.plugins.wallets.json.Json;

/**
 * What a profile of Firefox says of an extension: {@code prefs.js} gives each one a number of its
 * own ({@code extensions.webextensions.uuids}), {@code extensions.json} its name, version and time
 * of installation in milliseconds since 1970.
 */
record FirefoxProfile(String path, Surroundings around) {

  private static final int LARGEST = 32 << 20;
  private static final Pattern UUIDS =
      Pattern.compile("\"extensions\\.webextensions\\.uuids\"\\s*,\\s*(\"(?:[^\"\\\\]|\\\\.)*+\")");

  /** The id of the extension with this number in this profile. */
  Optional<String> id(String uuid) {
    return text("prefs.js").stream()
        .flatMap(text -> UUIDS.matcher(text).results())
        .map(found -> Text.nested(Text.json(found.group(1))).orElse(Json.MISSING))
        .flatMap(uuids -> uuids.entries().entrySet().stream())
        .filter(e -> e.getValue().text().filter(uuid::equalsIgnoreCase).isPresent())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** What is known of an extension. */
  Installation.About about(String id) {
    return text("extensions.json").stream()
        .flatMap(text -> Text.json(text).get("addons").items().stream())
        .filter(addon -> addon.get("id").text().filter(id::equals).isPresent())
        .map(
            addon ->
                new Installation.About(
                    addon.at("defaultLocale", "name").filled(),
                    addon.get("version").filled(),
                    Text.millis(addon.get("installDate")),
                    "extensions.json"))
        .findFirst()
        .orElse(Installation.About.NOTHING);
  }

  private Optional<String> text(String name) {
    Optional<EvidenceFile> file = around.at(path + "/" + name).filter(f -> !f.isFolder());
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Content.of(file.get(), LARGEST).map(b -> new String(b, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      // a help to name the extension: without it the wallet is read all the same
      return Optional.empty();
    }
  }
}
