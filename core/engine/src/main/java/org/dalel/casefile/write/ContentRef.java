package org.dalel.casefile.write;

/**
 * A content on its way into the case: known to the workers by this handle before it has a row.
 *
 * <p>The row's id is written by the writer's thread alone and read by it alone. The outcome and the
 * closure are set once, by the worker that processed the content, before the handle is shared.
 */
public final class ContentRef {
  private long id;
  private boolean replaceable;
  private volatile ContentOutcome outcome;

  /** A content that has no row yet. */
  public ContentRef() {}

  /** A content whose row an earlier run wrote. */
  public static ContentRef stored(long id, ContentOutcome outcome, boolean replaceable) {
    ContentRef ref = new ContentRef();
    ref.id = id;
    ref.outcome = outcome;
    ref.replaceable = replaceable;
    return ref;
  }

  /** What became of it; null while a worker is still busy with it. */
  public ContentOutcome outcome() {
    return outcome;
  }

  /** Says what became of it. */
  public void settle(ContentOutcome result) {
    this.outcome = result;
  }

  long id() {
    if (id == 0) {
      throw new IllegalStateException("a row refers to a content that was not written before it");
    }
    return id;
  }

  long idOrZero() {
    return id;
  }

  void written(long row) {
    this.id = row;
    this.replaceable = false;
  }

  boolean replaceable() {
    return replaceable;
  }
}
