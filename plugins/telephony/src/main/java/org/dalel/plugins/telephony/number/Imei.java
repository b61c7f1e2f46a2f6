package org.dalel.plugins.telephony.number;

import java.util.Optional;

/**
 * The number of a device: type allocation code, serial number, check digit (3GPP TS 23.003).
 *
 * @param digits 15 digits
 * @param checked whether the last one is the check digit; gateways make numbers up that have none
 */
public record Imei(String digits, boolean checked) {

  /** Reads 15 digits, or 16 of which the last two are a software version, or 14 without any. */
  public static Optional<Imei> of(String raw) {
    String digits = Digits.only(raw) ? raw : raw.replaceAll("[\\s/-]", "");
    if (!Digits.only(digits) || isOneDigit(digits)) {
      return Optional.empty();
    }
    return switch (digits.length()) {
      case 15 -> Optional.of(new Imei(digits, Digits.luhn(digits)));
      case 16 -> Optional.of(completed(digits.substring(0, 14)));
      case 14 -> Optional.of(completed(digits));
      default -> Optional.empty();
    };
  }

  private static boolean isOneDigit(String digits) {
    for (int i = 1; i < digits.length(); i++) {
      if (digits.charAt(i) != digits.charAt(0)) {
        return false;
      }
    }
    return true;
  }

  private static Imei completed(String digits) {
    return new Imei(digits + Digits.checkDigit(digits), true);
  }
}
