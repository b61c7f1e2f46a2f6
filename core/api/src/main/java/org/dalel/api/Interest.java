package org.dalel.api;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Which files an extractor wants to see: those that meet <em>any</em> of these. The engine compiles
 * the interests of all plugins into one matcher, so that a pattern costs nothing for the files that
 * it does not concern.
 *
 * <p>Globs ignore case, since most file systems of evidence do: {@code *} is any run of characters
 * but {@code /}, {@code ?} one of them, {@code **} any run of characters with {@code /}. A leading
 * {@code **}{@code /} also stands for no folder at all.
 *
 * @param mediaTypes {@code type/subtype}, {@code type/*} or {@code *}{@code /*}; lower-case,
 *     without parameters
 * @param names globs over the last part of the path, e.g. {@code wallet*.dat}
 * @param paths globs over the whole path inside its file system, which starts with {@code /}, e.g.
 *     {@code **}{@code /Default/History}
 * @param magics bytes at fixed offsets
 * @param text whether any item whose text is known is wanted
 * @param folders globs over the whole path of a folder, without a {@code /} at its end, e.g. {@code
 *     **}{@code /Local Extension Settings/*}: the folder itself is shown, its files are its
 *     {@linkplain Surroundings#children children}
 */
public record Interest(
    Set<String> mediaTypes,
    Set<String> names,
    Set<String> paths,
    Set<Magic> magics,
    boolean text,
    Set<String> folders) {

  /** Interest in nothing: the start of a chain of {@link #or}. */
  public static final Interest NONE =
      new Interest(Set.of(), Set.of(), Set.of(), Set.of(), false, Set.of());

  public Interest {
    mediaTypes = ordered(mediaTypes);
    names = ordered(names);
    paths = ordered(paths);
    magics = ordered(magics);
    folders = ordered(folders);
    mediaTypes.forEach(Interest::requireMediaType);
    names.forEach(Interest::requireName);
    paths.forEach(Interest::requirePath);
    folders.forEach(Interest::requirePath);
  }

  /** Files of one of these media types; {@code image/*} and {@code *}{@code /*} are allowed. */
  public static Interest mediaType(String... types) {
    return new Interest(setOf(types), Set.of(), Set.of(), Set.of(), false, Set.of());
  }

  /** Files whose name meets one of these globs. */
  public static Interest name(String... globs) {
    return new Interest(Set.of(), setOf(globs), Set.of(), Set.of(), false, Set.of());
  }

  /** Files whose path in their file system meets one of these globs. */
  public static Interest path(String... globs) {
    return new Interest(Set.of(), Set.of(), setOf(globs), Set.of(), false, Set.of());
  }

  /** Files with these bytes at that offset. */
  public static Interest magic(Magic... magics) {
    return new Interest(Set.of(), Set.of(), Set.of(), setOf(magics), false, Set.of());
  }

  /** Every item whose text is known. */
  public static Interest anyText() {
    return new Interest(Set.of(), Set.of(), Set.of(), Set.of(), true, Set.of());
  }

  /**
   * Folders whose path in their file system meets one of these globs; only for {@link
   * Scope#CONTEXT}.
   */
  public static Interest folder(String... globs) {
    return new Interest(Set.of(), Set.of(), Set.of(), Set.of(), false, setOf(globs));
  }

  /** Files that meet this interest or the other. */
  public Interest or(Interest other) {
    return new Interest(
        union(mediaTypes, other.mediaTypes),
        union(names, other.names),
        union(paths, other.paths),
        union(magics, other.magics),
        text || other.text,
        union(folders, other.folders));
  }

  /** Whether no file can meet this interest. */
  public boolean isEmpty() {
    return mediaTypes.isEmpty() && magics.isEmpty() && !text && !asksForPlace();
  }

  /** Whether the answer depends on the name or path of a file. */
  public boolean asksForPlace() {
    return !names.isEmpty() || !paths.isEmpty() || !folders.isEmpty();
  }

  private static void requireMediaType(String type) {
    int slash = type.indexOf('/');
    boolean shaped = slash > 0 && slash == type.lastIndexOf('/') && slash < type.length() - 1;
    int star = type.indexOf('*');
    boolean wild = star < 0 || type.equals("*/*") || (star == slash + 1 && type.endsWith("/*"));
    if (!shaped || !wild || type.indexOf(';') >= 0 || !type.equals(type.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "interest: expected a media type such as text/plain or image/*, found '" + type + "'");
    }
  }

  private static void requireName(String glob) {
    if (glob.isEmpty() || glob.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          "interest: expected a glob over a name, without '/', found '" + glob + "'");
    }
  }

  /** Refuses what no path can meet: paths begin with a slash and are separated by slashes. */
  private static void requirePath(String glob) {
    boolean begins = glob.startsWith("/") || glob.startsWith("*");
    if (!begins || glob.indexOf('\\') >= 0) {
      throw new IllegalArgumentException(
          "interest: expected a glob over a whole path, which begins with '/' or '**/' and is"
              + " separated by '/', found '"
              + glob
              + "'");
    }
  }

  private static <T> Set<T> setOf(T[] values) {
    return new LinkedHashSet<>(Arrays.asList(values));
  }

  private static <T> Set<T> ordered(Set<T> values) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(values));
  }

  private static <T> Set<T> union(Set<T> first, Set<T> second) {
    Set<T> both = new LinkedHashSet<>(first);
    both.addAll(second);
    return both;
  }
}
