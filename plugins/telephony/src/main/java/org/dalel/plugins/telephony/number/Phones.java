package org.dalel.plugins.telephony.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.Identifier;
import org.dalel.api.records.Handle;

/**
 * Telephone numbers in international form, by the numbering plans of libphonenumber. Belongs to one
 * thread; the last answers are remembered, for a gateway calls the same numbers again and again.
 */
public final class Phones {
  private static final int MOST_REMEMBERED = 20_000;
  private static final int LEADING = 8;

  private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
  private final Map<String, Optional<String>> known =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<String>> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  /**
   * The number in E.164: as it stands with a plus sign, without one where it begins with a calling
   * code, and in the national form of a region. Plans tell numbers apart by their first digits:
   * those that agree in eight of them and in their length are judged alike.
   *
   * @param region ISO 3166 code of the country in which it was dialled; empty when not known
   */
  public Optional<String> e164(String raw, String region) {
    if (raw.length() < 7 || raw.length() > 24) {
      return Optional.empty();
    }
    int first = raw.charAt(0) == '+' ? 1 : 0;
    if (raw.length() < first + LEADING + 2 || !Digits.only(raw.substring(first))) {
      return known.computeIfAbsent(region + ' ' + raw, key -> find(raw, region));
    }
    String leading = raw.substring(0, first + LEADING);
    String rest = raw.substring(first + LEADING);
    return known
        .computeIfAbsent(
            region + ' ' + leading + ' ' + rest.length(),
            key ->
                find(raw, region)
                    .filter(number -> number.endsWith(rest))
                    .map(number -> number.substring(0, number.length() - rest.length())))
        .map(beginning -> beginning + rest);
  }

  /** The number as a handle, if it is one. */
  public Optional<Handle> handle(String raw, String region) {
    return e164(raw, region).map(number -> new Handle(Identifier.Kind.PHONE, raw, number));
  }

  /** ISO 3166 code of the country of a number in E.164. */
  public Optional<String> region(String e164) {
    try {
      return Optional.ofNullable(plans.getRegionCodeForNumber(plans.parse(e164, null)));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  /** ISO 3166 code of the main country of the calling code with which these digits begin. */
  public Optional<String> callingCode(String digits) {
    for (int length = 3; length > 0; length--) {
      if (digits.length() >= length && Digits.only(digits.substring(0, length))) {
        String region = plans.getRegionCodeForCountryCode(Integer.parseInt(digits, 0, length, 10));
        if (!region.equals("ZZ")) {
          return Optional.of(region);
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> find(String raw, String region) {
    String text = raw.replaceAll("[\\s().-]", "");
    if (text.startsWith("00")) {
      text = "+" + text.substring(2);
    }
    String digits = text.startsWith("+") ? text.substring(1) : text;
    if (!Digits.only(digits)) {
      return Optional.empty();
    }
    if (text.startsWith("+")) {
      return valid(text, null);
    }
    Optional<String> national = region.isEmpty() ? Optional.empty() : valid(text, region);
    return national.isPresent() || digits.length() < 10 || digits.startsWith("0")
        ? national
        : valid("+" + digits, null);
  }

  private Optional<String> valid(String text, String region) {
    try {
      PhoneNumber number = plans.parse(text, region);
      return plans.isValidNumber(number)
          ? Optional.of(plans.format(number, PhoneNumberUtil.PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }
}
