package org.dalel.plugins.telephony.sim;

import org.dalel.formats.ByteCursor;
import org.dalel.formats.FormatException;

/** Numbers of two digits an octet (3GPP TS 24.008, 10.5.4.7; TS 23.040, 9.1.2.5). */
final class Bcd {
  private static final String SIGNS = "0123456789*#pwe";
  private static final int INTERNATIONAL = 1;
  private static final int ALPHANUMERIC = 5;

  private Bcd() {}

  /**
   * A number.
   *
   * @param type octet of the type of number and the numbering plan
   * @param length octets of the number
   */
  static String address(byte type, byte[] octets, int from, int length) {
    StringBuilder digits = new StringBuilder();
    for (int i = from; i < Math.min(octets.length, from + length); i++) {
      for (int half : new int[] {octets[i] & 0x0f, octets[i] >> 4 & 0x0f}) {
        if (half == 0x0f) {
          return plus(type, digits);
        }
        digits.append(SIGNS.charAt(half));
      }
    }
    return plus(type, digits);
  }

  private static String plus(byte type, StringBuilder digits) {
    return kind(type) == INTERNATIONAL && digits.length() > 0 ? "+" + digits : digits.toString();
  }

  private static int kind(int type) {
    return type >> 4 & 0x07;
  }

  /** The address of a message: its length in half octets, type, number or name. */
  static String party(ByteCursor octets) throws FormatException {
    long at = octets.position();
    int halves = octets.u8();
    if (halves > 20) {
      throw new FormatException(at, "an address of at most 20 digits", halves + " digits");
    }
    int type = octets.u8();
    byte[] value = octets.bytes((halves + 1) / 2);
    return kind(type) == ALPHANUMERIC
        ? Gsm7.unpacked(value, 0, 0, halves * 4 / 7)
        : address((byte) type, value, 0, value.length);
  }
}
