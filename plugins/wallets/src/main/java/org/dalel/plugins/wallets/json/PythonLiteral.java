package org.dalel.plugins.wallets.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a literal as Python's {@code repr} writes it: dictionaries, lists, tuples, strings of
 * either quote with an optional {@code u}, whole and decimal numbers, {@code True}, {@code False},
 * {@code None} (Python language reference, section 2.4). Keys become strings.
 */
public final class PythonLiteral {

  private static final int DEEPEST = 32;

  private final String text;
  private int at;

  private PythonLiteral(String text) {
    this.text = text;
  }

  /** The literal, and what stood before a damage; offsets in characters. */
  public static JsonText read(String text) {
    PythonLiteral reader = new PythonLiteral(text);
    List<Object> holder = new ArrayList<>();
    try {
      reader.value(holder, 0);
      return new JsonText(Json.of(holder.get(0)), reader.at, Optional.empty());
    } catch (Damage damage) {
      Json root = holder.isEmpty() ? Json.MISSING : Json.of(holder.get(0));
      return new JsonText(root, reader.at, Optional.of(damage.getMessage()));
    }
  }

  private void value(List<Object> into, int depth) throws Damage {
    if (depth > DEEPEST) {
      throw damage("at most " + DEEPEST + " levels");
    }
    char c = peek();
    if (c == '{') {
      Map<String, Object> map = new LinkedHashMap<>();
      into.add(map);
      dictionary(map, depth);
    } else if (c == '[' || c == '(') {
      List<Object> list = new ArrayList<>();
      into.add(list);
      elements(list, c == '[' ? ']' : ')', depth);
    } else {
      into.add(scalar());
    }
  }

  private void dictionary(Map<String, Object> map, int depth) throws Damage {
    at++;
    while (peek() != '}') {
      String key = String.valueOf(scalar());
      if (peek() != ':') {
        throw damage("':'");
      }
      at++;
      List<Object> holder = new ArrayList<>();
      try {
        value(holder, depth + 1);
      } finally {
        if (!holder.isEmpty()) {
          map.put(key, holder.get(0));
        }
      }
      comma('}');
    }
    at++;
  }

  private void elements(List<Object> list, char end, int depth) throws Damage {
    at++;
    while (peek() != end) {
      value(list, depth + 1);
      comma(end);
    }
    at++;
  }

  private void comma(char end) throws Damage {
    if (peek() == ',') {
      at++;
    } else if (peek() != end) {
      throw damage("',' or '" + end + "'");
    }
  }

  private Object scalar() throws Damage {
    char c = peek();
    if ((c == 'u' || c == 'b') && at + 1 < text.length() && quote(text.charAt(at + 1))) {
      at++;
      c = text.charAt(at);
    }
    return quote(c) ? string(c) : word();
  }

  private static boolean quote(char c) {
    return c == '\'' || c == '"';
  }

  private Object word() throws Damage {
    int start = at;
    while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || sign(at))) {
      at++;
    }
    String word = text.substring(start, at);
    switch (word) {
      case "None":
        return null;
      case "True":
        return Boolean.TRUE;
      case "False":
        return Boolean.FALSE;
      default:
        return number(word, start);
    }
  }

  private boolean sign(int index) {
    return "+-.".indexOf(text.charAt(index)) >= 0;
  }

  private Object number(String word, int start) throws Damage {
    String digits = word.endsWith("L") ? word.substring(0, word.length() - 1) : word;
    try {
      boolean whole = digits.matches("[-+]?\\d{1,18}");
      return whole ? (Object) Long.valueOf(digits) : Double.valueOf(digits);
    } catch (NumberFormatException e) {
      at = start;
      throw damage("a value");
    }
  }

  private String string(char quote) throws Damage {
    StringBuilder out = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        escape(out);
      } else {
        out.append(c);
      }
    }
    if (at >= text.length()) {
      throw damage("the closing " + quote);
    }
    at++;
    return out.toString();
  }

  private void escape(StringBuilder out) throws Damage {
    char c = text.charAt(at++);
    switch (c) {
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'x' -> out.append((char) hex(2));
      case 'u' -> out.append((char) hex(4));
      case 'U' -> codePoint(out);
      default -> out.append(c);
    }
  }

  private void codePoint(StringBuilder out) throws Damage {
    int point = hex(8);
    if (!Character.isValidCodePoint(point)) {
      throw damage("a character of Unicode");
    }
    out.appendCodePoint(point);
  }

  private int hex(int digits) throws Damage {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0) {
        throw damage("a hexadecimal digit");
      }
      value = value * 16 + digit;
      at++;
    }
    return value;
  }

  private char peek() throws Damage {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at >= text.length()) {
      throw damage("more");
    }
    return text.charAt(at);
  }

  private Damage damage(String expected) {
    String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
    return new Damage(
        String.format("expected %s of a Python literal at 0x%x, found %s", expected, at, found));
  }

  private static final class Damage extends Exception {

    private static final long serialVersionUID = 1;

    Damage(String message) {
      super(message);
    }
  }
}
