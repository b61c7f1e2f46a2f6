package org.dalel.plugins.telephony.bank;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.formats.mysql.SqlTable;

/** The tables that are known, from {@code tables.txt}. */
final class Schemas {
  private static final Pattern ROLE = Pattern.compile("(\\w+)=('[^']*'|\\S*)");
  private static final List<Schema> ALL = read();

  private Schemas() {}

  /** Those that a table fits; a table can hold two kinds of things. */
  static List<Schema> of(SqlTable table) {
    List<Schema> fitting = ALL.stream().filter(schema -> schema.fits(table)).toList();
    return fitting.isEmpty()
        ? fitting
        : fitting.stream().filter(s -> s.program().equals(fitting.get(0).program())).toList();
  }

  /** All, in the order of the file. */
  static List<Schema> all() {
    return ALL;
  }

  private static List<Schema> read() {
    List<Schema> all = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Schemas.class.getResourceAsStream("tables.txt"), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#") && !line.isBlank()) {
          all.add(schema(line.split("\\|")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("tables.txt: expected a table, found: " + e.getMessage(), e);
    }
    return List.copyOf(all);
  }

  private static Schema schema(String[] cells) {
    Map<String, List<String>> roles = new LinkedHashMap<>();
    Matcher role = ROLE.matcher(cells[4]);
    while (role.find()) {
      String value = role.group(2);
      roles.put(role.group(1), value.startsWith("'") ? List.of(value) : List.of(value.split(",")));
    }
    return new Schema(
        cells[0].strip(),
        cells[1].strip(),
        Schema.Kind.valueOf(cells[2].strip().toUpperCase(Locale.ROOT)),
        List.of(cells[3].strip().split(",")),
        roles);
  }
}
