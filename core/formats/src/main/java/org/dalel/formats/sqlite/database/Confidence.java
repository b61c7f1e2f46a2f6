package org.dalel.formats.sqlite.database;

/** How sure it is that a recovered row was a row of its table. */
public enum Confidence {
  /** Its own sizes, types and content agree, or a page in order points to it. */
  HIGH,
  /** Its header was rebuilt from the schema, and the content agrees. */
  MEDIUM,
  /** It fits, but little speaks for it. */
  LOW
}
