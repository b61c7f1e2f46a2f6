package org.dalel.formats.sqlite.recover;

import org.dalel.formats.sqlite.page.PageKind;

/**
 * How cells are laid out in free space.
 *
 * @param usable bytes of a page that SQLite uses
 * @param pageCount pages of the database: an overflow page is one of them
 */
record PageShape(int usable, long pageCount) {
  /** Bytes of a payload in the cell itself. */
  int local(boolean rowid, long payload) {
    return (rowid ? PageKind.TABLE_LEAF : PageKind.INDEX_LEAF).localSize(payload, usable);
  }
}
