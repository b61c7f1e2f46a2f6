package org.dalel.plugins.telephony.sim;

import java.nio.charset.StandardCharsets;

/**
 * Names on a card: the GSM alphabet, or one of three codings of UCS-2 (3GPP TS 31.102, annex A).
 */
final class Alpha {
  private static final int UCS2 = 0x80;
  private static final int UCS2_PAGE = 0x81;
  private static final int UCS2_BASE = 0x82;
  private static final byte FILLER = (byte) 0xff;

  private Alpha() {}

  /** The name in these octets, without filler. */
  static String text(byte[] octets) {
    int coding = octets.length == 0 ? 0 : octets[0] & 0xff;
    if (coding == UCS2) {
      return ucs2(octets);
    }
    if (coding == UCS2_PAGE && octets.length > 2) {
      return paged(octets, 3, (octets[2] & 0xff) << 7);
    }
    if (coding == UCS2_BASE && octets.length > 3) {
      return paged(octets, 4, (octets[2] & 0xff) << 8 | octets[3] & 0xff);
    }
    return Gsm7.text(octets, 0, end(octets, 0, octets.length)).strip();
  }

  private static String ucs2(byte[] octets) {
    int end = 1;
    while (end + 1 < octets.length && !(octets[end] == FILLER && octets[end + 1] == FILLER)) {
      end += 2;
    }
    return new String(octets, 1, end - 1, StandardCharsets.UTF_16BE).strip();
  }

  /** Octets below 128 are of the GSM alphabet, the others lie behind a base. */
  private static String paged(byte[] octets, int from, int base) {
    int end = Math.min(octets.length, from + (octets[1] & 0xff));
    StringBuilder text = new StringBuilder();
    for (int i = from; i < end; i++) {
      int code = octets[i] & 0xff;
      if (code < 0x80) {
        int to = i + 1;
        while (to < end && octets[to] >= 0) {
          to++;
        }
        text.append(Gsm7.text(octets, i, to));
        i = to - 1;
      } else {
        text.append((char) (base + (code & 0x7f)));
      }
    }
    return text.toString().strip();
  }

  private static int end(byte[] octets, int from, int to) {
    for (int i = from; i < to; i++) {
      if (octets[i] == FILLER) {
        return i;
      }
    }
    return to;
  }
}
