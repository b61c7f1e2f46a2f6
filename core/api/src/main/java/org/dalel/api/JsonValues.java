package org.dalel.api;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
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
    return fields instanceof FrozenMap frozen ? frozen : map("", fields, 0, new LinkedHashMap<>());
  }

  /** Fields that were checked one by one, without a copy: they are not changed any more. */
  static Map<String, Object> frozen(Map<String, Object> checked) {
    int deepest = 0;
    for (Object member : checked.values()) {
      deepest = Math.max(deepest, deep(member));
    }
    if (deepest > MAX_DEPTH) {
      throw refused("", "at most " + MAX_DEPTH + " levels", "more");
    }
    return new FrozenMap(checked, deepest + 1);
  }

  /** The name of a field. */
  static String name(String name) {
    if (name == null || name.isEmpty()) {
      throw refused("", "names that are strings", String.valueOf(name));
    }
    return wellFormed(name);
  }

  static Object copyOf(String field, Object value) {
    return value(field, value, 0);
  }

  /**
   * A map or list that was made here: it is what JSON can hold, and nobody can change it, so that
   * it need not be copied again.
   */
  private static final class FrozenMap extends AbstractMap<String, Object> {
    private final Map<String, Object> members;
    private final int deep;

    FrozenMap(Map<String, Object> members, int deep) {
      this.members = Collections.unmodifiableMap(members);
      this.deep = deep;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      return members.entrySet();
    }

    @Override
    public Object get(Object name) {
      return members.get(name);
    }

    @Override
    public boolean containsKey(Object name) {
      return members.containsKey(name);
    }
  }

  private static final class FrozenList extends AbstractList<Object> implements RandomAccess {
    private final Object[] items;
    private final int deep;

    FrozenList(Object[] items, int deep) {
      this.items = items;
      this.deep = deep;
    }

    @Override
    public Object get(int index) {
      return items[index];
    }

    @Override
    public int size() {
      return items.length;
    }
  }

  /** How many levels are below a value that was made here. */
  private static int deep(Object value) {
    if (value instanceof FrozenMap map) {
      return map.deep;
    }
    return value instanceof FrozenList list ? list.deep : 0;
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
    boolean made = value instanceof FrozenMap || value instanceof FrozenList;
    if (made && depth + deep(value) <= MAX_DEPTH) {
      return value;
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
    Object[] copy = new Object[list.size()];
    int size = 0;
    int deepest = 0;
    for (Object element : list) {
      Object item = element instanceof String text ? wellFormed(text) : null;
      copy[size] = item != null ? item : value(at + "[" + size + "]", element, depth + 1);
      deepest = Math.max(deepest, deep(copy[size]));
      size++;
    }
    return new FrozenList(copy, deepest + 1);
  }

  private static Map<String, Object> map(
      String at, Map<?, ?> map, int depth, Map<String, Object> copy) {
    int deepest = 0;
    for (Map.Entry<?, ?> one : map.entrySet()) {
      if (!(one.getKey() instanceof String name) || name.isEmpty()) {
        throw refused(at, "names that are strings", String.valueOf(one.getKey()));
      }
      Object element = one.getValue();
      Object member =
          element instanceof String text
              ? wellFormed(text)
              : value(at + "." + name, element, depth + 1);
      deepest = Math.max(deepest, deep(member));
      copy.put(wellFormed(name), member);
    }
    return new FrozenMap(copy, deepest + 1);
  }

  private static IllegalArgumentException refused(String at, String expected, String found) {
    return new IllegalArgumentException(
        "field '" + at + "': expected " + expected + ", found " + found);
  }
}
