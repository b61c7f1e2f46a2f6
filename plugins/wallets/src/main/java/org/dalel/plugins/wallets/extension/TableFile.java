package org.dalel.plugins.wallets.extension;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables among the resources: fields separated by tabs; a line that starts with # is a comment. */
final class TableFile {

  private TableFile() {}

  /** The rows of a table, each with so many fields. */
  static List<String[]> rows(String name, int fields) {
    try (InputStream in = TableFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + ": expected a resource, found none");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> row(name, line, fields))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] row(String name, String line, int fields) {
    String[] row = line.split("\t");
    if (row.length != fields) {
      throw new IllegalStateException(
          name + ": '" + line + "': expected " + fields + " fields, found " + row.length);
    }
    return row;
  }
}
