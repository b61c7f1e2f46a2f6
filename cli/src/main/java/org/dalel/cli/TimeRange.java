package org.dalel.cli;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.export.IsoTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A range of times in nanoseconds since 1970 UTC, both ends included. An end may be a year, month,
 * day, minute or second and stands for all of it: {@code 2024-01..2024-02} ends with February.
 *
 * @param from the earliest
 * @param to the latest
 */
record TimeRange(OptionalLong from, OptionalLong to) {
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2}))?Z?)?)?)?");
  private static final ChronoUnit[] UNITS = {
    ChronoUnit.YEARS,
    ChronoUnit.MONTHS,
    ChronoUnit.DAYS,
    ChronoUnit.HOURS,
    ChronoUnit.MINUTES,
    ChronoUnit.SECONDS
  };
  private static final int[] SMALLEST = {0, 1, 1, 0, 0, 0};

  /** Reads a range from the command line. */
  static final class Converter implements ITypeConverter<TimeRange> {
    @Override
    public TimeRange convert(String text) {
      int dots = text.indexOf("..");
      String first = dots < 0 ? text : text.substring(0, dots);
      String last = dots < 0 ? text : text.substring(dots + 2);
      return new TimeRange(
          first.isEmpty() ? OptionalLong.empty() : OptionalLong.of(edge(first, false)),
          last.isEmpty() ? OptionalLong.empty() : OptionalLong.of(edge(last, true)));
    }
  }

  private static long edge(String text, boolean end) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw new TypeConversionException(
          "expected a time such as 2024-05-06 or 2024-05-06T07:08, found " + text);
    }
    int[] fields = new int[UNITS.length];
    int given = 0;
    for (int i = 0; i < fields.length; i++) {
      boolean present = time.group(i + 1) != null;
      fields[i] = present ? Integer.parseInt(time.group(i + 1)) : SMALLEST[i];
      given = present ? i : given;
    }
    LocalDateTime start =
        LocalDateTime.of(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]);
    LocalDateTime edge = end ? start.plus(1, UNITS[given]).minusNanos(1) : start;
    return IsoTime.nanos(edge.toInstant(ZoneOffset.UTC));
  }
}
