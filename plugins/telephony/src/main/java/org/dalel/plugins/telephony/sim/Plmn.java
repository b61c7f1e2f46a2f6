package org.dalel.plugins.telephony.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.plugins.telephony.number.Networks;

/**
 * A network: country code and network code in three octets (3GPP TS 24.008, 10.5.1.13).
 *
 * @param digits country code and network code, 5 or 6 digits
 */
record Plmn(String digits) {

  /** Reads three octets; empty when they name no network. */
  static Optional<Plmn> of(byte[] octets, int at) {
    if (at < 0 || at + 3 > octets.length) {
      return Optional.empty();
    }
    int[] halves = {
      octets[at] & 0x0f,
      octets[at] >> 4 & 0x0f,
      octets[at + 1] & 0x0f,
      octets[at + 2] & 0x0f,
      octets[at + 2] >> 4 & 0x0f,
      octets[at + 1] >> 4 & 0x0f
    };
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < halves.length; i++) {
      if (halves[i] > 9) {
        boolean twoDigits = i == halves.length - 1 && halves[i] == 0x0f;
        return twoDigits ? Optional.of(new Plmn(digits.toString())) : Optional.empty();
      }
      digits.append(halves[i]);
    }
    return Optional.of(new Plmn(digits.toString()));
  }

  /** All networks of a list. */
  static List<Plmn> all(byte[] octets, int step) {
    List<Plmn> list = new ArrayList<>();
    for (int at = 0; at + 3 <= octets.length; at += step) {
      of(octets, at).ifPresent(list::add);
    }
    return list;
  }

  /** {@code 250-01 (Mobile Telesystems)}. */
  String shown() {
    String code = digits.substring(0, 3) + "-" + digits.substring(3);
    return Networks.operator(digits).map(name -> code + " (" + name + ")").orElse(code);
  }
}
