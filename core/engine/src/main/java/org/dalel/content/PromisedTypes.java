package org.dalel.content;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.tika.mime.MediaType;

/**
 * What types names promise, by Tika's type database, and whether a content keeps the promise.
 *
 * <p>Nothing is said where the database does not know the name, or where one type is a more general
 * word for the other (a log is a text). A content of no known type breaks the promise only of types
 * that have a magic number. Thread-safe; the database is read when it is first needed.
 */
public final class PromisedTypes {
  /** Written with the same names, though neither is a kind of the other. */
  private static final List<Set<String>> SAME =
      List.of(
          Set.of("text/html", "application/xhtml+xml"),
          Set.of("application/gzip", "application/x-gzip", "application/gzip-compressed"));

  private MimeDatabase database;
  private Set<MediaType> withMagic;

  /** True when files of that name are of other types than the content's. */
  public boolean contradicts(String name, String type) {
    MimeDatabase known = database();
    Optional<MediaType> promised = known.names().match(name);
    MediaType found = MediaType.parse(type);
    if (promised.isEmpty() || found == null) {
      return false;
    }
    MediaType expected = known.registry().normalize(promised.get()).getBaseType();
    MediaType actual = known.registry().normalize(found).getBaseType();
    if (actual.equals(MediaType.OCTET_STREAM)) {
      return withMagic.contains(expected);
    }
    return !actual.equals(expected)
        && !known.registry().isSpecializationOf(actual, expected)
        && !known.registry().isSpecializationOf(expected, actual)
        && SAME.stream()
            .noneMatch(
                same -> same.contains(actual.toString()) && same.contains(expected.toString()));
  }

  private synchronized MimeDatabase database() {
    if (database == null) {
      MimeDatabase read = MimeDatabase.load();
      withMagic =
          read.rules().stream()
              .map(rule -> rule.type().getBaseType())
              .collect(Collectors.toUnmodifiableSet());
      database = read;
    }
    return database;
  }
}
