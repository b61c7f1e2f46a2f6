package org.dalel.casefile.view;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How some rows are spread.
 *
 * @param evidence rows by label, most first
 * @param types rows by media type, most first
 * @param years rows by the year in which they were modified (UTC), earliest first
 * @param folders rows by the node below which they lie, most first
 */
public record Facets(
    Map<String, Long> evidence,
    Map<String, Long> types,
    Map<Integer, Long> years,
    List<Folder> folders) {

  /**
   * A folder in which some of the rows lie.
   *
   * @param node where it is
   * @param path its path as people read it
   * @param rows how many lie there, at any depth
   */
  public record Folder(TreeNode node, String path, long rows) {}

  /** Keeps copies. */
  public Facets {
    folders = List.copyOf(folders);
  }

  /** Words that were met, most first, then by name. */
  static Map<String, Long> counted(List<String> words, int[] counts, int most) {
    Map<String, Long> found = new LinkedHashMap<>();
    IntStream.range(0, words.size())
        .filter(i -> counts[i + 1] > 0)
        .boxed()
        .sorted(Comparator.<Integer>comparingInt(i -> -counts[i + 1]).thenComparing(i -> i))
        .limit(most)
        .forEach(i -> found.put(words.get(i), (long) counts[i + 1]));
    return found;
  }
}
