package org.dalel.content.archive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Extended headers of a tar archive (POSIX.1-2001 pax): records {@code LENGTH KEY=VALUE\n}. Later
 * ones replace earlier ones; an empty value takes one away.
 */
final class PaxRecords {
  private final Map<String, byte[]> values = new HashMap<>();

  /** Sparse places of format 0.0, which repeats its keys: offset, length, offset, length ... */
  private final List<String> sparse = new ArrayList<>();

  /** A copy to which the records of one entry can be added. */
  PaxRecords copy() {
    PaxRecords copy = new PaxRecords();
    copy.values.putAll(values);
    return copy;
  }

  /** Adds records; what follows a malformed one is left out. */
  void add(byte[] data) {
    int at = 0;
    while (at < data.length) {
      int space = at;
      int length = 0;
      while (space < data.length && data[space] >= '0' && data[space] <= '9' && length < 1 << 24) {
        length = 10 * length + data[space++] - '0';
      }
      int end = at + length;
      if (space >= data.length || data[space] != ' ' || end > data.length || end <= space) {
        return;
      }
      record(Arrays.copyOfRange(data, space + 1, end));
      at = end;
    }
  }

  private void record(byte[] record) {
    int equals = 0;
    while (equals < record.length && record[equals] != '=') {
      equals++;
    }
    if (equals == record.length) {
      return;
    }
    String key = new String(record, 0, equals, StandardCharsets.UTF_8);
    int end = record[record.length - 1] == '\n' ? record.length - 1 : record.length;
    byte[] value = Arrays.copyOfRange(record, equals + 1, Math.max(equals + 1, end));
    if (key.equals("GNU.sparse.offset") || key.equals("GNU.sparse.numbytes")) {
      sparse.add(new String(value, StandardCharsets.US_ASCII));
    } else if (value.length == 0) {
      values.remove(key);
    } else {
      values.put(key, value);
    }
  }

  /** The bytes of a value: names need not be the UTF-8 that they should be. */
  Optional<byte[]> bytes(String key) {
    return Optional.ofNullable(values.get(key));
  }

  Optional<String> text(String key) {
    return bytes(key).map(value -> new String(value, StandardCharsets.UTF_8));
  }

  /** A whole number from 0 on; nothing for what is none. */
  Optional<Long> number(String key) {
    return text(key).flatMap(PaxRecords::whole);
  }

  private static Optional<Long> whole(String digits) {
    boolean plain = digits.length() <= 18 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return plain && !digits.isEmpty() ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }

  /** A time in seconds since 1970, with a fraction or not. */
  Optional<Instant> time(String key) {
    try {
      return text(key).map(BigDecimal::new).map(PaxRecords::instant);
    } catch (NumberFormatException | ArithmeticException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant instant(BigDecimal seconds) {
    if (seconds.precision() - seconds.scale() > 12 || seconds.scale() > 30) {
      throw new ArithmeticException("no time that anybody means");
    }
    BigDecimal floor = seconds.setScale(0, RoundingMode.FLOOR);
    long nanos = seconds.subtract(floor).movePointRight(9).longValue();
    return Instant.ofEpochSecond(floor.longValueExact(), nanos);
  }

  /** The sparse map of format 0.0 or 0.1: offset, length, offset, length ...; empty without one. */
  List<Long> sparseMap() {
    List<String> numbers =
        text("GNU.sparse.map").map(map -> List.of(map.split(","))).orElse(sparse);
    List<Long> map = new ArrayList<>();
    for (String number : numbers) {
      Optional<Long> value = whole(number.strip());
      if (value.isEmpty()) {
        return List.of();
      }
      map.add(value.get());
    }
    return map;
  }
}
