package org.dalel.formats.sqlite.database;

import org.dalel.formats.sqlite.FileKind;

/**
 * Where a row stands.
 *
 * @param file which of the files
 * @param offset of the first byte of its cell in that file
 * @param page number of its page
 * @param frame frame of the WAL or record of the journal, from 0; -1 in the database itself
 */
public record Place(FileKind file, long offset, int page, int frame) {
  @Override
  public String toString() {
    String in = frame < 0 ? "" : (file == FileKind.WAL ? " frame " : " record ") + frame;
    return String.format("%s%s page %d at 0x%x", file, in, page, offset);
  }
}
