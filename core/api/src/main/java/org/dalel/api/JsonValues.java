package org.dalel.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes field values what JSON can hold: copied, unmodifiable, of few types, well-formed, in an
 * order of its own.
 */
final class JsonValues {

  private static final int MAX_DEPTH = 16;

  private JsonValues() {}

  /** Fields in the order given. */
  static Map<String, Object> copyOf(Map<?, ?> fields) {
    return map("", fields, 0, new LinkedHashMap<>());
  }

  static Object copyOf(String field, Object value) {
    return value(field, value, 0);
  }

  /** Unpaired surrogates, which UTF-8 cannot hold, become their six-character escapes. */
  static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return escaped(text);
      }
    }
    return text;
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                out.append("\\u").append(Integer.toHexString(point));
              } else {
                out.appendCodePoint(point);
              }
            });
    return out.toString();
  }

  private static Object value(String at, Object value, int depth) {
    if (depth > MAX_DEPTH) {
      throw refused(at, "at most " + MAX_DEPTH + " levels", "more");
    }
    if (value instanceof String text) {
      return wellFormed(text);
    }
    if (value instanceof Boolean || value instanceof Long) {
      return value;
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof Double || value instanceof Float) {
      return finite(at, ((Number) value).doubleValue());
    }
    if (value instanceof Map<?, ?> map) {
      return map(at, map, depth, new TreeMap<>());
    }
    if (value instanceof List<?> list) {
      return list(at, list, depth);
    }
    String found = value == null ? "null; leave the field out" : value.getClass().getName();
    throw refused(at, "a string, boolean, whole or finite number, list or map", found);
  }

  private static Object finite(String at, double number) {
    if (!Double.isFinite(number)) {
      throw refused(at, "a finite number", String.valueOf(number));
    }
    return number;
  }

  private static List<Object> list(String at, List<?> list, int depth) {
    List<Object> copy = new ArrayList<>(list.size());
    for (Object element : list) {
      copy.add(value(at + "[" + copy.size() + "]", element, depth + 1));
    }
    return Collections.unmodifiableList(copy);
  }

  private static Map<String, Object> map(
      String at, Map<?, ?> map, int depth, Map<String, Object> copy) {
    map.forEach(
        (key, element) -> {
          if (!(key instanceof String name) || name.isEmpty()) {
            throw refused(at, "names that are strings", String.valueOf(key));
          }
          copy.put(wellFormed(name), value(at + "." + name, element, depth + 1));
        });
    return Collections.unmodifiableMap(copy);
  }

  private static IllegalArgumentException refused(String at, String expected, String found) {
    return new IllegalArgumentException(
        "field '" + at + "': expected " + expected + ", found " + found);
  }
}
