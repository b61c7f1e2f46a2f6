package org.dalel.plugins.wallets.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A list of words, whose places in it are digits.
 *
 * @param scheme that it was made for
 * @param language in English, small letters
 * @param prefix letters that tell a word from all others, 0 when there is no such rule
 * @param words in NFC
 */
record WordList(Scheme scheme, String language, int prefix, List<String> words) {

  private static final int COLUMNS = 4;

  /** All lists that ship with the plugin. */
  static List<WordList> all() {
    return lines("lists.txt").stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\\s+", COLUMNS))
        .map(
            row ->
                new WordList(
                    Scheme.valueOf(row[1].toUpperCase(Locale.ROOT)),
                    row[2],
                    Integer.parseInt(row[3].strip()),
                    lines(row[0] + ".txt")))
        .toList();
  }

  private static List<String> lines(String name) {
    try (InputStream in = WordList.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + ": expected a resource, found none");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isIdeographic() {
    return Character.isIdeographic(words.get(0).codePointAt(0));
  }
}
