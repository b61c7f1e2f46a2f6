package org.dalel.plugins.messaging.signal.archive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the makers of a sample wrote down beside it ({@code *.txtproto}): {@code field = Type { }},
 * lists in brackets, texts in quotes, bytes in angle brackets. Read without any knowledge of the
 * format, so that it can judge the reader.
 */
final class DescribedBackup {
  private static final Pattern TOKEN =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|<[0-9a-f]*>|[\\w.\\-+]+|[={}\\[\\],]");

  private final List<String> tokens = new ArrayList<>();
  private int at;

  private DescribedBackup(String text) {
    String plain = text.replaceAll("(?m)^//.*$", "");
    for (Matcher token = TOKEN.matcher(plain); token.find(); ) {
      tokens.add(token.group());
    }
  }

  /** The frames: each a map of one field. */
  static List<Map<String, Object>> frames(String text) {
    DescribedBackup described = new DescribedBackup(text);
    List<Map<String, Object>> frames = new ArrayList<>();
    while (described.at < described.tokens.size()) {
      String type = described.tokens.get(described.at++);
      Map<String, Object> body = described.message();
      if (type.equals("Frame")) {
        frames.add(body);
      }
    }
    return frames;
  }

  private Map<String, Object> message() {
    expect("{");
    Map<String, Object> fields = new LinkedHashMap<>();
    while (!tokens.get(at).equals("}")) {
      String name = tokens.get(at++);
      expect("=");
      fields.put(name, value());
    }
    at++;
    return fields;
  }

  private Object value() {
    String token = tokens.get(at);
    if (token.equals("[")) {
      at++;
      List<Object> all = new ArrayList<>();
      while (!tokens.get(at).equals("]")) {
        all.add(value());
        if (tokens.get(at).equals(",")) {
          at++;
        }
      }
      at++;
      return all;
    }
    at++;
    if (at < tokens.size() && tokens.get(at).equals("{")) {
      return message();
    }
    return token;
  }

  private void expect(String token) {
    if (!tokens.get(at).equals(token)) {
      throw new IllegalStateException("expected " + token + ", found " + tokens.get(at));
    }
    at++;
  }

  /** How many messages stand in fields with some names, each of a list counted. */
  static long count(Object tree, Set<String> names, Set<String> but) {
    if (tree instanceof List<?> list) {
      return list.stream().mapToLong(one -> count(one, names, but)).sum();
    }
    long count = 0;
    if (tree instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> one : map.entrySet()) {
        String name = one.getKey().toString();
        if (!but.contains(name)) {
          long here = one.getValue() instanceof List<?> list ? list.size() : 1;
          count += (names.contains(name) ? here : 0) + count(one.getValue(), names, but);
        }
      }
    }
    return count;
  }

  /** All texts that are not of fields with these names, without their quotes. */
  static List<String> texts(Object tree, Set<String> but) {
    List<String> all = new ArrayList<>();
    collect(tree, but, all);
    return all;
  }

  private static void collect(Object value, Set<String> but, List<String> all) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, inner) -> {
            if (!but.contains(name.toString())) {
              collect(inner, but, all);
            }
          });
    } else if (value instanceof List<?> list) {
      list.forEach(inner -> collect(inner, but, all));
    } else if (value instanceof String text && text.startsWith("\"") && text.length() > 2) {
      all.add(text.substring(1, text.length() - 1));
    }
  }
}
