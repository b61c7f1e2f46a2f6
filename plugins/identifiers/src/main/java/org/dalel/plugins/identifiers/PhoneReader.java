package org.dalel.plugins.identifiers;

import java.util.Optional;
import org.dalel.api.Confidence;

/**
 * Phone numbers: international ones with a plus sign, and the forms without it that are usual in
 * Central Asia and Russia:
 *
 * <pre>
 *  +7 701 234 56 78   +1 (650) 253-0000      any country; high confidence
 *  8 (7172) 70-12-34  8-701-234-56-78        trunk prefix 8 of Kazakhstan and Russia; medium
 *  7 701 234 56 78                           country code without plus; medium
 *  87012345678  77012345678  998901234567    without separators: mobile numbers of 7, 992, 993, 996, 998; low
 * </pre>
 *
 * <p>Every number must be valid in its numbering plan. National forms of other countries are not
 * looked for: they cannot be told from other numbers.
 */
final class PhoneReader {

  private static final int MAX_DIGITS = 15;
  private static final int MIN_DIGITS = 8;

  private final String text;
  private final PhoneBook phones;

  PhoneReader(String text, PhoneBook phones) {
    this.text = text;
    this.phones = phones;
  }

  /**
   * @param plus offset of a plus sign
   */
  Optional<Hit> readInternational(int plus) {
    if (!isDigitOrBracket(plus + 1) || !mayStart(plus, "=:,;|>\"'([{<*«“„")) {
      return Optional.empty();
    }
    DigitRun run = new DigitRun(text, plus + 1);
    if (run.groups() == 0 || run.isTooLong() || !endsCleanly(run.end())) {
      return Optional.empty();
    }
    for (int last = run.groups() - 1; last >= 0; last--) {
      Optional<Hit> hit = international(plus, run, last);
      if (hit.isPresent()) {
        return hit;
      }
    }
    return Optional.empty();
  }

  private Optional<Hit> international(int plus, DigitRun run, int last) {
    int digits = run.digitsTo(last);
    if (digits > MAX_DIGITS || digits < MIN_DIGITS || run.size(last) < 2) {
      return Optional.empty();
    }
    int end = run.endOf(last);
    return phones
        .valid("+" + run.digits().substring(0, digits))
        .map(phone -> phone.hit(plus, end, text.substring(plus, end), Confidence.HIGH));
  }

  /**
   * Whether a number without a plus sign may start at this digit, as far as it and what is before
   * tell.
   */
  boolean mayStartNational(int start) {
    boolean country =
        text.charAt(start) != '9' || (start + 1 < text.length() && text.charAt(start + 1) == '9');
    return country && mayStart(start, "=:,;|>\"'([<*«“„№") && !followsNumber(start);
  }

  /**
   * @param start where one {@linkplain #mayStartNational may start}
   */
  Optional<Hit> readNational(int start) {
    DigitRun run = new DigitRun(text, start);
    if (run.isTooLong()
        || run.isDotted()
        || !endsCleanly(run.end())
        || (run.end() < text.length() && text.charAt(run.end()) == '@')) {
      return Optional.empty();
    }
    return run.groups() == 1 ? bare(start, run) : grouped(start, run);
  }

  private Optional<Hit> bare(int start, DigitRun run) {
    // all that begin with 7, 8 or 99; asking the numbering plans costs a hundred times as much
    int length = run.digits().length();
    if (length != 11 && (length != 12 || run.digits().charAt(0) != '9')) {
      return Optional.empty();
    }
    return phones
        .valid("+" + withCountry(run.digits()))
        .filter(PhoneBook.Phone::isMobile)
        .map(phone -> phone.hit(start, run.end(), run.digits(), Confidence.LOW));
  }

  private Optional<Hit> grouped(int start, DigitRun run) {
    for (int last = run.groups() - 1; last > 0; last--) {
      String digits = run.digits().substring(0, run.digitsTo(last));
      boolean whole = last == run.groups() - 1;
      if (hasNationalShape(run, last, digits) && (whole || run.isMarked())) {
        int end = run.endOf(last);
        return phones
            .valid("+" + withCountry(digits))
            .map(phone -> phone.hit(start, end, text.substring(start, end), Confidence.MEDIUM));
      }
    }
    return Optional.empty();
  }

  /** Prefix, area of 3 to 5 digits, and the rest in groups of 2, 3 or more, or unbroken. */
  private static boolean hasNationalShape(DigitRun run, int last, String digits) {
    boolean length = isNationalLength(digits);
    boolean prefixAlone = run.size(0) == 1 || run.size(0) == 3;
    boolean prefixWithArea = run.size(0) >= 4 && run.size(0) <= 6;
    if (!length || !(prefixAlone || prefixWithArea)) {
      return false;
    }
    for (int i = 1; i <= last; i++) {
      if (run.size(i) < 2 || run.size(i) > 7) {
        return false;
      }
    }
    return true;
  }

  /** Whether such a number can be meant without its plus sign. */
  static boolean isNationalLength(String digits) {
    return switch (digits.length()) {
      case 11 -> digits.charAt(0) == '8' || digits.charAt(0) == '7' || digits.startsWith("993");
      case 12 -> digits.startsWith("996") || digits.startsWith("998") || digits.startsWith("992");
      default -> false;
    };
  }

  private static String withCountry(String digits) {
    return digits.charAt(0) == '8' ? "7" + digits.substring(1) : digits;
  }

  /** Whether a number may start here: after white space, at the start, or after one of these. */
  private boolean mayStart(int at, String after) {
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    return Character.isWhitespace(before) || DigitRun.isSpace(before) || after.indexOf(before) >= 0;
  }

  private boolean followsNumber(int start) {
    return start >= 2
        && DigitRun.isSpace(text.charAt(start - 1))
        && DigitRun.isDigit(text.charAt(start - 2));
  }

  private boolean endsCleanly(int end) {
    if (end >= text.length()) {
      return true;
    }
    char after = text.charAt(end);
    return !Character.isLetterOrDigit(after) && "_=+%$€°*^/\\".indexOf(after) < 0;
  }

  private boolean isDigitOrBracket(int at) {
    return at < text.length() && (DigitRun.isDigit(text.charAt(at)) || text.charAt(at) == '(');
  }
}
