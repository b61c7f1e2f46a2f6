package org.dalel.api;

/** How characters are written where a {@link TextScanner} finds them. */
public enum TextEncoding {
  /** In the decoded text of a document; positions count its UTF-16 code units. */
  DECODED,
  /** ASCII or UTF-8. */
  UTF_8,
  /** Two bytes a character, the lower one first. */
  UTF_16LE
}
