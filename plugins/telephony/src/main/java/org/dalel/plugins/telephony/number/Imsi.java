package org.dalel.plugins.telephony.number;

import java.util.Optional;

/**
 * The number of a subscriber: country, network, subscriber (ITU-T E.212).
 *
 * @param digits 14 or 15 digits
 */
public record Imsi(String digits) {

  /** Reads 14 or 15 digits of which the first three are a country code. */
  public static Optional<Imsi> of(String raw) {
    String digits = raw.strip();
    boolean form =
        (digits.length() == 15 || digits.length() == 14)
            && Digits.only(digits)
            && (Networks.country(digits.substring(0, 3)).isPresent() || isTest(digits));
    return form ? Optional.of(new Imsi(digits)) : Optional.empty();
  }

  /** 001-01 and 999: networks of laboratories and plants. */
  private static boolean isTest(String digits) {
    return digits.startsWith("00101") || digits.startsWith("999");
  }
}
