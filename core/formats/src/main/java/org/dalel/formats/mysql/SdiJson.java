package org.dalel.formats.mysql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.formats.FormatException;

/**
 * Reads JSON as MySQL writes it into a tablespace: maps, lists, texts, whole numbers, truths and
 * null.
 */
final class SdiJson {
  private static final int DEEPEST = 64;

  private final String text;
  private int at;

  private SdiJson(String text) {
    this.text = text;
  }

  /** The value of a text. */
  static Object read(String text) throws FormatException {
    return new SdiJson(text).value(0);
  }

  private Object value(int depth) throws FormatException {
    char next = next();
    if (depth > DEEPEST) {
      throw new FormatException(at, "JSON of at most " + DEEPEST + " levels", "deeper");
    }
    return switch (next) {
      case '{' -> map(depth);
      case '[' -> list(depth);
      case '"' -> string();
      default -> word();
    };
  }

  /** The next character that is not white space; it stays the next one. */
  private char next() throws FormatException {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    if (at >= text.length()) {
      throw new FormatException(at, "JSON", "its end");
    }
    return text.charAt(at);
  }

  private Map<String, Object> map(int depth) throws FormatException {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    while (next() != '}') {
      if (next() == ',') {
        at++;
      }
      if (next() != '"') {
        throw new FormatException(at, "a name in JSON", "'" + next() + "'");
      }
      String name = string();
      if (next() != ':') {
        throw new FormatException(at, "a colon in JSON", "'" + next() + "'");
      }
      at++;
      members.put(name, value(depth + 1));
    }
    at++;
    return members;
  }

  private List<Object> list(int depth) throws FormatException {
    List<Object> items = new ArrayList<>();
    at++;
    while (next() != ']') {
      if (next() == ',') {
        at++;
      }
      items.add(value(depth + 1));
    }
    at++;
    return items;
  }

  private String string() throws FormatException {
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return value.toString();
      }
      value.append(c == '\\' ? escaped() : c);
    }
    throw new FormatException(at, "the end of a text in JSON", "the end of all");
  }

  private char escaped() throws FormatException {
    at++;
    char kind = at < text.length() ? text.charAt(at) : '"';
    if (kind != 'u') {
      int place = "bfnrt".indexOf(kind);
      return place < 0 ? kind : "\b\f\n\r\t".charAt(place);
    }
    try {
      char letter = (char) Integer.parseInt(text.substring(at + 1, at + 5), 16);
      at += 4;
      return letter;
    } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
      throw new FormatException(at, "four hexadecimal digits in JSON", "others");
    }
  }

  private Object word() throws FormatException {
    int from = at;
    while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(from, at);
    switch (word) {
      case "true", "false":
        return Boolean.valueOf(word);
      case "null":
        return "";
      default:
        try {
          return Long.valueOf(Long.parseUnsignedLong(word.replaceFirst("^-", "")));
        } catch (NumberFormatException e) {
          throw new FormatException(from, "a value in JSON", "'" + word + "'");
        }
    }
  }
}
