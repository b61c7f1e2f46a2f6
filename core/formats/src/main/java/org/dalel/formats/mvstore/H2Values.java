package org.dalel.formats.mvstore;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dalel.formats.FormatException;

/**
 * Reads the values of a row.
 *
 * <pre>
 *   0 null   2 tinyint   3 smallint   4 int   5 bigint   6 decimal   7 double   8 real   9 time
 *   10 date  11 timestamp  12 bytes  13 14 21 text  15 blob  16 clob  17 27 values  19 22 134 137 bytes
 *   20 uuid  24 135 timestamp with zone  25 enumeration  26 interval  136 time with zone  138 decfloat
 *   32...47 int 0 to 15   48...55 bigint 0 to 7   56 57 decimal 0 1   58 59 small decimal   60 61 double 0 1
 *   62 63 real 0 1   64 65 false true   66 67 negative   68...99 text   100...131 bytes of 0 to 31
 * </pre>
 *
 * <p>Source: H2 2.1 and 2.3, org.h2.mvstore.db.ValueDataType. Checked against both.
 */
final class H2Values {
  private static final int DEEPEST = 32;
  private static final int ELSEWHERE = -3;
  private static final int MOST_SCALE = 100_000;
  private final H2Cursor in;

  H2Values(H2Cursor in) {
    this.in = in;
  }

  H2Value read() throws FormatException {
    return read(0);
  }

  private H2Value read(int depth) throws FormatException {
    long place = in.in().position();
    int type = in.in().u8();
    try {
      return type < 32 || type >= 132 ? full(type, depth) : shortened(type);
    } catch (DateTimeException e) {
      throw new FormatException(place, "a date and time", e.getMessage());
    }
  }

  private H2Value shortened(int type) throws FormatException {
    if (type < 48) {
      return new H2Value.Whole(type - 32);
    }
    if (type < 56) {
      return new H2Value.Whole(type - 48);
    }
    if (type >= 100) {
      return new H2Value.Binary(in.in().slice(type - 100));
    }
    if (type >= 68) {
      return new H2Value.Text(in.text(type - 68));
    }
    return switch (type) {
      case 56, 57 -> new H2Value.Decimal(BigDecimal.valueOf(type - 56));
      case 58 -> new H2Value.Decimal(BigDecimal.valueOf(in.varlong()));
      case 59 -> {
        int scale = scale();
        yield new H2Value.Decimal(BigDecimal.valueOf(in.varlong(), scale));
      }
      case 60, 61 -> new H2Value.Floating(type - 60);
      case 62, 63 -> new H2Value.Floating(type - 62);
      case 64, 65 -> new H2Value.Truth(type == 65);
      default -> new H2Value.Whole(type == 66 ? -in.varint() : -in.varlong());
    };
  }

  private H2Value full(int type, int depth) throws FormatException {
    return switch (type) {
      case 0 -> H2Value.Nothing.NULL;
      case 2 -> new H2Value.Whole((byte) in.in().u8());
      case 3 -> new H2Value.Whole((short) in.in().u16());
      case 4, 25 -> new H2Value.Whole(in.varint());
      case 5 -> new H2Value.Whole(in.varlong());
      case 6, 138 -> decimal(scale(), in.varint());
      case 7 -> new H2Value.Floating(Double.longBitsToDouble(Long.reverse(in.varlong())));
      case 8 -> new H2Value.Floating(Float.intBitsToFloat(Integer.reverse(in.varint())));
      case 9, 10, 11, 24, 135, 136 -> moment(type);
      case 12, 19, 22, 134, 137 -> new H2Value.Binary(in.bytes());
      case 13, 14, 21 -> new H2Value.Text(in.text());
      case 15 -> blob();
      case 16 -> clob();
      case 17, 27 -> many(depth + 1);
      case 20 -> new H2Value.Id(new UUID(in.in().i64(), in.in().i64()));
      case 26 -> interval();
      default ->
          throw new FormatException(in.in().position() - 1, "the type of a value", type + "");
    };
  }

  private int scale() throws FormatException {
    int scale = in.varint();
    if (Math.abs((long) scale) > MOST_SCALE) {
      throw new FormatException(in.in().position(), "a scale of at most 100000", scale + "");
    }
    return scale;
  }

  private H2Value decimal(int scale, int length) throws FormatException {
    if (length < 0) {
      double[] special = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
      return new H2Value.Floating(special[Math.min(-1 - Math.max(length, -3), 2)]);
    }
    byte[] digits = in.in().bytes(length);
    BigInteger number = digits.length == 0 ? BigInteger.ZERO : new BigInteger(digits);
    return new H2Value.Decimal(new BigDecimal(number, scale));
  }

  private H2Value moment(int type) throws FormatException {
    return new H2Value.Moment(
        switch (type) {
          case 9 -> time();
          case 10 -> date();
          case 11 -> date().atTime(time());
          case 24 -> date().atTime(time()).atOffset(ZoneOffset.ofTotalSeconds(in.varint() * 60));
          case 135 -> date().atTime(time()).atOffset(zone());
          default -> zonedTime();
        });
  }

  private OffsetTime zonedTime() throws FormatException {
    LocalTime time = LocalTime.ofSecondOfDay(in.varint());
    return time.plusNanos(in.varint()).atOffset(zone());
  }

  /** Year &lt;&lt; 9 | month &lt;&lt; 5 | day. */
  private LocalDate date() throws FormatException {
    long date = in.varlong();
    long year = date >> 9;
    if (year != (int) year) {
      throw new DateTimeException("year " + year);
    }
    return LocalDate.of((int) year, (int) (date >>> 5 & 15), (int) date & 31);
  }

  private LocalTime time() throws FormatException {
    long millis = in.varlong();
    long nanos = in.varint();
    if (millis < 0 || millis >= 86_400_000L) {
      throw new DateTimeException("millisecond " + millis + " of a day");
    }
    return LocalTime.ofNanoOfDay(millis * 1_000_000).plusNanos(nanos);
  }

  /** Quarters of an hour in one byte; 7f and 80 announce seconds. */
  private ZoneOffset zone() throws FormatException {
    byte quarters = (byte) in.in().u8();
    int seconds =
        quarters == Byte.MAX_VALUE
            ? in.varint()
            : quarters == Byte.MIN_VALUE ? -in.varint() : quarters * 900;
    return ZoneOffset.ofTotalSeconds(seconds);
  }

  private H2Value blob() throws FormatException {
    int length = in.varint();
    return length == ELSEWHERE ? lob() : new H2Value.Binary(in.in().slice(length));
  }

  private H2Value clob() throws FormatException {
    int length = in.varint();
    if (length == ELSEWHERE) {
      H2Value lob = lob();
      in.varlong();
      return lob;
    }
    String text = in.in().text(length, StandardCharsets.UTF_8);
    in.varlong();
    return new H2Value.Text(text);
  }

  private H2Value lob() throws FormatException {
    in.varint();
    return new H2Value.Lob(in.varlong(), in.varlong());
  }

  private H2Value many(int depth) throws FormatException {
    if (depth > DEEPEST) {
      throw new FormatException(in.in().position(), "at most 32 levels of values", "more");
    }
    int count = in.varint();
    List<H2Value> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(read(depth));
    }
    return new H2Value.Many(values);
  }

  private H2Value interval() throws FormatException {
    int kind = (byte) in.in().u8();
    boolean negative = kind < 0;
    kind = negative ? ~kind : kind;
    long leading = in.varlong();
    long remaining = kind < 5 ? 0 : in.varlong();
    return new H2Value.Interval(kind, negative ? -leading : leading, remaining);
  }
}
