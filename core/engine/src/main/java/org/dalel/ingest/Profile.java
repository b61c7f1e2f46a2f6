package org.dalel.ingest;

import java.util.Locale;

/** How deep a run looks. */
public enum Profile {
  /** Enumerate, digests and types: what is there. The media digests are not computed. */
  TRIAGE,
  /**
   * Triage, then text, metadata, embedded documents, extractors, the full-text index and media
   * digests.
   */
  STANDARD,
  /**
   * Standard, then what was deleted: text scanners go over slack, free blocks and the space outside
   * of file systems, and over the whole of unknown files.
   */
  DEEP;

  /** The name on the command line and in the case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether contents are taken apart, and not only listed. */
  boolean readsContents() {
    return this != TRIAGE;
  }
}
