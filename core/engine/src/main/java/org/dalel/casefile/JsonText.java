package org.dalel.casefile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Writes JSON without white space: maps (in their own order), iterables, strings, whole numbers,
 * booleans, null, Optional and {@link Raw}. Strings are escaped as RFC 8785 has it.
 */
public final class JsonText {
  private JsonText() {}

  /**
   * JSON text that is put in as it stands.
   *
   * @param json one JSON value
   */
  public record Raw(String json) {}

  /** The value as JSON. */
  public static String of(Object value) {
    StringBuilder out = new StringBuilder(128);
    try {
      write(out, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /**
   * The value as JSON, the keys of maps in their own order.
   *
   * @param leaf what is done with values that are neither maps nor lists
   */
  public static String of(Object value, UnaryOperator<Object> leaf) {
    StringBuilder out = new StringBuilder(512);
    try {
      write(out, value, leaf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /**
   * A copy with the keys of all maps sorted by UTF-16 code units.
   *
   * @param leaf what is done with keys and with values that are neither maps nor lists
   */
  public static Object sorted(Object value, UnaryOperator<Object> leaf) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new TreeMap<>();
      map.forEach(
          (key, inner) -> copy.put((String) leaf.apply(String.valueOf(key)), sorted(inner, leaf)));
      return copy;
    }
    if (value instanceof Iterable<?> list) {
      List<Object> all = new ArrayList<>();
      list.forEach(inner -> all.add(sorted(inner, leaf)));
      return all;
    }
    return leaf.apply(value);
  }

  /** Appends the value as JSON. */
  public static void write(Appendable out, Object value) throws IOException {
    write(out, value, UnaryOperator.identity());
  }

  private static void write(Appendable out, Object value, UnaryOperator<Object> leaf)
      throws IOException {
    if (value instanceof CharSequence text) {
      quote(out, text);
    } else if (value instanceof Map<?, ?> map) {
      object(out, map, leaf);
    } else if (value instanceof Iterable<?> list) {
      array(out, list, leaf);
    } else {
      leaf(out, leaf.apply(value));
    }
  }

  private static void leaf(Appendable out, Object value) throws IOException {
    if (value instanceof CharSequence text) {
      quote(out, text);
    } else if (value instanceof Optional<?> optional) {
      write(out, optional.orElse(null));
    } else if (value instanceof OptionalLong number) {
      out.append(number.isPresent() ? Long.toString(number.getAsLong()) : "null");
    } else if (value instanceof Raw raw) {
      out.append(raw.json());
    } else if (value == null || value instanceof Boolean || isWhole(value)) {
      out.append(String.valueOf(value));
    } else {
      throw new IllegalArgumentException(
          "expected a map, list, text, whole number or boolean, found " + value.getClass());
    }
  }

  /** Appends a JSON string. */
  public static void quote(Appendable out, CharSequence text) throws IOException {
    out.append('"');
    if (text instanceof String plain && isPlain(plain)) {
      out.append(plain).append('"');
      return;
    }
    int done = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\') {
        out.append(text, done, i).append(escape(c));
        done = i + 1;
      }
    }
    out.append(text, done, text.length()).append('"');
  }

  /** Whether all of it stands for itself: it is appended as a whole then. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private static String escape(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\b' -> "\\b";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\f' -> "\\f";
      case '\r' -> "\\r";
      default -> "\\u%04x".formatted((int) c);
    };
  }

  private static void object(Appendable out, Map<?, ?> map, UnaryOperator<Object> leaf)
      throws IOException {
    char separator = '{';
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      quote(out.append(separator), String.valueOf(entry.getKey()));
      write(out.append(':'), entry.getValue(), leaf);
      separator = ',';
    }
    out.append(map.isEmpty() ? "{}" : "}");
  }

  private static void array(Appendable out, Iterable<?> list, UnaryOperator<Object> leaf)
      throws IOException {
    char separator = '[';
    for (Object value : list) {
      write(out.append(separator), value, leaf);
      separator = ',';
    }
    out.append(separator == '[' ? "[]" : "]");
  }

  private static boolean isWhole(Object value) {
    return value instanceof Long || value instanceof Integer;
  }
}
