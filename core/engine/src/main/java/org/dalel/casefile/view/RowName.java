package org.dalel.casefile.view;

import java.util.Locale;
import java.util.Optional;
import org.dalel.casefile.read.ListedItem;

/**
 * The name of a row.
 *
 * @param text last part of the path; with the stream's name where it is one
 * @param extension of the name in lower case
 */
record RowName(String text, Optional<String> extension) {
  private static final int LONGEST_EXTENSION = 12;

  static RowName of(ListedItem item) {
    String text = text(item);
    return new RowName(text, extension(text, item.kind()));
  }

  /** What it is sorted and found by. */
  String key() {
    return key(text);
  }

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String text(ListedItem item) {
    int steps = item.locator().embedded().size();
    if (steps > 0) {
      String inner = item.locator().embedded().get(steps - 1).name();
      return inner.substring(inner.lastIndexOf('/') + 1);
    }
    String path = item.path();
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last + item.locator().stream().map(stream -> ":" + stream).orElse("");
  }

  private static Optional<String> extension(String name, String kind) {
    int dot = name.lastIndexOf('.');
    boolean any = dot > 0 && dot < name.length() - 1 && !kind.equals("dir");
    return any && name.length() - dot - 1 <= LONGEST_EXTENSION
        ? Optional.of(key(name.substring(dot + 1)))
        : Optional.empty();
  }
}
