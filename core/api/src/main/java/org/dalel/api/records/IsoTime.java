package org.dalel.api.records;

import java.time.Instant;

/**
 * Instants as ISO 8601 has them, in the very form of {@link Instant#toString()}: there are millions
 * of them, and a formatter takes ten times as long.
 */
final class IsoTime {
  private static final long FIRST = -62_167_219_200L; // 0000-01-01
  private static final long LAST = 253_402_300_799L; // 9999-12-31
  private static final int DAY = 86_400;
  private static final int DAYS_OF_400_YEARS = 146_097;
  private static final int DAYS_TO_MARCH_0000 = 719_468; // before 1970

  private IsoTime() {}

  static String of(Instant instant) {
    long seconds = instant.getEpochSecond();
    if (seconds < FIRST || seconds > LAST) {
      return instant.toString();
    }
    StringBuilder text = new StringBuilder(30);
    date(text, Math.floorDiv(seconds, DAY));
    int time = (int) Math.floorMod(seconds, (long) DAY);
    digits(text.append('T'), time / 3600, 2);
    digits(text.append(':'), time / 60 % 60, 2);
    digits(text.append(':'), time % 60, 2);
    int nanos = instant.getNano();
    if (nanos % 1_000_000 == 0 && nanos > 0) {
      digits(text.append('.'), nanos / 1_000_000, 3);
    } else if (nanos % 1_000 == 0 && nanos > 0) {
      digits(text.append('.'), nanos / 1_000, 6);
    } else if (nanos > 0) {
      digits(text.append('.'), nanos, 9);
    }
    return text.append('Z').toString();
  }

  /** Days since 1970 as a date; years begin in March here, so that leap days are their last. */
  private static void date(StringBuilder text, long days) {
    long shifted = days + DAYS_TO_MARCH_0000;
    long era = Math.floorDiv(shifted, DAYS_OF_400_YEARS);
    int ofEra = (int) (shifted - era * DAYS_OF_400_YEARS);
    int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int fromMarch = (5 * ofYear + 2) / 153;
    int month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
    int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
    digits(text, year, 4);
    digits(text.append('-'), month, 2);
    digits(text.append('-'), ofYear - (153 * fromMarch + 2) / 5 + 1, 2);
  }

  private static void digits(StringBuilder text, int number, int count) {
    int power = 1;
    for (int i = 1; i < count; i++) {
      power *= 10;
    }
    for (; power > 0; power /= 10) {
      text.append((char) ('0' + number / power % 10));
    }
  }
}
