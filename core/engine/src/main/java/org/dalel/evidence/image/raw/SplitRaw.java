package org.dalel.evidence.image.raw;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.evidence.image.MissingSegmentException;

/**
 * Finds the pieces of a split raw image.
 *
 * <p>Names as written by dd with split, dcfldd, FTK Imager, EnCase and dc3dd: {@code x.000 x.001},
 * {@code x.001 x.002}, {@code x.raw.001}, {@code x.aa x.ab}, {@code xaa xab}. A name that merely
 * looks like a piece and has no neighbour is one file. All pieces but the last must have one size,
 * which is what splitting programs make; a shorter one in the middle is reported as a lost end.
 */
final class SplitRaw {

  private static final Pattern NUMBERED = Pattern.compile("(.*\\.)(\\d{2,5})");
  private static final Pattern LETTERED =
      Pattern.compile("(.*?)([a-z]{2,3})", Pattern.CASE_INSENSITIVE);

  private SplitRaw() {}

  /** The pieces of the image that {@code path} belongs to, or the path alone. */
  static List<Path> segments(Path path) throws IOException {
    Optional<Series> series = series(path.getFileName().toString());
    if (series.isEmpty()) {
      return List.of(path);
    }
    SortedMap<Integer, Path> found = neighbours(path, series.get());
    return series.get().looksSplit(found.keySet())
        ? complete(path, series.get(), found)
        : List.of(path);
  }

  private static List<Path> complete(Path path, Series series, SortedMap<Integer, Path> found)
      throws IOException {
    int first = found.containsKey(0) ? 0 : 1;
    List<Path> segments = new ArrayList<>();
    for (int number = first; number <= found.lastKey(); number++) {
      Path segment = found.get(number);
      if (segment == null) {
        Path missing = path.resolveSibling(series.name(number));
        throw new MissingSegmentException(
            missing,
            String.format(
                "%s: expected segment %s of the split image (pieces up to %s are there), found no"
                    + " such file; the image is not opened",
                path, missing.getFileName(), found.get(found.lastKey()).getFileName()));
      }
      segments.add(segment);
    }
    checkSizes(segments);
    return segments;
  }

  private static void checkSizes(List<Path> segments) throws IOException {
    long expected = Files.size(segments.get(0));
    for (int i = 0; i < segments.size(); i++) {
      long size = Files.size(segments.get(i));
      boolean last = i == segments.size() - 1;
      if (last ? size > expected : size != expected) {
        throw new IOException(
            String.format(
                "%s: expected a segment of %s%d bytes as the first one, found %d bytes: a segment is"
                    + " incomplete or does not belong to this image; the image is not opened",
                segments.get(i), last ? "at most " : "", expected, size));
      }
    }
  }

  private static SortedMap<Integer, Path> neighbours(Path path, Series series) throws IOException {
    SortedMap<Integer, Path> found = new TreeMap<>();
    Path folder = path.toAbsolutePath().getParent();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        series
            .number(entry.getFileName().toString())
            .ifPresent(number -> found.put(number, path.resolveSibling(entry.getFileName())));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  private static Optional<Series> series(String name) {
    Matcher numbered = NUMBERED.matcher(name);
    if (numbered.matches()) {
      String digits = numbered.group(2);
      return Optional.of(
          new Series(numbered.group(1), digits.length(), false, false, Integer.parseInt(digits)));
    }
    return lettered(name);
  }

  /**
   * Only {@code .aa} extensions, or names that end in a run of a's and its successors without one.
   */
  private static Optional<Series> lettered(String name) {
    int dot = name.lastIndexOf('.');
    String tail = dot >= 0 ? name.substring(dot + 1) : name;
    Matcher matcher = LETTERED.matcher(tail);
    if (!matcher.matches() || dot >= 0 && !matcher.group(1).isEmpty()) {
      return Optional.empty();
    }
    int letters = dot >= 0 ? tail.length() : 2;
    String suffix = name.substring(name.length() - letters);
    boolean upper = suffix.equals(suffix.toUpperCase(Locale.ROOT));
    if (!upper && !suffix.equals(suffix.toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    String stem = name.substring(0, name.length() - letters);
    return Optional.of(new Series(stem, letters, true, upper, Series.fromLetters(suffix)));
  }

  /** The naming of one split image: what its pieces share, and how the rest counts. */
  private record Series(String stem, int width, boolean letters, boolean upper, int own) {

    /**
     * Whether the names found are pieces rather than files that end in a number or letters by
     * chance: most places between the first and the last are taken. {@code x.002} is a piece even
     * when alone.
     */
    boolean looksSplit(Set<Integer> found) {
      if (letters && !found.contains(0)) {
        return false;
      }
      if (found.size() == 1) {
        return !letters && own > 1 && width == 3;
      }
      int last = Collections.max(found);
      int places = last + (found.contains(0) ? 1 : 0);
      return found.size() * 2 >= places || !letters && width == 3;
    }

    Optional<Integer> number(String name) {
      if (name.length() != stem.length() + width || !name.startsWith(stem)) {
        return Optional.empty();
      }
      String tail = name.substring(stem.length());
      if (letters) {
        boolean counts =
            tail.chars().allMatch(c -> upper ? c >= 'A' && c <= 'Z' : c >= 'a' && c <= 'z');
        return counts ? Optional.of(fromLetters(tail)) : Optional.empty();
      }
      boolean counts = tail.chars().allMatch(c -> c >= '0' && c <= '9');
      return counts ? Optional.of(Integer.parseInt(tail)) : Optional.empty();
    }

    String name(int number) {
      return stem + (letters ? toLetters(number) : String.format("%0" + width + "d", number));
    }

    private String toLetters(int number) {
      char[] tail = new char[width];
      int rest = number;
      for (int i = width - 1; i >= 0; i--) {
        tail[i] = (char) ((upper ? 'A' : 'a') + rest % 26);
        rest /= 26;
      }
      return new String(tail);
    }

    static int fromLetters(String tail) {
      int number = 0;
      for (char c : tail.toLowerCase(Locale.ROOT).toCharArray()) {
        number = number * 26 + c - 'a';
      }
      return number;
    }
  }
}
