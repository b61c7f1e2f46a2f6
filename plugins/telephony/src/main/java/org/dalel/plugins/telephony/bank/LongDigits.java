package org.dalel.plugins.telephony.bank;

/** Looks for runs of digits as long as the numbers of cards, devices and subscribers. */
final class LongDigits {
  private static final int LEAST = 14;
  private static final int MOST = 20;

  private LongDigits() {}

  /** Whether there is a run of 14 to 20 digits. */
  static boolean any(CharSequence text) {
    int length = text.length();
    for (int at = LEAST - 1; at < length; at += LEAST) {
      if (isDigit(text.charAt(at))) {
        int from = at;
        while (from > 0 && at - from < MOST + 1 && isDigit(text.charAt(from - 1))) {
          from--;
        }
        int to = at + 1;
        while (to < length && to - from <= MOST + 1 && isDigit(text.charAt(to))) {
          to++;
        }
        if (to - from >= LEAST && to - from <= MOST) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
