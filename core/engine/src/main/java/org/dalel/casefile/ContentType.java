package org.dalel.casefile;

/**
 * Marks behind the media type of a content: with them it is another content than the same bytes
 * without.
 *
 * <pre>
 *   application/x-sqlite3; read-as=messaging/ios-backup; at=c3a19d90a5837c3e
 *   └ media type           └ reader that knows it by name └ place, for a reader that looks beside it
 * </pre>
 */
public final class ContentType {
  /** In front of the reader. */
  public static final String READ_AS = "; read-as=";

  /** In front of the place. */
  public static final String AT = "; at=";

  private ContentType() {}

  /** A type without its marks, as people know it. */
  public static String shown(String type) {
    int mark = type.indexOf(READ_AS);
    return mark < 0 ? type : type.substring(0, mark);
  }
}
