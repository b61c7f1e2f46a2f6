package org.dalel.extension;

/** Offsets in UTF-16 code units of places in UTF-8 bytes; asked for in rising order. */
final class TextOffsets {
  private final byte[] utf8;
  private int at;
  private long units;

  TextOffsets(byte[] utf8) {
    this.utf8 = utf8;
  }

  /** The offset of the character that begins at a byte. */
  long of(int place) {
    for (; at < place; at++) {
      boolean continues = (utf8[at] & 0xc0) == 0x80;
      boolean pair = (utf8[at] & 0xf8) == 0xf0;
      units += continues ? 0 : pair ? 2 : 1;
    }
    return units;
  }
}
