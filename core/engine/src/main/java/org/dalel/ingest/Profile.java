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
  STANDARD;

  /** The name on the command line and in the case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
