package org.dalel.casefile;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a schema script into statements: a statement ends with {@code ;} at the end of a line, a
 * trigger with {@code END;}.
 */
final class SqlScript {
  private SqlScript() {}

  static List<String> statements(String script) {
    List<String> statements = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String line : script.lines().toList()) {
      if (line.isBlank() || line.startsWith("--")) {
        continue;
      }
      current.append(line).append('\n');
      boolean trigger = current.indexOf("CREATE TRIGGER") == 0;
      if (line.endsWith(";") && (!trigger || line.endsWith("END;"))) {
        statements.add(current.toString());
        current.setLength(0);
      }
    }
    if (!current.isEmpty()) {
      throw new IllegalArgumentException("expected ';' at the end of: " + current);
    }
    return statements;
  }
}
