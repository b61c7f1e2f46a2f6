package org.dalel.formats.plist;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Objects that {@code NSKeyedArchiver} wrote: {@code $objects} holds all of them, {@code $top}
 * leads to the first, and references are {@link BinaryPlist.Uid}. Dictionaries have {@code NS.keys}
 * and {@code NS.objects}, dates {@code NS.time}, mutable texts {@code NS.string}.
 */
public final class KeyedArchive {
  private final List<?> objects;
  private final Map<?, ?> top;

  private KeyedArchive(List<?> objects, Map<?, ?> top) {
    this.objects = objects;
    this.top = top;
  }

  /** The archive in a binary property list; empty for what is none. */
  public static Optional<KeyedArchive> read(byte[] bytes) {
    return BinaryPlist.read(bytes)
        .filter(
            list ->
                list instanceof Map<?, ?> map
                    && map.get("$objects") instanceof List
                    && map.get("$top") instanceof Map)
        .map(
            list ->
                new KeyedArchive(
                    (List<?>) ((Map<?, ?>) list).get("$objects"),
                    (Map<?, ?>) ((Map<?, ?>) list).get("$top")));
  }

  /**
   * The value at a path of names, separated by {@code /}. A name also stands for a key that ends
   * with {@code *} and it: some programs put the type in front.
   */
  public Optional<Object> at(String path) {
    Object at = top;
    for (String name : path.split("/")) {
      at = resolved(member(at, name));
    }
    return Optional.ofNullable(plain(at));
  }

  /** A text at a path; numbers as digits. */
  public Optional<String> text(String path) {
    return at(path)
        .filter(value -> value instanceof String || value instanceof Long)
        .map(Object::toString)
        .filter(text -> !text.isEmpty());
  }

  private Object member(Object of, String name) {
    if (!(of instanceof Map<?, ?> map)) {
      return null;
    }
    if (map.get("NS.keys") instanceof List<?> keys
        && map.get("NS.objects") instanceof List<?> all) {
      for (int i = 0; i < Math.min(keys.size(), all.size()); i++) {
        if (isCalled(resolved(keys.get(i)), name)) {
          return all.get(i);
        }
      }
      return null;
    }
    for (Map.Entry<?, ?> one : map.entrySet()) {
      if (isCalled(one.getKey(), name)) {
        return one.getValue();
      }
    }
    return null;
  }

  private static boolean isCalled(Object key, String name) {
    return key instanceof String text && (text.equals(name) || text.endsWith("*" + name));
  }

  private Object resolved(Object value) {
    if (!(value instanceof BinaryPlist.Uid uid)) {
      return value;
    }
    boolean there = uid.number() >= 0 && uid.number() < objects.size();
    Object object = there ? objects.get((int) uid.number()) : null;
    return "$null".equals(object) ? null : object;
  }

  private Object plain(Object value) {
    if (value instanceof Map<?, ?> map) {
      if (map.containsKey("NS.time")) {
        return resolved(map.get("NS.time"));
      }
      return map.containsKey("NS.string") ? resolved(map.get("NS.string")) : value;
    }
    return value;
  }
}
