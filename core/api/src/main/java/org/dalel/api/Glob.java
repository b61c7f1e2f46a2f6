package org.dalel.api;

import java.util.List;
import java.util.Optional;

/**
 * A glob as {@link Interest} defines it. What lacks the characters that the pattern fixes is turned
 * away by comparing these alone; the rest is matched in time proportional to pattern times name,
 * whatever the pattern. The engine matches interests with it; an extractor may match the names of
 * {@linkplain Surroundings#children neighbours} in the same way.
 */
public final class Glob {

  private static final char ANY_IN_SEGMENT = '\uE000';
  private static final char ANY = '\uE001';
  private static final char ONE = '\uE002';

  /** The folded pattern with its wildcards as private-use characters. */
  private final String tokens;

  /** What stands between the wildcards, in its order; the first and the last may be empty. */
  private final List<String> fixed;

  private final boolean anywhere;

  /** Reads a pattern; every text is one. */
  public Glob(String pattern) {
    anywhere = pattern.startsWith("**/");
    tokens = fold(pattern).replace("**", "" + ANY).replace('*', ANY_IN_SEGMENT).replace('?', ONE);
    fixed = List.of(tokens.split("[" + ANY_IN_SEGMENT + ANY + ONE + "]", -1));
  }

  /** Whether a name or path meets the pattern, in whatever case. */
  public boolean matches(String nameOrPath) {
    return matchesFolded(fold(nameOrPath));
  }

  /**
   * The same for a name or path that went through {@link #fold}, which is done once for many globs.
   */
  public boolean matchesFolded(String folded) {
    return meets(folded) || (anywhere && !folded.startsWith("/") && meets("/" + folded));
  }

  private boolean meets(String folded) {
    return hasAllFixed(folded) && run(folded);
  }

  /** Whether all that the pattern fixes is there, in its order and at the ends. */
  private boolean hasAllFixed(String folded) {
    String first = fixed.get(0);
    String last = fixed.get(fixed.size() - 1);
    if (!folded.endsWith(last) || !folded.startsWith(first)) {
      return false;
    }
    int at = first.length();
    for (int i = 1; i < fixed.size() - 1; i++) {
      int found = folded.indexOf(fixed.get(i), at);
      if (found < 0) {
        return false;
      }
      at = found + fixed.get(i).length();
    }
    return fixed.size() == 1 ? folded.length() == at : at + last.length() <= folded.length();
  }

  /** The last segment, if it has no wildcard: only files of that name can match. */
  public Optional<String> literalName() {
    String last = lastSegment();
    return hasWildcard(last) ? Optional.empty() : Optional.of(last);
  }

  /** The extension, if the last segment ends with one: only files with it can match. */
  public Optional<String> literalExtension() {
    String last = lastSegment();
    int dot = last.lastIndexOf('.');
    return dot < 0 || hasWildcard(last.substring(dot))
        ? Optional.empty()
        : Optional.of(last.substring(dot + 1));
  }

  /** Names that differ only in case become equal; the length stays. */
  public static String fold(String name) {
    char[] folded = name.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      folded[i] = Character.toLowerCase(Character.toUpperCase(folded[i]));
    }
    return new String(folded);
  }

  /** The part after the last {@code /}. */
  public static String nameOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private String lastSegment() {
    return tokens.substring(tokens.lastIndexOf('/') + 1);
  }

  private static boolean hasWildcard(String part) {
    return part.chars().anyMatch(c -> c == ANY_IN_SEGMENT || c == ANY || c == ONE);
  }

  /**
   * Runs the pattern as an automaton: {@code live[i]} says that the first i tokens can match so
   * far.
   */
  private boolean run(String folded) {
    int length = tokens.length();
    boolean[] live = new boolean[length + 1];
    live[0] = true;
    skipStars(live);
    for (int at = 0; at < folded.length(); at++) {
      char c = folded.charAt(at);
      boolean[] next = new boolean[length + 1];
      for (int i = 0; i < length; i++) {
        if (live[i]) {
          step(tokens.charAt(i), c, i, next);
        }
      }
      live = next;
      skipStars(live);
    }
    return live[length];
  }

  private static void step(char token, char c, int i, boolean[] next) {
    if (token == ANY || (token == ANY_IN_SEGMENT && c != '/')) {
      next[i] = true;
    } else if (token == c || (token == ONE && c != '/')) {
      next[i + 1] = true;
    }
  }

  private void skipStars(boolean[] live) {
    for (int i = 0; i < tokens.length(); i++) {
      live[i + 1] |= live[i] && (tokens.charAt(i) == ANY || tokens.charAt(i) == ANY_IN_SEGMENT);
    }
  }
}
