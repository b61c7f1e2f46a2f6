package org.dalel.cli;

import java.io.IOException;

/** A paragraph of a report: a name, and behind it words that are wrapped at the width of a page. */
final class Entry {
  private static final int NAME = 14;
  private static final int PAGE = 100;
  private static final String INDENT = "  ";

  private Entry() {}

  /** Prints a name and what is to be copied in one piece, such as a locator. */
  static void whole(Output output, String name, String text) throws IOException {
    output.line(begun(name) + text);
  }

  private static String begun(String name) {
    return INDENT + name + " ".repeat(Math.max(1, NAME - INDENT.length() - name.length()));
  }

  /** Prints a name and what is said of it. */
  static void print(Output output, String name, String text) throws IOException {
    StringBuilder line = new StringBuilder(begun(name));
    int start = line.length();
    for (String word : text.split(" ")) {
      int space = line.length() == start ? 0 : 1;
      if (space == 1 && line.length() + space + word.length() > PAGE) {
        output.line(line.toString());
        line = new StringBuilder(" ".repeat(NAME));
        start = NAME;
        space = 0;
      }
      line.append(" ".repeat(space)).append(word);
    }
    output.line(line.toString());
  }
}
