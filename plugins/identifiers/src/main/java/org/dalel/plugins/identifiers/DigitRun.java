package org.dalel.plugins.identifiers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Groups of digits with the separators that people put into phone numbers between them: {@code 8
 * (701) 234-56-78}. A run is maximal: it ends where something else than one such separator follows.
 */
final class DigitRun {

  /** No number has more of either; a run that does is not read further. */
  private static final int MAX_GROUPS = 12;

  private static final int MAX_DIGITS = 24;

  private static final Set<String> FIRST = Set.of("", "(");
  private static final Set<String> BETWEEN =
      Set.of(" ", "-", ".", "(", ")", " (", ") ", "-(", ")-", " - ");

  private final StringBuilder digits = new StringBuilder();
  private final List<Integer> ends = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();
  private final int end;
  private final boolean marked;
  private final boolean dotted;

  /**
   * @param from offset of the first digit or opening bracket
   */
  DigitRun(String text, int from) {
    int at = from;
    boolean bracketOrHyphen = false;
    boolean dots = false;
    int groupStart = separatorEnd(text, from, true);
    while (groupStart >= 0 && !isTooLong()) {
      for (int i = at; i < groupStart; i++) {
        char c = text.charAt(i);
        bracketOrHyphen |= c != '.' && !isSpace(c);
        dots |= c == '.';
      }
      at = groupEnd(text, groupStart);
      groupStart = separatorEnd(text, at, false);
    }
    end = at < text.length() && text.charAt(at) == ')' && closes(text, from, at) ? at + 1 : at;
    marked = bracketOrHyphen;
    dotted = dots;
  }

  /** All digits of the kept groups. */
  String digits() {
    return digits.toString();
  }

  int groups() {
    return ends.size();
  }

  /** Number of digits up to and with group i. */
  int digitsTo(int i) {
    return counts.get(i);
  }

  /** Number of digits in group i. */
  int size(int i) {
    return i == 0 ? counts.get(0) : counts.get(i) - counts.get(i - 1);
  }

  /** Offset after group i. */
  int endOf(int i) {
    return ends.get(i);
  }

  /** Offset after the run. */
  int end() {
    return end;
  }

  /** Whether the run has too many digits or groups for a number; its end is then not known. */
  boolean isTooLong() {
    return ends.size() > MAX_GROUPS || digits.length() > MAX_DIGITS;
  }

  /** Whether there are hyphens or brackets in it, which numbers in tables do not have. */
  boolean isMarked() {
    return marked;
  }

  /** Whether there are dots in it, as in versions, addresses and dates. */
  boolean isDotted() {
    return dotted;
  }

  private int groupEnd(String text, int start) {
    int limit = Math.min(text.length(), start + MAX_DIGITS + 1);
    int at = start;
    while (at < limit && isDigit(text.charAt(at))) {
      at++;
    }
    digits.append(text, start, at);
    ends.add(at);
    counts.add(digits.length());
    return at;
  }

  /** Offset of the digit after one separator, or -1. */
  private static int separatorEnd(String text, int from, boolean first) {
    StringBuilder shape = new StringBuilder(4);
    int at = from;
    while (at < text.length() && at - from <= 3 && !isDigit(text.charAt(at))) {
      char c = text.charAt(at);
      shape.append(isSpace(c) ? ' ' : isHyphen(c) ? '-' : c);
      at++;
    }
    boolean known = first ? FIRST.contains(shape.toString()) : BETWEEN.contains(shape.toString());
    return known && at < text.length() && isDigit(text.charAt(at)) ? at : -1;
  }

  private static boolean closes(String text, int from, int at) {
    return text.substring(from, at).indexOf('(') >= 0;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\u00a0' || c == '\u2009' || c == '\u202f';
  }

  static boolean isHyphen(char c) {
    return c == '-' || c == '\u2010' || c == '\u2011' || c == '\u2013' || c == '\u2212';
  }
}
