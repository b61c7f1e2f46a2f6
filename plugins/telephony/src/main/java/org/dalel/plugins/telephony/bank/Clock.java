package org.dalel.plugins.telephony.bank;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import org.dalel.api.bulk.Moment;

/** Times as servers print them: {@code 2026-03-02 10:00:00}, with or without the time of day. */
final class Clock {
  private Clock() {}

  /**
   * @param utc whether the clock shows UTC
   */
  static Moment of(String text, boolean utc) {
    if (text.length() < 10 || text.startsWith("0000")) {
      return Moment.UNKNOWN;
    }
    try {
      LocalDateTime clock =
          LocalDateTime.of(
              number(text, 0, 4),
              number(text, 5, 7),
              number(text, 8, 10),
              text.length() >= 13 ? number(text, 11, 13) : 0,
              text.length() >= 16 ? number(text, 14, 16) : 0,
              text.length() >= 19 ? number(text, 17, 19) : 0);
      Moment shown = Moment.ofClock(clock);
      return new Moment(shown.epochNanos(), utc, shown.known());
    } catch (DateTimeException | NumberFormatException e) {
      return Moment.UNKNOWN;
    }
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
