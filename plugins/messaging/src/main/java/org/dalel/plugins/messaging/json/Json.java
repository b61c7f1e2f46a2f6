package org.dalel.plugins.messaging.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of JSON. Asking for what is not there gives {@link #MISSING}.
 *
 * @param value String, Long, Double, Boolean, {@code List<Json>}, {@code Map<String, Json>}, or
 *     null
 */
public record Json(Object value) {
  /** What is not there, and null. */
  public static final Json MISSING = new Json(null);

  /** Whether there is something. */
  public boolean isPresent() {
    return value != null;
  }

  /** A member of an object. */
  public Json get(String name) {
    return value instanceof Map<?, ?> map && map.get(name) instanceof Json json ? json : MISSING;
  }

  /** The elements of a list. */
  public List<Json> items() {
    return value instanceof List<?> list ? list.stream().map(Json.class::cast).toList() : List.of();
  }

  /** Whether it is an object. */
  public boolean isObject() {
    return value instanceof Map;
  }

  /** A text, a number as its digits; nothing for an empty text. */
  public Optional<String> text() {
    boolean plain = value instanceof String || value instanceof Number;
    return plain && !value.toString().isEmpty() ? Optional.of(value.toString()) : Optional.empty();
  }

  /** A whole number, also one that was written as text. */
  public Optional<Long> number() {
    if (value instanceof Number number) {
      return Optional.of(number.longValue());
    }
    return value instanceof String text && text.matches("-?\\d{1,18}")
        ? Optional.of(Long.parseLong(text))
        : Optional.empty();
  }

  /** A number. */
  public Optional<Double> real() {
    return value instanceof Number number ? Optional.of(number.doubleValue()) : Optional.empty();
  }

  /** Whether it is {@code true}. */
  public boolean isTrue() {
    return Boolean.TRUE.equals(value);
  }
}
