package org.dalel.plugins.messaging.signal.archive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A message of a backup, its fields by name. Numbers that are 0 and texts that are empty count as
 * absent, as in protobuf.
 */
final class Node {
  private final Map<String, List<Object>> values = new LinkedHashMap<>();

  /** Adds a value: a {@code Node}, {@code String}, {@code Long} or {@code byte[]}. */
  void add(String field, Object value) {
    values.computeIfAbsent(field, name -> new ArrayList<>(1)).add(value);
  }

  /** The fields that are there, in their order. */
  Set<String> fields() {
    return values.keySet();
  }

  boolean has(String field) {
    return values.containsKey(field);
  }

  /** All values of a field. */
  List<Object> all(String field) {
    return values.getOrDefault(field, List.of());
  }

  Optional<Node> node(String field) {
    return last(field, Node.class);
  }

  List<Node> nodes(String field) {
    return all(field).stream().filter(Node.class::isInstance).map(Node.class::cast).toList();
  }

  Optional<String> text(String field) {
    return last(field, String.class).filter(text -> !text.isEmpty());
  }

  Optional<Long> number(String field) {
    return last(field, Long.class).filter(number -> number != 0);
  }

  List<Long> numbers(String field) {
    return all(field).stream().filter(Long.class::isInstance).map(Long.class::cast).toList();
  }

  Optional<byte[]> bytes(String field) {
    return last(field, byte[].class).filter(bytes -> bytes.length > 0);
  }

  boolean isTrue(String field) {
    return number(field).isPresent();
  }

  private <T> Optional<T> last(String field, Class<T> type) {
    List<Object> all = all(field);
    return all.isEmpty() || !type.isInstance(all.get(all.size() - 1))
        ? Optional.empty()
        : Optional.of(type.cast(all.get(all.size() - 1)));
  }
}
