package org.dalel.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds {@code docs/case-format.md} to the schema: every table and column, and no other. */
class CaseFormatDocsTest {
  private static final Pattern NAME = Pattern.compile("`([a-z0-9_]+)`");

  @TempDir private Path temp;

  @Test
  void documentsEveryTableAndColumnAndNoOther() throws Exception {
    CaseFolder folder = CaseFolder.createOrOpen(temp.resolve("case"));
    Map<String, Set<String>> schema = new TreeMap<>();
    schema.putAll(tables(folder.caseDb()));
    schema.putAll(tables(folder.textDb()));
    schema.putAll(tables(folder.reviewDb()));

    assertThat(names(documented())).containsExactlyInAnyOrderElementsOf(names(schema));
  }

  private static List<String> names(Map<String, Set<String>> tables) {
    List<String> names = new ArrayList<>();
    tables.forEach((table, columns) -> columns.forEach(column -> names.add(table + "." + column)));
    return names;
  }

  private static Map<String, Set<String>> documented() throws IOException {
    Map<String, Set<String>> tables = new TreeMap<>();
    String table = "";
    for (String line : Files.readAllLines(docs().resolve("case-format.md"))) {
      if (line.startsWith("#")) {
        table = line.startsWith("### ") ? line.substring(4).strip() : "";
      } else if (line.startsWith("| `") && !table.isEmpty()) {
        Matcher names = NAME.matcher(line.substring(0, line.indexOf('|', 1)));
        while (names.find()) {
          tables.computeIfAbsent(table, name -> new TreeSet<>()).add(names.group(1));
        }
      }
    }
    return tables;
  }

  private static Map<String, Set<String>> tables(Path database) throws SQLException {
    Map<String, Set<String>> tables = new TreeMap<>();
    try (Connection connection = Sqlite.openForReading(database)) {
      List<String> names = new ArrayList<>();
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                      + " AND name NOT LIKE 'text\\_index\\_%' ESCAPE '\\'"
                      + " AND name NOT LIKE 'artifact\\_index\\_%' ESCAPE '\\'")) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
      for (String name : names) {
        tables.put(name, columns(connection, name));
      }
    }
    return tables;
  }

  private static Set<String> columns(Connection connection, String table) throws SQLException {
    Set<String> columns = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT name FROM pragma_table_info('" + table + "')")) {
      while (row.next()) {
        columns.add(row.getString(1));
      }
    }
    return columns;
  }

  private static Path docs() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("docs").resolve("case-format.md"))) {
      folder = folder.getParent();
    }
    return folder.resolve("docs");
  }
}
