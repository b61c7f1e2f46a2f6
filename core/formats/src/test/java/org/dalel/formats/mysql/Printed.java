package org.dalel.formats.mysql;

import java.util.ArrayList;
import java.util.List;
import org.dalel.formats.Collected;

/** Rows as the client of the server prints them. */
final class Printed {
  private Printed() {}

  static List<String> rows(Collected<SqlRow> found, SqlRow.State state) {
    return found.records().stream().filter(row -> row.state() == state).map(Printed::row).toList();
  }

  static String row(SqlRow row) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      values.add(row.value(i).orElse("NULL"));
    }
    return String.join("\t", values);
  }
}
