package org.dalel.plugins.wallets.extension;

import java.util.ArrayList;
import java.util.List;
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
import org.dalel.plugins.wallets.place.SqliteFiles;
import org.pf4j.Extension;

/**
 * What wallets keep in profiles of Firefox and its relatives: {@code
 * storage/default/moz-extension+++UUID.../idb/*.sqlite}, with what the write-ahead log and the free
 * pages still hold.
 *
 * <p>Checked against: a profile of Firefox ESR 153.
 */
@Extension
public final class FirefoxDatabase implements ArtifactExtractor {

  private static final Pattern ORIGIN =
      Pattern.compile("(.*)/storage/[^/]+/moz-extension\\+\\+\\+([0-9a-fA-F-]{36})[^/]*/idb/[^/]+");

  @Override
  public ExtractorDescription description() {
    return StoreExtraction.declare(
            ExtractorDescription.of("extension-wallet-firefox", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(Interest.path("**/storage/*/moz-extension+++*/idb/*.sqlite")))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    Matcher origin = ORIGIN.matcher(file.path());
    if (!origin.matches()) {
      return;
    }
    FirefoxProfile profile = new FirefoxProfile(origin.group(1), context.surroundings());
    Optional<String> id = profile.id(origin.group(2));
    Installation installation =
        Installation.of(
            id.orElse("uuid " + origin.group(2)),
            "IndexedDB",
            profile.path(),
            id.map(profile::about).orElse(Installation.About.NOTHING));
    List<String> problems = new ArrayList<>();
    try (SqliteFiles files =
        SqliteFiles.open(file, context.surroundings(), p -> problems.add(p.toString()))) {
      FirefoxStore store = new FirefoxStore(files.database(), file, context.surroundings());
      new StoreExtraction(installation, context, sink).run(store::read, true);
    } catch (FormatException damage) {
      problems.add(damage.getMessage());
    }
    if (installation.isWallet()) {
      problems.stream()
          .distinct()
          .limit(50)
          .forEach(problem -> sink.problem(new Position.WholeItem(), problem));
    }
  }
}
