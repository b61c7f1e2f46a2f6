package org.dalel.api;

/** Where a {@link TextScanner} is at work. */
public enum ScanPlace {
  /** The text of a document, decoded. */
  TEXT,
  /** The bytes of a content that has no known format and that no extractor reads. */
  UNKNOWN,
  /**
   * Slack of files, free blocks of file systems and bytes outside of all file systems: what was
   * deleted. Only in profile {@code deep}.
   */
  FREE
}
