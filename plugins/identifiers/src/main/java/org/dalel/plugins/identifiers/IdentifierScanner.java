package org.dalel.plugins.identifiers;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the places of a text where an identifier could be, in one pass, and has them read. Hits do
 * not overlap and come in the order of the text.
 */
final class IdentifierScanner {

  private static final int STRIDE = 1 << 16;

  private static final byte AT = 1;
  private static final byte COLON = 2;
  private static final byte DOT = 3;
  private static final byte PLUS = 4;
  private static final byte DIGIT = 5;
  private static final byte[] TRIGGERS = triggers();
  private static final String[] MARKS = {"@", "://", "www.", "+"};
  private static final int COLON_MARK = 1;

  private final String text;
  private final Consumer<Hit> hits;
  private final EmailReader emails;
  private final UrlReader urls;
  private final PhoneReader phoneNumbers;

  /** Offset after the last hit: what has been told is not looked at again. */
  private int floor;

  IdentifierScanner(String text, PhoneBook phones, Consumer<Hit> hits) {
    this.text = text;
    this.hits = hits;
    this.emails = new EmailReader(text, phones);
    this.urls = new UrlReader(text);
    this.phoneNumbers = new PhoneReader(text, phones);
  }

  /**
   * @param checkpoint called every 65,536 characters; what it throws ends the scan
   */
  void scan(Runnable checkpoint) {
    char[] window = new char[Math.min(STRIDE, text.length())];
    int at = 0;
    while (at < text.length()) {
      checkpoint.run();
      int from = at;
      int stop = Math.min(text.length(), from + window.length);
      text.getChars(from, stop, window, 0);
      while (at < stop) {
        char c = window[at - from];
        byte trigger = c < 0x80 ? TRIGGERS[c] : 0;
        at = trigger == 0 ? at + 1 : next(at, trigger);
      }
    }
  }

  /** The same of a text that has no characters but ASCII: its bytes need not be widened. */
  void scanAscii(Runnable checkpoint) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    int at = 0;
    while (at < bytes.length) {
      checkpoint.run();
      int stop = Math.min(bytes.length, at + STRIDE);
      while (at < stop) {
        byte trigger = TRIGGERS[bytes[at]];
        at = trigger == 0 ? at + 1 : next(at, trigger);
      }
    }
  }

  /**
   * Looks at the places from one offset to another at which an e-mail address, a URL or a number
   * with a plus sign could be, and steps over the rest as fast as text can be searched. {@code WWW}
   * in capitals is passed over, and so are numbers without a plus sign.
   */
  void scanMarked(int from, int to) {
    int[] places = new int[MARKS.length];
    Arrays.fill(places, -1);
    int at = from;
    while (at < to) {
      int nearest = 0;
      for (int i = 0; i < MARKS.length; i++) {
        if (places[i] < at) {
          int found = find(MARKS[i], at);
          places[i] = found < 0 ? Integer.MAX_VALUE : found;
        }
        nearest = places[i] < places[nearest] ? i : nearest;
      }
      int place = places[nearest];
      if (place >= to) {
        return;
      }
      int trigger = place + MARKS[nearest].length() - 1;
      at =
          nearest == COLON_MARK
              ? Math.max(place + 1, next(place, COLON))
              : Math.max(place + 1, next(trigger, TRIGGERS[text.charAt(trigger)]));
    }
  }

  /** Whether there is any of the marks that {@link #scanMarked} looks for. */
  static boolean isMarked(String text) {
    return text.indexOf('@') >= 0
        || text.indexOf('+') >= 0
        || text.contains("://")
        || text.contains("www.");
  }

  private int find(String mark, int from) {
    return mark.length() == 1 ? text.indexOf(mark.charAt(0), from) : text.indexOf(mark, from);
  }

  /** Reads what may be here; gives the offset to go on at. */
  private int next(int at, byte trigger) {
    return switch (trigger) {
      case AT -> after(emails.read(at, floor), at + 1);
      case COLON ->
          text.startsWith("//", at + 1) ? after(urls.readScheme(at, floor), at + 1) : at + 1;
      case DOT -> isAfterWww(at) ? after(urls.readWww(at, floor), at + 1) : at + 1;
      case PLUS -> after(phoneNumbers.readInternational(at), at + 1);
      default -> digits(at);
    };
  }

  private boolean isAfterWww(int dot) {
    return dot >= 3 && (text.charAt(dot - 1) | 0x20) == 'w' && (text.charAt(dot - 2) | 0x20) == 'w';
  }

  private int digits(int at) {
    char first = text.charAt(at);
    return first < '7' || !phoneNumbers.mayStartNational(at)
        ? digitsEnd(at)
        : after(phoneNumbers.readNational(at), digitsEnd(at));
  }

  private int digitsEnd(int from) {
    int at = from;
    while (at < text.length() && DigitRun.isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int after(Optional<Hit> hit, int otherwise) {
    if (hit.isEmpty()) {
      return otherwise;
    }
    hits.accept(hit.get());
    floor = hit.get().end();
    return floor;
  }

  private static byte[] triggers() {
    byte[] table = new byte[0x80];
    table['@'] = AT;
    table[':'] = COLON;
    table['.'] = DOT;
    table['+'] = PLUS;
    for (char digit = '0'; digit <= '9'; digit++) {
      table[digit] = DIGIT;
    }
    return table;
  }
}
