package org.dalel.plugins.messaging.model;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import org.dalel.api.records.Handle;

/** Phone numbers in the form of E.164. */
final class Phones {
  private static final int SHORTEST = 7;
  private static final int LONGEST = 15;

  private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();

  /** A number that is known to begin with its country code, as messengers keep it. */
  Optional<Handle> international(String raw) {
    String digits = digits(raw);
    return digits.length() < SHORTEST || digits.length() > LONGEST || digits.startsWith("0")
        ? Optional.empty()
        : Optional.of(Handle.phone(raw, "+" + digits));
  }

  /**
   * A number as it was dialled or stored.
   *
   * @param country ISO 3166 code of the country in which it is dialled, or empty
   */
  Optional<Handle> dialled(String raw, String country) {
    if (!raw.chars().allMatch(c -> c >= '0' && c <= '9' || "+-() ./\u00a0*#".indexOf(c) >= 0)) {
      return Optional.empty();
    }
    boolean complete = raw.strip().startsWith("+");
    if (!complete && country.isEmpty()) {
      return Optional.empty();
    }
    try {
      PhoneNumber number = plans.parse(raw, complete ? null : country.toUpperCase(Locale.ROOT));
      return plans.isPossibleNumber(number)
          ? Optional.of(Handle.phone(raw, plans.format(number, PhoneNumberFormat.E164)))
          : Optional.empty();
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }

  private static String digits(String raw) {
    StringBuilder digits = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      }
    }
    return digits.toString();
  }
}
