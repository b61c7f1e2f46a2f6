package org.dalel.api;

/** What the result of an extractor depends on. */
public enum Scope {
  /**
   * On the bytes alone. The engine calls the extractor once for each distinct content, however many
   * items have it; name and path are therefore hidden (empty), and the interest cannot ask for
   * them.
   */
  CONTENT,

  /** On name, place or neighbours too: the extractor is called for each item. */
  CONTEXT
}
