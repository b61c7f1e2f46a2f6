package org.dalel.plugins.telephony.number;

/** Strings of digits: check digits and the order of digits in bytes. */
public final class Digits {
  private Digits() {}

  /** Whether a text is digits only, and any. */
  public static boolean only(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Whether the last digit is the check digit of the others (ISO/IEC 7812, annex B). */
  public static boolean luhn(String digits) {
    return only(digits) && sum(digits, 0) % 10 == 0;
  }

  /** The check digit that belongs behind these digits. */
  public static char checkDigit(String digits) {
    return (char) ('0' + (10 - sum(digits, 1) % 10) % 10);
  }

  private static int sum(String digits, int shift) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      sum += (i + shift) % 2 == 0 ? digit : digit * 2 % 10 + digit / 5;
    }
    return sum;
  }

  /** The digits of bytes that hold two each, the lower half first; a half of 15 ends them. */
  public static String swapped(byte[] bytes) {
    StringBuilder digits = new StringBuilder(bytes.length * 2);
    for (byte b : bytes) {
      if (!append(digits, b & 0x0f) || !append(digits, b >> 4 & 0x0f)) {
        break;
      }
    }
    return digits.toString();
  }

  private static boolean append(StringBuilder digits, int half) {
    if (half == 0x0f) {
      return false;
    }
    digits.append(Character.forDigit(half, 16));
    return true;
  }

  /** A text of digits with each two of them exchanged, as a dump of raw bytes prints them. */
  public static String exchanged(String digits) {
    StringBuilder other = new StringBuilder(digits.length());
    for (int i = 0; i + 1 < digits.length(); i += 2) {
      other.append(digits.charAt(i + 1)).append(digits.charAt(i));
    }
    return other.toString();
  }
}
