package org.dalel.casefile.write;

import java.util.Map;
import org.dalel.casefile.JsonText;

/**
 * JSON as it stands in the case: no white space, keys sorted unless their order means something.
 */
public final class Json {
  private Json() {}

  /** An object with its keys sorted. */
  public static String object(Map<String, ?> values) {
    return value(values);
  }

  /** An object with its keys in the order given: the fields of artifacts. */
  public static String inOrder(Map<String, ?> values) {
    return JsonText.of(values, Json::checked);
  }

  /**
   * Any value of maps, lists, strings, numbers and booleans.
   *
   * @throws IllegalArgumentException when something else is in it, or a number that is not finite
   */
  public static String value(Object value) {
    return JsonText.of(JsonText.sorted(value, Json::checked));
  }

  private static Object checked(Object value) {
    boolean fraction = value instanceof Double || value instanceof Float;
    if (fraction && !Double.isFinite(((Number) value).doubleValue())) {
      throw new IllegalArgumentException("not representable as JSON: " + value);
    }
    boolean whole = value instanceof Long || value instanceof Integer;
    return value instanceof Number && !whole ? new JsonText.Raw(value.toString()) : value;
  }
}
