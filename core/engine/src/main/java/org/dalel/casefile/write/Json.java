package org.dalel.casefile.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dalel.casefile.JsonText;

/** JSON as it stands in the case: keys sorted, no white space. */
public final class Json {
  private Json() {}

  /** An object with its keys sorted. */
  public static String object(Map<String, ?> values) {
    return value(values);
  }

  /**
   * Any value of maps, lists, strings, numbers and booleans.
   *
   * @throws IllegalArgumentException when something else is in it, or a number that is not finite
   */
  public static String value(Object value) {
    return JsonText.of(sorted(value));
  }

  private static Object sorted(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, inner) -> sorted.put(String.valueOf(key), sorted(inner)));
      return sorted;
    }
    if (value instanceof Iterable<?> list) {
      List<Object> all = new ArrayList<>();
      list.forEach(inner -> all.add(sorted(inner)));
      return all;
    }
    boolean fraction = value instanceof Double || value instanceof Float;
    if (fraction && !Double.isFinite(((Number) value).doubleValue())) {
      throw new IllegalArgumentException("not representable as JSON: " + value);
    }
    boolean whole = value instanceof Long || value instanceof Integer;
    return value instanceof Number && !whole ? new JsonText.Raw(value.toString()) : value;
  }
}
