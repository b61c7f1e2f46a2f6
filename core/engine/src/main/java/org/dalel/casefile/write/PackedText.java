package org.dalel.casefile.write;

/**
 * The text of a content, ready to be stored.
 *
 * @param length characters (UTF-16 code units)
 * @param utf8 for the index
 * @param deflated the same bytes as a zlib stream
 */
public record PackedText(int length, byte[] utf8, byte[] deflated) {

  long weight() {
    return (long) utf8.length + deflated.length;
  }
}
