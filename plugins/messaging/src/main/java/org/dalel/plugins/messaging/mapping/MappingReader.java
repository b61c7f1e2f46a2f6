package org.dalel.plugins.messaging.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a mapping; see the package for its form. */
final class MappingReader {
  private static final Pattern SETTING = Pattern.compile("([a-z]+):\\s*(.*)");
  private static final Pattern QUERY = Pattern.compile("([a-z]+) from ([\\w$]+) ([\\w$]+)");
  private static final Pattern TABLE = Pattern.compile("([\\w$]+)(?:\\(([^)]*)\\))?");
  private static final Pattern ATTACH = Pattern.compile("(\\S+) as (\\w+)");
  private static final List<String> ONCE =
      List.of("app", "title", "service", "description", "source", "verified", "files");

  private final String name;
  private final List<String> lines;
  private final Map<String, String> settings = new HashMap<>();
  private final List<MappedSchema> schemas = new ArrayList<>();
  private int next;

  MappingReader(String name, String text) {
    this.name = name;
    this.lines = text.lines().toList();
  }

  Mapping read() {
    while (next < lines.size()) {
      String line = lines.get(next);
      if (blank(line)) {
        next++;
      } else if (line.startsWith("schema:")) {
        schemas.add(schema());
      } else {
        setting(line, settings, ONCE);
      }
    }
    return new Mapping(
        needed(settings, "app"),
        needed(settings, "title"),
        needed(settings, "service"),
        needed(settings, "description"),
        needed(settings, "source"),
        yes(needed(settings, "verified")),
        files(),
        schemas);
  }

  private List<String> files() {
    String all = settings.getOrDefault("files", "");
    return all.isEmpty() ? List.of() : Arrays.asList(all.split("\\s*,\\s*"));
  }

  private MappedSchema schema() {
    Map<String, String> once = new HashMap<>();
    Map<String, List<String>> many = new HashMap<>();
    List<MappedQuery> queries = new ArrayList<>();
    setting(lines.get(next), once, List.of("schema"));
    while (next < lines.size() && !lines.get(next).startsWith("schema:")) {
      String line = lines.get(next);
      Matcher query = QUERY.matcher(line.strip());
      if (blank(line)) {
        next++;
      } else if (query.matches()) {
        next++;
        queries.add(query(query));
      } else {
        repeated(line, once, many);
      }
    }
    return new MappedSchema(
        once.get("schema"),
        needed(once, "version"),
        needed(once, "sample"),
        wanted(many, "when"),
        wanted(many, "unless"),
        many.getOrDefault("attach", List.of()).stream().map(this::attached).toList(),
        many.getOrDefault("prepare", List.of()),
        queries);
  }

  private MappedQuery query(Matcher head) {
    Optional<String> require = Optional.empty();
    List<String> sql = new ArrayList<>();
    for (; next < lines.size() && !blank(lines.get(next)); next++) {
      String line = lines.get(next);
      if (line.startsWith("require:")) {
        require = Optional.of(line.substring("require:".length()).strip());
      } else {
        sql.add(line);
      }
    }
    if (sql.isEmpty()) {
      throw wrong("SQL after '" + head.group() + "'", "none");
    }
    return new MappedQuery(
        MappedQuery.Kind.valueOf(head.group(1).toUpperCase(Locale.ROOT)),
        head.group(2),
        head.group(3),
        require,
        sql);
  }

  private void setting(String line, Map<String, String> into, List<String> known) {
    Matcher setting = SETTING.matcher(line);
    if (!setting.matches() || !known.contains(setting.group(1))) {
      throw wrong("one of " + known, line);
    }
    if (into.putIfAbsent(setting.group(1), setting.group(2).strip()) != null) {
      throw wrong("'" + setting.group(1) + "' once", "it twice");
    }
    next++;
  }

  private void repeated(String line, Map<String, String> once, Map<String, List<String>> many) {
    Matcher setting = SETTING.matcher(line);
    if (setting.matches()
        && List.of("when", "unless", "attach", "prepare").contains(setting.group(1))) {
      many.computeIfAbsent(setting.group(1), key -> new ArrayList<>())
          .add(setting.group(2).strip());
      next++;
    } else {
      setting(line, once, List.of("version", "sample"));
    }
  }

  private List<Tables.Wanted> wanted(Map<String, List<String>> many, String key) {
    List<Tables.Wanted> all = new ArrayList<>();
    for (String line : many.getOrDefault(key, List.of())) {
      Matcher table = TABLE.matcher(line);
      while (table.find()) {
        String columns = table.group(2) == null ? "" : table.group(2).strip();
        all.add(
            new Tables.Wanted(
                table.group(1),
                columns.isEmpty() ? List.of() : Arrays.asList(columns.split("\\s*,\\s*"))));
      }
    }
    return all;
  }

  private MappedSchema.Attached attached(String line) {
    Matcher attach = ATTACH.matcher(line);
    if (!attach.matches()) {
      throw wrong("'FILE as NAME'", line);
    }
    return new MappedSchema.Attached(attach.group(1), attach.group(2));
  }

  private String needed(Map<String, String> from, String key) {
    String value = from.getOrDefault(key, "");
    if (value.isEmpty()) {
      throw wrong("'" + key + ":' with a value", "none");
    }
    return value;
  }

  private boolean yes(String value) {
    if (!value.equals("yes") && !value.equals("no")) {
      throw wrong("'verified: yes' or 'verified: no'", value);
    }
    return value.equals("yes");
  }

  private static boolean blank(String line) {
    return line.isBlank() || line.startsWith("#");
  }

  private IllegalArgumentException wrong(String expected, String found) {
    return new IllegalArgumentException(
        "mapping %s, line %d: expected %s, found %s"
            .formatted(name, Math.min(next + 1, lines.size()), expected, found));
  }
}
