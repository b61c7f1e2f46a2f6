package org.dalel.casefile.write;

/**
 * What became of a content and of everything inside it.
 *
 * @param status the content's own state
 * @param count embedded documents in it, at all depths
 * @param bytes their bytes
 * @param height depth of nesting below it; 0 without embedded documents
 */
public record ContentOutcome(ContentStatus status, long count, long bytes, int height) {
  /** A content without embedded documents. */
  public static ContentOutcome leaf(ContentStatus status) {
    return new ContentOutcome(status, 0, 0, 0);
  }
}
