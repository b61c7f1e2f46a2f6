package org.dalel.plugins.messaging.telegram.postbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object of Postbox: the hash of its class, and its fields by their names.
 *
 * @param type hash of the name of its class; 0 where none stands there
 * @param fields Long, Double, String, byte[], Coded, and lists of them
 */
record Coded(int type, Map<String, Object> fields) {

  /** Whether it is of the class of that name. */
  boolean is(String name) {
    return type == Murmur.of(name);
  }

  Optional<String> text(String field) {
    return value(field, String.class).filter(text -> !text.isEmpty());
  }

  /** A number, or 0 and 1 for what is false and true. */
  Optional<Long> number(String field) {
    return value(field, Long.class);
  }

  Optional<Double> real(String field) {
    return value(field, Double.class);
  }

  Optional<byte[]> bytes(String field) {
    return value(field, byte[].class);
  }

  Optional<Coded> object(String field) {
    return value(field, Coded.class);
  }

  /** The objects of a list. */
  List<Coded> objects(String field) {
    return fields.get(field) instanceof List<?> list
        ? list.stream().filter(Coded.class::isInstance).map(Coded.class::cast).toList()
        : List.of();
  }

  private <T> Optional<T> value(String field, Class<T> type) {
    Object value = fields.get(field);
    return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
  }

  /** All texts in it, each behind the path of its field: {@code ct/ti: title}. */
  List<String> texts() {
    List<String> all = new ArrayList<>();
    collect("", this, all);
    return all;
  }

  private static void collect(String path, Object value, List<String> all) {
    if (value instanceof String text && !text.isBlank()) {
      all.add(path + ": " + text);
    } else if (value instanceof Coded coded) {
      String start = path.isEmpty() ? "" : path + "/";
      coded.fields().forEach((name, inner) -> collect(start + name, inner, all));
    } else if (value instanceof List<?> list) {
      list.forEach(inner -> collect(path, inner, all));
    }
  }
}
