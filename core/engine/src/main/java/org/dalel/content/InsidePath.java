package org.dalel.content;

import java.util.ArrayList;
import java.util.List;

/**
 * The path of an entry inside its container, as a path of a file system is written.
 *
 * <p>Archives spell paths in many ways: {@code ./a/b}, {@code /a/b}, {@code a//b}, and, by some
 * programs on Windows, {@code a\b}. The same place has one path here: {@code /a/b}. A part {@code
 * ..} is kept as it is: it leads out of the container, where nothing is.
 */
public final class InsidePath {
  private InsidePath() {}

  /** The path that a name means, starting with {@code /}. */
  public static String of(String name) {
    List<String> parts = parts(name);
    return "/" + String.join("/", parts);
  }

  /**
   * The beginnings of a name that name the folders in which it lies, the outermost first; none for
   * a name that leads out of the container.
   */
  static List<String> foldersOf(String name) {
    char separator = separator(name);
    List<String> folders = new ArrayList<>();
    int last = name.length();
    while (last > 0 && name.charAt(last - 1) == separator) {
      last--;
    }
    for (int end = next(name, separator, 0);
        end >= 0 && end < last;
        end = next(name, separator, end + 1)) {
      String part = name.substring(name.lastIndexOf(separator, end - 1) + 1, end);
      if (part.equals("..")) {
        return List.of();
      }
      if (!part.isEmpty() && !part.equals(".")) {
        folders.add(name.substring(0, end));
      }
    }
    return name.endsWith(separator + "..") ? List.of() : folders;
  }

  private static List<String> parts(String name) {
    char separator = separator(name);
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (from <= name.length()) {
      int end = next(name, separator, from);
      String part = name.substring(from, end < 0 ? name.length() : end);
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
      from = (end < 0 ? name.length() : end) + 1;
    }
    return parts;
  }

  private static char separator(String name) {
    return name.indexOf('/') < 0 && next(name, '\\', 0) >= 0 ? '\\' : '/';
  }

  /** The next separator; a backslash that begins an escape {@code \xNN} is none. */
  private static int next(String name, char separator, int from) {
    int at = name.indexOf(separator, from);
    while (at >= 0 && separator == '\\' && beginsEscape(name, at)) {
      at = name.indexOf(separator, at + 1);
    }
    return at;
  }

  private static boolean beginsEscape(String name, int at) {
    return at + 3 < name.length()
        && name.charAt(at + 1) == 'x'
        && Character.digit(name.charAt(at + 2), 16) >= 0
        && Character.digit(name.charAt(at + 3), 16) >= 0;
  }
}
