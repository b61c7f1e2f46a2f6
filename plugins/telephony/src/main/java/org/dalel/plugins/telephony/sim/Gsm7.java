package org.dalel.plugins.telephony.sim;

/** The default alphabet of GSM with its extension table (3GPP TS 23.038, 6.2.1). */
final class Gsm7 {
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENDED_CODES = "\n\u0014()/<=>@e";
  private static final String EXTENDED = "\f^{}\\[~]|€";
  private static final int ESCAPE = 0x1b;

  private Gsm7() {}

  /**
   * Text of septets packed into octets.
   *
   * @param octets the octets
   * @param from offset of the first
   * @param skip septets that are not text, such as those of a header
   * @param count septets in all, {@code skip} included; what is not there is left out
   */
  static String unpacked(byte[] octets, int from, int skip, int count) {
    byte[] codes = new byte[Math.max(0, count - skip)];
    int length = 0;
    for (int i = skip; i < count; i++) {
      int bit = i * 7;
      int at = from + bit / 8;
      if (at >= octets.length || at + 1 >= octets.length && bit % 8 > 1) {
        break;
      }
      int pair = octets[at] & 0xff | (at + 1 < octets.length ? (octets[at + 1] & 0xff) << 8 : 0);
      codes[length++] = (byte) (pair >> bit % 8 & 0x7f);
    }
    return text(codes, 0, length);
  }

  /** Text of one septet an octet. */
  static String text(byte[] codes, int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      int code = codes[i] & 0x7f;
      if (code == ESCAPE && i + 1 < to) {
        text.append(extended(codes[++i] & 0x7f));
      } else {
        text.append(code == ESCAPE ? ' ' : BASIC.charAt(code));
      }
    }
    return text.toString();
  }

  /** What has no sign in the table is shown as the sign of the basic one. */
  private static char extended(int code) {
    int at = EXTENDED_CODES.indexOf(code == 0x65 ? 'e' : marked(code));
    return at >= 0 ? EXTENDED.charAt(at) : BASIC.charAt(code);
  }

  /** The character by which a code is found in {@link #EXTENDED_CODES}. */
  private static char marked(int code) {
    return switch (code) {
      case 0x0a -> '\n';
      case 0x14 -> '\u0014';
      case 0x28 -> '(';
      case 0x29 -> ')';
      case 0x2f -> '/';
      case 0x3c -> '<';
      case 0x3d -> '=';
      case 0x3e -> '>';
      case 0x40 -> '@';
      default -> '\0';
    };
  }
}
