package org.dalel.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a JSON object of plain strings, as the case keeps digests. */
final class FlatJson {
  private static final Pattern PAIR = Pattern.compile("\"([^\"\\\\]*)\"\\s*:\\s*\"([^\"\\\\]*)\"");

  private FlatJson() {}

  static Map<String, String> strings(String json) {
    Map<String, String> values = new LinkedHashMap<>();
    Matcher pairs = PAIR.matcher(json);
    while (pairs.find()) {
      values.put(pairs.group(1), pairs.group(2));
    }
    return values;
  }
}
