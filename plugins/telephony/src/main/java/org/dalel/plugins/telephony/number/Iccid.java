package org.dalel.plugins.telephony.number;

import java.util.Locale;
import java.util.Optional;

/**
 * The number of a SIM card: 89, country, issuer, card, in most cases a check digit (ITU-T E.118).
 *
 * @param digits 18 to 20 digits
 * @param checked whether the last one is the check digit of the others
 */
public record Iccid(String digits, boolean checked) {
  private static final int SHORTEST = 18;
  private static final int LONGEST = 20;

  /**
   * Reads a number as programs write it: with blanks or hyphens, with a filler F at the end, or
   * with each two digits exchanged as they stand on the card.
   */
  public static Optional<Iccid> of(String raw) {
    Optional<Iccid> usual = plain(raw);
    if (usual.isPresent()) {
      return usual;
    }
    String text = raw.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    Optional<Iccid> plain = plain(text.replaceAll("F+$", ""));
    if (plain.isPresent() || !text.startsWith("98") || text.length() % 2 != 0) {
      return plain;
    }
    return plain(Digits.exchanged(text).replaceAll("F+$", ""));
  }

  private static Optional<Iccid> plain(String digits) {
    boolean form =
        digits.length() >= SHORTEST
            && digits.length() <= LONGEST
            && digits.startsWith("89")
            && Digits.only(digits);
    return form ? Optional.of(new Iccid(digits, Digits.luhn(digits))) : Optional.empty();
  }
}
