package org.dalel.casefile.read;

import java.util.regex.Pattern;

/**
 * A pattern for paths: {@code *} any characters but {@code /}, {@code **} any characters, {@code ?}
 * one character but {@code /}, {@code [abc]} one of them. Without a {@code /} it is matched with
 * the last name of a path, else with the whole path.
 */
public final class Glob {
  private final Pattern pattern;
  private final boolean lastNameOnly;
  private final String literalPrefix;

  /**
   * Reads a pattern.
   *
   * @param glob the pattern
   * @param ignoreCase whether letters match in either case
   */
  public Glob(String glob, boolean ignoreCase) {
    int flags = Pattern.DOTALL;
    if (ignoreCase) {
      flags |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    }
    pattern = Pattern.compile(regex(glob), flags);
    lastNameOnly = glob.indexOf('/') < 0;
    literalPrefix = lastNameOnly || ignoreCase ? "" : prefix(glob);
  }

  /** True when the path matches. */
  public boolean matches(String path) {
    String subject = lastNameOnly ? path.substring(path.lastIndexOf('/') + 1) : path;
    return pattern.matcher(subject).matches();
  }

  /** What every matching path on a file system begins with; may be empty. */
  String literalPrefix() {
    return literalPrefix;
  }

  private static String prefix(String glob) {
    int end = 0;
    while (end < glob.length() && "*?[!".indexOf(glob.charAt(end)) < 0) {
      end++;
    }
    return glob.substring(0, end);
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      int close = c == '[' ? glob.indexOf(']', i + 2) : -1;
      if (c == '*') {
        boolean deep = i + 1 < glob.length() && glob.charAt(i + 1) == '*';
        regex.append(deep ? ".*" : "[^/]*");
        i += deep ? 1 : 0;
      } else if (c == '?') {
        regex.append("[^/]");
      } else if (close > 0) {
        regex.append(characterClass(glob.substring(i + 1, close)));
        i = close;
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }

  private static String characterClass(String inside) {
    boolean not = inside.startsWith("!") && inside.length() > 1;
    String members = not ? inside.substring(1) : inside;
    return (not ? "[^" : "[") + members.replaceAll("[\\\\\\[\\]^&]", "\\\\$0") + "]";
  }
}
