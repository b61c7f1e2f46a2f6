package org.dalel.plugins.messaging.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Glob;
import org.dalel.api.Interest;
import org.dalel.formats.sqlite.page.DatabaseHeader;
import org.dalel.plugins.messaging.encrypted.Randomness;
import org.dalel.plugins.messaging.mapping.Mapping;
import org.dalel.plugins.messaging.mapping.Mappings;

/**
 * Files that bear the name of an app's database. Such a file that is no database of that app, or
 * not any more, is missed: somebody should look at it.
 */
final class NamedFiles {
  private static final int SAMPLE = 4096;

  private record Named(Mapping mapping, String pattern, Glob glob) {
    boolean isPath() {
      return pattern.indexOf('/') >= 0;
    }
  }

  private final List<Named> all;

  private NamedFiles(List<Named> all) {
    this.all = List.copyOf(all);
  }

  static NamedFiles of(Mappings mappings) {
    List<Named> all = new ArrayList<>();
    for (Mapping mapping : mappings.all()) {
      mapping.files().forEach(glob -> all.add(new Named(mapping, glob, new Glob(glob))));
    }
    return new NamedFiles(all);
  }

  Interest interest() {
    Interest interest = Interest.NONE;
    for (Named one : all) {
      interest =
          interest.or(one.isPath() ? Interest.path(one.pattern()) : Interest.name(one.pattern()));
    }
    return interest;
  }

  /**
   * What to say of a file that was not read. Nothing for files without such a name, for empty ones,
   * and for those that seem to be encrypted: others try those.
   */
  Optional<String> missed(EvidenceFile file) throws IOException {
    if (file.size() == 0 || file.isFolder()) {
      return Optional.empty();
    }
    Optional<Named> named =
        all.stream()
            .filter(one -> one.glob().matches(one.isPath() ? file.path() : file.name()))
            .findFirst();
    return named.isEmpty() ? Optional.empty() : missed(named.get(), head(file));
  }

  private static Optional<String> missed(Named named, byte[] head) {
    boolean database = DatabaseHeader.isAt(head);
    if (!database && Randomness.isLikely(head) || Randomness.isBehindHeader(head)) {
      return Optional.empty();
    }
    return Optional.of(
        "%s: expected its database by the name of the file, found %s; nothing is read"
            .formatted(
                named.mapping().title(),
                database
                    ? "none of the tables that its versions known here have"
                    : "no header of SQLite at 0x0"));
  }

  private static byte[] head(EvidenceFile file) throws IOException {
    try (InputStream in = Channels.newInputStream(file.open())) {
      return in.readNBytes(SAMPLE);
    }
  }
}
