package org.dalel.plugins.identifiers;

import java.util.Locale;
import java.util.Optional;

/** IP addresses as hosts of URLs. */
final class IpAddress {

  private IpAddress() {}

  /** Four decimal numbers up to 255 without leading zeros. */
  static Optional<String> v4(String written) {
    int numbers = 0;
    int start = 0;
    for (int at = 0; at <= written.length(); at++) {
      if (at == written.length() || written.charAt(at) == '.') {
        if (!isOctet(written, start, at)) {
          return Optional.empty();
        }
        numbers++;
        start = at + 1;
      }
    }
    return numbers == 4 ? Optional.of(written) : Optional.empty();
  }

  /**
   * Groups of up to four hexadecimal digits in square brackets, eight of them or with one {@code
   * ::}.
   */
  static Optional<String> v6(String written) {
    if (!written.endsWith("]") || written.length() < 4 || written.length() > 41) {
      return Optional.empty();
    }
    String inside = written.substring(1, written.length() - 1).toLowerCase(Locale.ROOT);
    int gap = inside.indexOf("::");
    if (gap >= 0 && inside.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    int groups = 0;
    for (String group : inside.split(":", -1)) {
      if (group.length() > 4 || !group.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
        return Optional.empty();
      }
      groups += group.isEmpty() ? 0 : 1;
    }
    return groups == 8 && gap < 0 || groups < 8 && gap >= 0
        ? Optional.of("[" + inside + "]")
        : Optional.empty();
  }

  private static boolean isOctet(String text, int start, int end) {
    int length = end - start;
    if (length < 1 || length > 3 || (length > 1 && text.charAt(start) == '0')) {
      return false;
    }
    int value = 0;
    for (int i = start; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      value = value * 10 + digit;
    }
    return value <= 255;
  }
}
