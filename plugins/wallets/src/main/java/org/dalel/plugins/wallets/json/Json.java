package org.dalel.plugins.wallets.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of JSON (RFC 8259) that may be missing: asking a value for what it is not gives nothing,
 * so that a reader of unknown files asks for a path without looking at each step.
 */
public final class Json {

  /** A value that is not there, or {@code null}. */
  public static final Json MISSING = new Json(Optional.empty());

  private final Optional<Object> value;

  private Json(Optional<Object> value) {
    this.value = value;
  }

  /** The value of maps, lists, strings, longs, doubles and booleans; null is {@link #MISSING}. */
  static Json of(Object value) {
    return value == null ? MISSING : new Json(Optional.of(value));
  }

  /** The member of that name. */
  public Json get(String name) {
    return Json.of(map().get(name));
  }

  /** The member at the end of a path of names. */
  public Json at(String... names) {
    Json here = this;
    for (String name : names) {
      here = here.get(name);
    }
    return here;
  }

  /** The member of that name, upper or lower case. */
  public Json getIgnoringCase(String name) {
    return entries().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(MISSING);
  }

  /** Whether there is a member of that name, {@code null} or not. */
  public boolean has(String name) {
    return map().containsKey(name);
  }

  /** The element at that place. */
  public Json item(int index) {
    return index < list().size() ? Json.of(list().get(index)) : MISSING;
  }

  /** Whether there is a value. */
  public boolean isPresent() {
    return value.isPresent();
  }

  public boolean isObject() {
    return value.filter(Map.class::isInstance).isPresent();
  }

  public boolean isArray() {
    return value.filter(List.class::isInstance).isPresent();
  }

  public boolean isTrue() {
    return value.filter(Boolean.TRUE::equals).isPresent();
  }

  /** The string. */
  public Optional<String> text() {
    return value.filter(String.class::isInstance).map(String.class::cast);
  }

  /** The string when it is not empty. */
  public Optional<String> filled() {
    return text().filter(text -> !text.isBlank());
  }

  /** The whole number. */
  public Optional<Long> number() {
    return value.filter(Long.class::isInstance).map(Long.class::cast);
  }

  /** The number, whole or not. */
  public Optional<Double> decimal() {
    return value.filter(Number.class::isInstance).map(number -> ((Number) number).doubleValue());
  }

  /** The string, or the number or boolean as it is written. */
  public Optional<String> written() {
    return value.filter(v -> !(v instanceof Map) && !(v instanceof List)).map(String::valueOf);
  }

  /** The members in the order of the text; none when this is no object. */
  public Map<String, Json> entries() {
    Map<String, Json> entries = new LinkedHashMap<>();
    map().forEach((name, member) -> entries.put(String.valueOf(name), Json.of(member)));
    return Collections.unmodifiableMap(entries);
  }

  /** The elements; none when this is no array. */
  public List<Json> items() {
    return list().stream().map(Json::of).toList();
  }

  private Map<?, ?> map() {
    return value.orElse(Map.of()) instanceof Map<?, ?> map ? map : Map.of();
  }

  private List<?> list() {
    return value.orElse(List.of()) instanceof List<?> list ? list : List.of();
  }

  /** The value itself, null when it is missing. */
  Object raw() {
    return value.orElse(null);
  }

  @Override
  public String toString() {
    return value.map(String::valueOf).orElse("null");
  }
}
