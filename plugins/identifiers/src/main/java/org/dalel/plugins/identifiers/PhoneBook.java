package org.dalel.plugins.identifiers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dalel.api.Confidence;
import org.dalel.api.Identifier;

/** The numbering plans of the world, as libphonenumber knows them. */
final class PhoneBook {

  private static final int LONGEST_CALLING_CODE = 3;

  private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
  private final Set<Integer> callingCodes = plans.getSupportedCallingCodes();

  /**
   * A number that its numbering plan allows.
   *
   * @param e164 {@code +77012345678}
   * @param region ISO 3166 code of its country, {@code 001} for global services
   * @param use {@code mobile}, {@code fixed-line} ... ; {@code unknown} if the plan does not tell
   */
  record Phone(String e164, String region, String use) {

    boolean isMobile() {
      return use.equals("mobile");
    }

    Hit hit(int start, int end, String raw, Confidence confidence) {
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("region", region);
      details.put("use", use);
      return new Hit(Identifier.Kind.PHONE, start, end, raw, e164, confidence, details);
    }
  }

  /**
   * @param digits a plus sign and digits
   */
  Optional<Phone> valid(String digits) {
    if (!hasCallingCode(digits)) {
      return Optional.empty();
    }
    try {
      PhoneNumber number = plans.parse(digits, null);
      if (!plans.isValidNumber(number)) {
        return Optional.empty();
      }
      return Optional.of(
          new Phone(
              plans.format(number, PhoneNumberUtil.PhoneNumberFormat.E164),
              plans.getRegionCodeForNumber(number),
              plans.getNumberType(number).name().toLowerCase(Locale.ROOT).replace('_', '-')));
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }

  private boolean hasCallingCode(String digits) {
    int code = 0;
    for (int i = 1; i <= LONGEST_CALLING_CODE && i < digits.length(); i++) {
      code = code * 10 + Character.digit(digits.charAt(i), 10);
      if (code > 0 && callingCodes.contains(code)) {
        return true;
      }
    }
    return false;
  }
}
