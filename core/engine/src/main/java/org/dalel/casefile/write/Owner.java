package org.dalel.casefile.write;

/**
 * What an artifact, a failure or an extraction belongs to: a content, wherever it lies, or an item.
 *
 * @param contentId row id; -1 when it is an item
 * @param itemId row id; -1 when it is a content
 */
public record Owner(long contentId, long itemId) {

  /** A content. */
  public static Owner content(long id) {
    return new Owner(id, -1);
  }

  /** An item. */
  public static Owner item(long id) {
    return new Owner(-1, id);
  }

  /** Whether it is an item. */
  public boolean isItem() {
    return contentId < 0;
  }

  /** The column that names the owner. */
  String column() {
    return isItem() ? "item_id" : "content_id";
  }

  long id() {
    return isItem() ? itemId : contentId;
  }
}
