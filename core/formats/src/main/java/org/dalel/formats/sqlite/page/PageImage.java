package org.dalel.formats.sqlite.page;

import org.dalel.formats.sqlite.FileKind;

/**
 * One version of one page.
 *
 * @param number page number, from 1
 * @param bytes the page, not to be changed
 * @param file where it was read
 * @param offset of the page's first byte in that file
 * @param frame frame of the WAL or record of the journal, from 0; -1 in the database itself
 */
public record PageImage(int number, byte[] bytes, FileKind file, long offset, int frame) {
  /** Where the b-tree header begins: page 1 has the database header before it. */
  public int headerAt() {
    return number == 1 ? DatabaseHeader.SIZE : 0;
  }

  public int u16(int at) {
    return BigEndian.u16(bytes, at);
  }

  /** An unsigned 32-bit number; as a page number it may be out of range. */
  public long u32(int at) {
    return BigEndian.u32(bytes, at);
  }
}
