package org.dalel.casefile.write;

import java.util.Locale;

/** The state of a content, as the column {@code content.status} has it. */
public enum ContentStatus {
  /** Digests and type are known; nothing else was asked for. */
  IDENTIFIED,
  /** Text, metadata and embedded documents were read. */
  PARSED,
  /** In a hash set of known files: not parsed. */
  KNOWN,
  /** Cannot be read without a secret. */
  ENCRYPTED,
  /** No parser reads this type. */
  UNSUPPORTED,
  /** A limit was met; what came before it is kept. */
  LIMITED,
  /** The parser gave up; what came before is kept. */
  FAILED;

  /** The word in the case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of a word in the case. */
  public static ContentStatus of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
