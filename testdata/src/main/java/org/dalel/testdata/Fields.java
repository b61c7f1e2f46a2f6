package org.dalel.testdata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** One JSON object with its place for messages. */
final class Fields {
  private final String place;
  private final JsonNode node;

  Fields(String place, JsonNode node) {
    this.place = place;
    this.node = node;
    if (!node.isObject()) {
      throw new IllegalArgumentException(place + ": expected an object, found " + node);
    }
  }

  void allow(String... names) {
    Set<String> known = Set.of(names);
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new IllegalArgumentException(
                    place + ": expected " + new TreeSet<>(known) + ", found " + name);
              }
            });
  }

  boolean has(String name) {
    return node.has(name);
  }

  boolean isText(String name) {
    return node.path(name).isTextual();
  }

  String text(String name) {
    if (!node.path(name).isTextual()) {
      throw new IllegalArgumentException(
          place + ": expected a text in " + name + ", found " + node.path(name));
    }
    return node.get(name).textValue();
  }

  String text(String name, String otherwise) {
    return has(name) ? text(name) : otherwise;
  }

  boolean flag(String name) {
    return node.path(name).asBoolean(false);
  }

  long number(String name, long otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    if (!node.get(name).isIntegralNumber()) {
      throw new IllegalArgumentException(
          place + ": expected a whole number in " + name + ", found " + node.get(name));
    }
    return node.get(name).longValue();
  }

  /** Bytes as a number, or as text with K, M or G for powers of 1024. */
  long size(String name, long otherwise) {
    if (!node.path(name).isTextual()) {
      return number(name, otherwise);
    }
    String text = text(name).toUpperCase(Locale.ROOT);
    if (!text.matches("[0-9]+[KMG]?")) {
      throw new IllegalArgumentException(
          place + ": expected a size such as 64M in " + name + ", found " + text(name));
    }
    int unit = "KMG".indexOf(text.charAt(text.length() - 1));
    long number = Long.parseLong(text.replaceAll("[KMG]", ""));
    return number << 10 * (unit + 1);
  }

  <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    String wanted = text(name).toUpperCase(Locale.ROOT).replace('-', '_');
    for (E each : type.getEnumConstants()) {
      if (each.name().equals(wanted)) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        place
            + ": expected in "
            + name
            + " one of "
            + Arrays.toString(type.getEnumConstants())
            + ", found "
            + text(name));
  }

  Fields object(String name) {
    return new Fields(place + "." + name, node.path(name));
  }

  List<Fields> list(String name) {
    List<Fields> out = new ArrayList<>();
    int i = 0;
    for (JsonNode each : node.path(name)) {
      out.add(new Fields(place + "." + name + "[" + i++ + "]", each));
    }
    return out;
  }

  List<String> texts(String name) {
    List<String> out = new ArrayList<>();
    node.path(name).forEach(each -> out.add(each.asText()));
    return out;
  }

  IllegalArgumentException expected(String what) {
    return new IllegalArgumentException(place + ": expected " + what + ", found " + node);
  }
}
