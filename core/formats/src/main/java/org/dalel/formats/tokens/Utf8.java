package org.dalel.formats.tokens;

/** The byte sequences of UTF-8 (RFC 3629, section 4). */
final class Utf8 {

  private Utf8() {}

  /** Bytes of the well-formed sequence that begins with a byte above 0x7f; 0 when there is none. */
  static int length(byte[] data, int at, int to) {
    int lead = data[at] & 0xff;
    if (lead < 0xc2 || lead > 0xf4) {
      return 0;
    }
    int length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (at + length > to || !mayFollow(lead, data[at + 1] & 0xff)) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((data[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /** Excludes longer spellings, surrogates and what lies behind the last plane. */
  private static boolean mayFollow(int lead, int second) {
    return switch (lead) {
      case 0xe0 -> second >= 0xa0 && second <= 0xbf;
      case 0xed -> second >= 0x80 && second <= 0x9f;
      case 0xf0 -> second >= 0x90 && second <= 0xbf;
      case 0xf4 -> second >= 0x80 && second <= 0x8f;
      default -> second >= 0x80 && second <= 0xbf;
    };
  }
}
