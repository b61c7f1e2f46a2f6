package org.dalel.plugins.messaging.mapping;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tables and columns of a database and of its attached neighbours, without regard to case. */
public final class Tables {
  private static final Pattern CONDITION = Pattern.compile("\\?(!?)([\\w$]+)(?:\\.([\\w$]+))?\\s");

  private final Map<String, Set<String>> columns = new HashMap<>();

  /**
   * A table that a mapping speaks of.
   *
   * @param table its name
   * @param columns of it
   */
  public record Wanted(String table, List<String> columns) {

    /** Keeps a copy. */
    public Wanted {
      columns = List.copyOf(columns);
    }
  }

  /** Adds a table. */
  public void add(String table, List<String> names) {
    Set<String> lower = new HashSet<>();
    names.forEach(name -> lower.add(lower(name)));
    columns.put(lower(table), lower);
  }

  /** Adds a table of an attached neighbour. */
  public void add(String schema, String table, List<String> names) {
    add(schema + "." + table, names);
  }

  /** Whether the table is there with all these columns. */
  public boolean has(Wanted wanted) {
    Set<String> there = columns.get(lower(wanted.table()));
    return there != null && wanted.columns().stream().allMatch(one -> there.contains(lower(one)));
  }

  /** Whether the table has the column, or the attached neighbour the table. */
  public boolean has(String table, String column) {
    return columns.getOrDefault(lower(table), Set.of()).contains(lower(column))
        || hasTable(table + "." + column);
  }

  /** Whether the table is there. */
  public boolean hasTable(String table) {
    return columns.containsKey(lower(table));
  }

  /** A line of a mapping without its condition; nothing if that does not hold here. */
  public Optional<String> applied(String line) {
    Matcher condition = CONDITION.matcher(line);
    if (!condition.lookingAt()) {
      return Optional.of(line);
    }
    String second = condition.group(3);
    boolean holds = second == null ? hasTable(condition.group(2)) : has(condition.group(2), second);
    return holds == condition.group(1).isEmpty()
        ? Optional.of(line.substring(condition.end()))
        : Optional.empty();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
