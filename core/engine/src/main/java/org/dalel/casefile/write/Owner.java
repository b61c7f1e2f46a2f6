package org.dalel.casefile.write;

/**
 * What an artifact, a failure or an extraction belongs to: a content, wherever it lies; an entry of
 * a content that is a container, wherever that lies; or an item.
 *
 * @param contentId row id; -1 when it is an item
 * @param entry position of the entry in the container; -1 when it is none
 * @param itemId row id; -1 when it is a content
 */
public record Owner(long contentId, long entry, long itemId) {

  /** A content. */
  public static Owner content(long id) {
    return new Owner(id, -1, -1);
  }

  /** An entry of a container. */
  public static Owner entry(long container, long position) {
    return new Owner(container, position, -1);
  }

  /** An item. */
  public static Owner item(long id) {
    return new Owner(-1, -1, id);
  }

  /** Whether it is an item. */
  public boolean isItem() {
    return contentId < 0;
  }

  /** Whether it is an entry of a container. */
  public boolean isEntry() {
    return entry >= 0;
  }

  /** An SQL condition on the columns that name the owner. */
  String condition() {
    if (isItem()) {
      return "item_id = " + itemId;
    }
    return "content_id = " + contentId + " AND entry IS " + (isEntry() ? "" + entry : "NULL");
  }
}
