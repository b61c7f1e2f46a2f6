package org.dalel.plugins.wallets.extension;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Scope;
import org.dalel.plugins.wallets.place.EvidenceFolder;
import org.pf4j.Extension;

/**
 * LevelDB folders outside of the usual places: stores of extensions that somebody copied, single
 * log files, the Local Storage of browsers, and programs that are browsers around their own pages
 * ({@code apps.tsv}). The first of the files speaks for its folder.
 */
@Extension
public final class LooseStore implements ArtifactExtractor {

  private static final Pattern FILE = Pattern.compile("\\d{6}\\.(log|ldb|sst)");
  private static final Pattern ID = Pattern.compile("(?:^|[^a-p])([a-p]{32})(?![a-p])");
  private static final Pattern ELSEWHERE =
      Pattern.compile(".*/(Local|Sync|Managed) Extension Settings/[^/]+|.*\\.indexeddb\\.leveldb");
  private static final Pattern LOCAL_STORAGE = Pattern.compile(".*/Local Storage/leveldb");

  @Override
  public ExtractorDescription description() {
    return StoreExtraction.declare(
            ExtractorDescription.of("extension-wallet-loose", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(Interest.name("??????.log", "??????.ldb", "??????.sst")))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    String path = Paths.above(file.path(), 1);
    Optional<EvidenceFile> parent = context.surroundings().parent(file);
    boolean ours = FILE.matcher(file.name()).matches() && !ELSEWHERE.matcher(path).matches();
    if (!ours || parent.isEmpty() || file.isDeleted()) {
      return;
    }
    EvidenceFolder folder = new EvidenceFolder(parent.get(), context.surroundings());
    Optional<String> first =
        folder.names().stream().filter(name -> FILE.matcher(name).matches()).findFirst();
    if (first.filter(file.name()::equals).isEmpty()) {
      return;
    }
    StoredItems items = new StoredItems(folder);
    if (LOCAL_STORAGE.matcher(path).matches()) {
      pages(items, path, context, sink);
    } else {
      String id = id(Paths.name(path)).orElse("");
      new StoreExtraction(Installation.loose(id, "LevelDB", path), context, sink)
          .run(items::settings, true);
    }
  }

  private static Optional<String> id(String text) {
    Matcher id = ID.matcher(text);
    return id.find() ? Optional.of(id.group(1)) : Optional.empty();
  }

  /** Local Storage: each site or extension has a part of it. */
  private static void pages(
      StoredItems items, String path, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    boolean app = Browsers.app(path).isPresent();
    for (String origin :
        items.origins(
            (owner, stored) -> {
              context.checkpoint();
              return app || known(owner) || StateReader.locks(stored);
            })) {
      String id = extension(origin).orElse(origin);
      new StoreExtraction(Installation.loose(id, "Local Storage", path), context, sink)
          .run(stored -> items.localStorage(origin, stored), false);
    }
  }

  private static Optional<String> extension(String origin) {
    return origin.startsWith("chrome-extension:") ? id(origin) : Optional.empty();
  }

  private static boolean known(String origin) {
    return extension(origin).flatMap(KnownExtension::of).isPresent();
  }
}
