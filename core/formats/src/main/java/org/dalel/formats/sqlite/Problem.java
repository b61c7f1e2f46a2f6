package org.dalel.formats.sqlite;

/**
 * Something that could not be read; reading went on behind it. It differs from {@link
 * org.dalel.formats.Damage} in its place: a database is three files of pages, and a page that lies
 * outside of them, or a limit that was reached, has a number or nothing, but no offset.
 *
 * @param file which file
 * @param offset in that file, in bytes; -1 if it is not one place
 * @param page page number, or 0
 * @param message what was expected, what was found, what happens now
 */
public record Problem(FileKind file, long offset, int page, String message) {
  /** A problem of a page as a whole, wherever its bytes stand. */
  public static Problem ofPage(int page, String message) {
    return new Problem(FileKind.MAIN, -1, page, message);
  }

  @Override
  public String toString() {
    String place = offset < 0 ? "" : String.format(" at 0x%x", offset);
    return file + (page > 0 ? " page " + page : "") + place + ": " + message;
  }
}
