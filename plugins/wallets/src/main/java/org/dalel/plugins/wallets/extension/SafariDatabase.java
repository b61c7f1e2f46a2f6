package org.dalel.plugins.wallets.extension;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.formats.FormatException;
import org.dalel.formats.plist.PropertyList;
import org.dalel.plugins.wallets.json.Content;
import org.dalel.plugins.wallets.place.SqliteFiles;
import org.pf4j.Extension;

/**
 * What wallets keep in Safari and other programs of WebKit, with what the write-ahead log and the
 * free pages still hold.
 *
 * <pre>
 *   WebKit/WebExtensions/PROFILE/BUNDLE.Extension (TEAM)/LocalStorage.db, SyncStorage.db
 *     extension_storage (key TEXT, value TEXT)    JSON, of storage.local and storage.sync
 *     State.plist beside it                       LastSeenDisplayName, LastSeenVersion
 *   .../LocalStorage/localstorage.sqlite3         of a page; its origin in the file "origin" two folders up
 *   .../LocalStorage/SCHEME_HOST_PORT.localstorage    earlier
 *     ItemTable (key TEXT, value BLOB)            UTF-16, little-endian
 * </pre>
 *
 * <p>Source: WebExtensionStorageSQLiteStore, WebExtensionContext and StorageManager of WebKit. No
 * sample. IndexedDB of WebKit is not read.
 */
@Extension
public final class SafariDatabase implements ArtifactExtractor {

  private static final int LARGEST = 1 << 20;
  private static final Pattern BUNDLE = Pattern.compile("(.+?)(?:\\.Extension)?(?: \\([^()]*\\))?");
  private static final Pattern OLD_ORIGIN = Pattern.compile("([a-z-]+)_(.*)_\\d+\\.localstorage");

  @Override
  public ExtractorDescription description() {
    return StoreExtraction.declare(
            ExtractorDescription.of("extension-wallet-safari", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(
                    Interest.path(
                        "**/WebExtensions/**/LocalStorage.db",
                        "**/WebExtensions/**/SyncStorage.db",
                        "**/LocalStorage/localstorage.sqlite3",
                        "**/LocalStorage/*.localstorage")))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    Installation installation =
        file.name().endsWith("Storage.db")
            ? extension(file, context)
            : page(origin(file, context), file);
    List<String> problems = new ArrayList<>();
    Unverified out = new Unverified(sink);
    try (SqliteFiles files =
        SqliteFiles.open(file, context.surroundings(), p -> problems.add(p.toString()))) {
      SafariStore store = new SafariStore(files.database());
      new StoreExtraction(installation, context, out).run(store::read, false);
    } catch (FormatException damage) {
      problems.add(damage.getMessage());
    }
    if (out.told()) {
      problems.stream()
          .distinct()
          .limit(50)
          .forEach(problem -> sink.problem(new Position.WholeItem(), problem));
    }
  }

  private static Installation extension(EvidenceFile file, ExtractionContext context)
      throws IOException {
    String folder = Paths.name(Paths.above(file.path(), 1));
    Matcher bundle = BUNDLE.matcher(folder);
    return Installation.of(
        bundle.matches() ? bundle.group(1) : folder,
        file.name(),
        Paths.above(file.path(), 2),
        about(file, context));
  }

  private static Installation page(String origin, EvidenceFile file) {
    return Installation.loose(origin, "Local Storage", Paths.above(file.path(), 1));
  }

  private static Installation.About about(EvidenceFile file, ExtractionContext context)
      throws IOException {
    Optional<EvidenceFile> state =
        context.surroundings().sibling(file, "State.plist").filter(f -> !f.isFolder());
    Optional<byte[]> bytes =
        state.isPresent() ? Content.of(state.get(), LARGEST) : Optional.empty();
    Object top = bytes.flatMap(PropertyList::read).orElse(Map.of());
    Map<?, ?> values = top instanceof Map<?, ?> map ? map : Map.of();
    return new Installation.About(
        text(values.get("LastSeenDisplayName")),
        text(values.get("LastSeenVersion")),
        Optional.empty(),
        "State.plist");
  }

  private static Optional<String> text(Object value) {
    return value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
  }

  private static String origin(EvidenceFile file, ExtractionContext context) throws IOException {
    Matcher old = OLD_ORIGIN.matcher(file.name());
    if (old.matches()) {
      return old.group(1) + "://" + old.group(2);
    }
    Optional<EvidenceFile> origin =
        context.surroundings().at(Paths.above(file.path(), 2) + "/origin");
    Optional<byte[]> bytes =
        origin.isPresent() && !origin.get().isFolder()
            ? Content.of(origin.get(), LARGEST)
            : Optional.empty();
    return bytes.flatMap(SafariOrigin::ofFrame).orElse("");
  }
}
