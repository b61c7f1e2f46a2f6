package org.dalel.plugins.messaging.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dalel.api.records.Party;
import org.dalel.plugins.messaging.json.Json;

/**
 * The columns of a query by the fields that they become, and the values of its current row. People
 * take two columns or more: {@code sender@account}, {@code sender.2@phone}, {@code sender.name},
 * {@code sender.country}. Behind the form of a person there may be a reading: {@code
 * sender@account:keyed:root/senderPk}.
 */
public final class Fields {

  /** What stands for bytes that are no text, and seldom is a text itself. */
  private static final char REPLACEMENT = '\ufffd';

  private record Column(int number, Reading reading, String argument) {}

  private record Person(List<Integer> columns, List<People.Form> forms) {}

  private final Map<String, Column> columns = new HashMap<>();
  private final Map<String, Person> persons = new HashMap<>();
  private final List<String> extras = new ArrayList<>();
  private final List<String> damaged = new ArrayList<>();
  private final People people;
  private final Object[] values;
  private final Column[] inOrder;

  /**
   * Takes the columns of a query, from the second on: the first is the row id.
   *
   * @throws IllegalArgumentException if a column asks for a reading that is not known
   */
  public Fields(ResultSetMetaData query, People people) throws SQLException {
    this.people = people;
    int count = query.getColumnCount();
    values = new Object[count + 1];
    for (int i = 2; i <= count; i++) {
      take(query.getColumnLabel(i), i);
    }
    inOrder = columns.values().toArray(Column[]::new);
  }

  private void take(String label, int number) {
    int at = label.indexOf('@');
    String field = at < 0 ? label : label.substring(0, at);
    String word = at < 0 ? "text" : label.substring(at + 1);
    if (field.startsWith("+")) {
      extras.add(field);
    }
    int colon = word.indexOf(':');
    Optional<People.Form> form = form(colon < 0 ? word : word.substring(0, colon));
    if (form.isEmpty()) {
      columns.put(field, column(label, word, number));
      return;
    }
    columns.put(field, column(label, colon < 0 ? "text" : word.substring(colon + 1), number));
    String base = field.replaceFirst("\\.\\d+$", "");
    Person person =
        persons.computeIfAbsent(base, key -> new Person(new ArrayList<>(), new ArrayList<>()));
    person.columns().add(number);
    person.forms().add(form.get());
  }

  private static Column column(String label, String word, int number) {
    int colon = word.indexOf(':');
    Reading reading =
        Reading.named(colon < 0 ? word : word.substring(0, colon))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "column '" + label + "': expected a reading that is known, found " + word));
    return new Column(number, reading, colon < 0 ? "" : word.substring(colon + 1));
  }

  private static Optional<People.Form> form(String word) {
    for (People.Form form : People.Form.values()) {
      if (form.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }

  /** Reads the current row. */
  public void read(ResultSet row) throws SQLException {
    damaged.clear();
    for (Column column : inOrder) {
      Object value = column.reading().of(row, column.number(), column.argument());
      values[column.number()] = value;
      if (value instanceof String text && text.indexOf(REPLACEMENT) >= 0) {
        byte[] stored = row.getBytes(column.number());
        if (stored != null && !isUtf8(stored)) {
          damaged.add(row.getMetaData().getColumnLabel(column.number()).replaceFirst("@.*", ""));
        }
      }
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException damaged) {
      return false;
    }
  }

  /** Fields of the current row that hold a text in which there are bytes that are none. */
  public List<String> damaged() {
    return damaged;
  }

  /** What a mapping tells beside the record: columns {@code +NAME}, by their names. */
  public Map<String, Object> extras() {
    Map<String, Object> found = new TreeMap<>();
    for (String field : extras) {
      Object value = value(field);
      if (value != null) {
        boolean plain = value instanceof String || value instanceof Long;
        found.put(field.substring(1), plain ? value : value.toString());
      }
    }
    return found;
  }

  /** Whether the query has the field at all. */
  boolean has(String field) {
    return columns.containsKey(field);
  }

  private Object value(String field) {
    Column column = columns.get(field);
    return column == null ? null : values[column.number()];
  }

  /** A text; numbers as digits. */
  public Optional<String> text(String field) {
    Object value = value(field);
    return value == null ? Optional.empty() : Optional.of(value.toString());
  }

  /** A time. */
  public Optional<Instant> time(String field) {
    return value(field) instanceof Instant time ? Optional.of(time) : Optional.empty();
  }

  /** A whole number. */
  public Optional<Long> number(String field) {
    Object value = value(field);
    if (value instanceof Long number) {
      return Optional.of(number);
    }
    if (value instanceof Double real) {
      return Optional.of(real.longValue());
    }
    return value instanceof String text && text.matches("-?\\d{1,18}")
        ? Optional.of(Long.parseLong(text))
        : Optional.empty();
  }

  /** A number with a fraction. */
  public Optional<Double> real(String field) {
    return value(field) instanceof Double real ? Optional.of(real) : Optional.empty();
  }

  /** Whether a number is there and not 0. */
  public boolean is(String field) {
    return number(field).orElse(0L) != 0;
  }

  /** A tree of JSON. */
  public Json json(String field) {
    return value(field) instanceof Json json ? json : Json.MISSING;
  }

  /** Somebody, with all handles and the name. */
  public Optional<Party> party(String field) {
    Person person = persons.get(field);
    String name = text(field + ".name").orElse("");
    if (person == null) {
      return name.isEmpty() ? Optional.empty() : people.party("", People.Form.ACCOUNT, "", name);
    }
    String country = text(field + ".country").orElse("");
    if (person.columns().size() == 1) {
      Object value = values[person.columns().get(0)];
      return people.party(
          value == null ? "" : value.toString(), person.forms().get(0), country, name);
    }
    List<org.dalel.api.records.Handle> handles = new ArrayList<>();
    String plain = name;
    for (int i = 0; i < person.columns().size(); i++) {
      Object value = values[person.columns().get(i)];
      if (value != null) {
        handles.addAll(people.handles(value.toString(), person.forms().get(i), country));
        plain = plain.isEmpty() ? value.toString() : plain;
      }
    }
    if (handles.isEmpty() && plain.isEmpty()) {
      return Optional.empty();
    }
    boolean named = !name.isEmpty() || handles.isEmpty();
    return Optional.of(new Party(named ? Optional.of(plain) : Optional.empty(), handles));
  }

  /** Several people in one column: a line each, after a tab their names. */
  public List<Party> parties(String field) {
    Person person = persons.get(field);
    String lines = text(field).orElse("");
    if (person == null || lines.isEmpty()) {
      return List.of();
    }
    String country = text(field + ".country").orElse("");
    List<Party> all = new ArrayList<>();
    for (String line : lines.split("\n")) {
      int tab = line.indexOf('\t');
      String value = tab < 0 ? line : line.substring(0, tab);
      String name = tab < 0 ? "" : line.substring(tab + 1);
      people.party(value, person.forms().get(0), country, name).ifPresent(all::add);
    }
    return all;
  }

  /** Somebody in a tree of JSON: {@code {"by": VALUE, "name": NAME}}. */
  Optional<Party> party(Json tree, String key, People.Form form) {
    return people.party(
        tree.get(key).text().orElse(""), form, "", tree.get("name").text().orElse(""));
  }
}
