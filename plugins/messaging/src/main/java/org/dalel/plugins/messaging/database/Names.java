package org.dalel.plugins.messaging.database;

import java.util.Locale;

/** How near damaged names are to those that they were. */
final class Names {
  private static final int LONGEST = 200;

  private Names() {}

  /** Whether a third of the letters or less, and not all of them, differ. */
  static boolean isNear(String found, String wanted) {
    int most = wanted.length() / 3;
    return Math.abs(found.length() - wanted.length()) <= most && distance(found, wanted) <= most;
  }

  /** Letters that must be changed, added or left out (Levenshtein), without regard to case. */
  static int distance(String found, String wanted) {
    String one = found.toLowerCase(Locale.ROOT);
    String other = wanted.toLowerCase(Locale.ROOT);
    if (one.length() > LONGEST || Math.abs(one.length() - other.length()) > other.length()) {
      return LONGEST;
    }
    int[] before = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[other.length() + 1];
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + change);
      }
      before = now;
    }
    return before[other.length()];
  }
}
