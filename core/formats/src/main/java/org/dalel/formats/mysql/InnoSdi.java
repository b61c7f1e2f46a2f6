package org.dalel.formats.mysql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.dalel.formats.FormatException;

/**
 * The definition of a table that MySQL 8 keeps in its tablespace (serialized dictionary
 * information), JSON; {@link SdiPages} finds it. Of the JSON: {@code dd_object.columns} and {@code
 * dd_object.indexes}, the first of which is the clustered one and lists all its fields in their
 * order. Source: the MySQL manual (16.6 Serialized Dictionary Information), and what ibd2sdi is
 * documented to print; not compared with files of a server.
 *
 * @param name of the table
 * @param columns the columns that can be seen, in their order
 * @param layout of the clustered index
 * @param core how many fields the records had before columns were added (MySQL 8.0.12 to 8.0.28); 0
 *     for all
 */
record InnoSdi(String name, List<String> columns, InnoLayout layout, int core) {
  private static final long VISIBLE = 1;
  private static final String TRANSACTION = "DB_TRX_ID";
  private static final String POINTER = "DB_ROLL_PTR";
  private static final String ROW = "DB_ROW_ID";

  /** Types of {@code .frm} by those of the dictionary; times are those of MySQL 5.6 and later. */
  private static final int[] TYPES = {
    -1, 246, 1, 2, 3, 4, 5, 6, 17, 8, 9, 14, 19, 18, 13, 14, 15, 16, 17, 18, 19, 246, 247, 248, 249,
    250, 251, 252, 253, 254, 255, 245
  };

  /** The definition that the JSON says. */
  static InnoSdi of(Map<?, ?> table) throws FormatException {
    List<?> columns = list(table.get("columns"));
    Map<?, ?> clustered = map(first(list(table.get("indexes"))));
    Map<String, String> properties = properties(clustered.get("se_private_data"));
    List<String> names = new ArrayList<>();
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      Map<?, ?> column = map(columns.get(i));
      if (number(column.get("hidden")) == VISIBLE) {
        places.put(i, names.size());
        names.add(String.valueOf(column.get("name")));
      }
    }
    List<Integer> order = order(list(clustered.get("elements")), columns);
    List<InnoField> fields = new ArrayList<>();
    int keys = -1;
    for (int i = 0; i < order.size(); i++) {
      int number = order.get(i);
      Map<?, ?> column = map(columns.get(number));
      if (TRANSACTION.equals(column.get("name"))) {
        keys = i;
      }
      InnoField field = field(column, places.getOrDefault(number, -1));
      boolean again = order.subList(i + 1, order.size()).contains(number);
      fields.add(again ? field.beginning(length(clustered, i)) : field);
    }
    if (keys < 0 || names.isEmpty()) {
      throw new FormatException(
          0, "a clustered index with " + TRANSACTION, fields.size() + " fields without it");
    }
    Map<String, String> engine = properties(table.get("se_private_data"));
    int core = engine.containsKey("instant_col") ? core(engine, order, places) : 0;
    return new InnoSdi(
        String.valueOf(table.get("name")),
        List.copyOf(names),
        new InnoLayout(List.copyOf(fields), keys + 2, keys, whole(properties.get("id"), -1)),
        core);
  }

  /** Records without a count have the columns that the table had when the first was added to it. */
  private static int core(
      Map<String, String> engine, List<Integer> order, Map<Integer, Integer> places) {
    long first = whole(engine.get("instant_col"), Integer.MAX_VALUE);
    return (int) order.stream().filter(c -> places.getOrDefault(c, -1) < first).count();
  }

  /** Columns by their place in the records: by {@code physical_pos} where each has it. */
  private static List<Integer> order(List<?> elements, List<?> columns) throws FormatException {
    List<Integer> order = new ArrayList<>();
    for (Object element : elements) {
      long column = number(map(element).get("column_opx"));
      if (column < 0 || column >= columns.size()) {
        throw new FormatException(0, "one of " + columns.size() + " columns", "column " + column);
      }
      if (!isVirtual(map(columns.get((int) column)))) {
        order.add((int) column);
      }
    }
    List<Integer> placed = new ArrayList<>();
    Map<Integer, Long> positions = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      String position = properties(map(columns.get(i)).get("se_private_data")).get("physical_pos");
      if (position != null) {
        positions.put(i, whole(position, 0));
        placed.add(i);
      }
    }
    if (!placed.containsAll(order)) {
      return order;
    }
    placed.sort(Comparator.comparing(positions::get));
    return placed;
  }

  private static boolean isVirtual(Map<?, ?> column) {
    return Boolean.TRUE.equals(column.get("is_virtual"));
  }

  private static int length(Map<?, ?> index, int element) {
    List<?> elements = list(index.get("elements"));
    return element < elements.size()
        ? (int) Math.min(1 << 16, number(map(elements.get(element)).get("length")))
        : 0;
  }

  private static InnoField field(Map<?, ?> column, int place) throws FormatException {
    switch (String.valueOf(column.get("name"))) {
      case TRANSACTION, ROW:
        return InnoField.system(6);
      case POINTER:
        return InnoField.system(7);
      default:
        Map<String, String> properties = properties(column.get("se_private_data"));
        InnoField.Versions versions =
            new InnoField.Versions(
                (int) whole(properties.get("version_added"), 0),
                (int) whole(properties.get("version_dropped"), 0));
        FrmColumn defined = column(column);
        InnoField field = InnoField.of(place, defined, versions);
        String added = properties.get("default");
        return added == null ? field : field.otherwise(value(defined, added));
    }
  }

  private static String value(FrmColumn column, String hex) {
    try {
      byte[] bytes = HexFormat.of().parseHex(hex);
      return InnoValue.text(column, bytes, 0, bytes.length);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static FrmColumn column(Map<?, ?> column) throws FormatException {
    int kind = (int) number(column.get("type"));
    if (kind <= 0 || kind >= TYPES.length) {
      throw new FormatException(0, "a type of a column, 1 to " + (TYPES.length - 1), kind + "");
    }
    int type = TYPES[kind];
    boolean signed = !Boolean.TRUE.equals(column.get("is_unsigned"));
    int collation = (int) number(column.get("collation_id"));
    int decimals = (int) number(column.get("numeric_scale"));
    boolean nullable = Boolean.TRUE.equals(column.get("is_nullable"));
    return new FrmColumn(
        String.valueOf(column.get("name")),
        type,
        length(column, type, signed, decimals),
        0,
        signed,
        nullable,
        -1,
        decimals,
        collation,
        Charsets.of(collation),
        list(column.get("elements")).stream().map(InnoSdi::word).toList());
  }

  private static String word(Object element) {
    String text = String.valueOf(map(element).get("name"));
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** Its length as a {@code .frm} file would have it. */
  private static int length(Map<?, ?> column, int type, boolean signed, int decimals) {
    int fraction = (int) Math.min(6, number(column.get("datetime_precision")));
    int point = fraction > 0 ? 1 + fraction : 0;
    int precision = (int) Math.min(65, number(column.get("numeric_precision")));
    return switch (type) {
      case FrmColumn.NEWDECIMAL -> precision + (decimals > 0 ? 1 : 0) + (signed ? 1 : 0);
      case FrmColumn.BIT -> precision;
      case FrmColumn.TIMESTAMP2, FrmColumn.DATETIME2 -> 19 + point;
      case FrmColumn.TIME2 -> 10 + point;
      default -> (int) Math.min(1 << 24, number(column.get("char_length")));
    };
  }

  /** {@code key=value;key=value;}. */
  private static Map<String, String> properties(Object text) {
    Map<String, String> properties = new HashMap<>();
    for (String one : String.valueOf(text).split(";")) {
      int equals = one.indexOf('=');
      if (equals > 0) {
        properties.put(one.substring(0, equals), one.substring(equals + 1));
      }
    }
    return properties;
  }

  private static long whole(String text, long otherwise) {
    try {
      return text == null ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private static long number(Object value) {
    return value instanceof Long number ? number : 0;
  }

  private static Object first(List<?> list) {
    return list.isEmpty() ? "" : list.get(0);
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
