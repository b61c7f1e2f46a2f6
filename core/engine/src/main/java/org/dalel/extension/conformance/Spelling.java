package org.dalel.extension.conformance;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dalel.api.Identifier;

/**
 * Whether an identifier has the form that its kind asks for. One that has not is found by nobody
 * who looks for it, and says nothing. What only its service can know (whether an account exists, in
 * which case its name is written) is not judged.
 */
final class Spelling {
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*");
  private static final Pattern PADDED = Pattern.compile("(^|:)0[0-9a-f]");

  private Spelling() {}

  /** What is wrong with it, if something is. */
  static Optional<String> objection(Identifier identifier) {
    String value = identifier.normalised();
    return switch (identifier.kind()) {
      case EMAIL ->
          unless(lower(value) && value.matches("\\S+@\\S+"), identifier, "aida@example.kz");
      case PHONE -> unless(value.matches("\\+[1-9]\\d{3,14}"), identifier, "+77012345678");
      case URL ->
          unless(value.matches("[a-z][a-z0-9+.-]*:\\S.*"), identifier, "https://example.kz/A?b");
      case DOMAIN -> unless(lower(value) && value.matches("\\S+"), identifier, "example.kz");
      case IP_ADDRESS -> unless(address(value), identifier, "192.0.2.7 or 2001:db8::7");
      case MAC_ADDRESS ->
          unless(value.matches("[0-9a-f]{2}(:[0-9a-f]{2}){5}"), identifier, "00:11:22:aa:bb:cc");
      case ACCOUNT -> unless(pair(value), identifier, "service:name, such as anydesk:442226597");
      case WALLET_ADDRESS -> unless(pair(value), identifier, "chain:address, such as btc:1Boat...");
      case DEVICE_SERIAL -> unless(value.matches(".*\\S:.*\\S.*"), identifier, "vendor:serial");
      case IMEI -> unless(value.matches("\\d{15}"), identifier, "15 digits");
      case IMSI -> unless(value.matches("\\d{14,15}"), identifier, "14 or 15 digits");
      case ICCID -> unless(value.matches("\\d{18,20}"), identifier, "18 to 20 digits");
    };
  }

  private static boolean lower(String value) {
    return value.equals(value.toLowerCase(Locale.ROOT));
  }

  /** A lower-case word, a colon, and a name that is not blank. */
  private static boolean pair(String value) {
    int colon = value.indexOf(':');
    return colon > 0
        && lower(value.substring(0, colon))
        && !value.substring(0, colon).matches(".*\\s.*")
        && !value.substring(colon + 1).isBlank();
  }

  private static boolean address(String value) {
    return IPV4.matcher(value).matches()
        || (IPV6.matcher(value).matches() && !PADDED.matcher(value).find());
  }

  private static Optional<String> unless(boolean good, Identifier identifier, String expected) {
    return good
        ? Optional.empty()
        : Optional.of(
            "identifier of kind %s: expected %s, found '%s'; what cannot be normalised is a field"
                .formatted(identifier.kind().label(), expected, identifier.normalised()));
  }
}
