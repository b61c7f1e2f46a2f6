package org.dalel.plugins.wallets.chain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Tables among the resources: words separated by white space, {@code #} begins a comment. */
final class Tables {

  private Tables() {}

  /** The rows of a table, each with so many columns. */
  static List<String[]> rows(String name, int columns) {
    try (InputStream in = Tables.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + ": expected a resource, found none");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return reader
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .map(line -> row(name, line, columns))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] row(String name, String line, int columns) {
    String[] row = line.split("\\s+");
    if (row.length != columns) {
      throw new IllegalStateException(
          name + ": '" + line + "': expected " + columns + " columns, found " + row.length);
    }
    return row;
  }

  /** Chains separated by commas. */
  static List<Chain> chains(String codes) {
    return List.of(codes.split(",")).stream()
        .map(
            code ->
                Chain.byCode(code)
                    .orElseThrow(
                        () -> new IllegalStateException("'" + code + "': expected a chain")))
        .toList();
  }

  /** The kind with this label. */
  static Kind kind(String label) {
    return Kind.valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
