package org.dalel.formats.sqlite.recover;

import org.dalel.formats.sqlite.page.SerialType;
import org.dalel.formats.sqlite.page.SerialType.Kind;
import org.dalel.formats.sqlite.page.TextEncoding;

/**
 * Tells where the end of a dead cell is overwritten: where a text stops being text. Columns that
 * are known to hold such text in rows in order are not judged.
 */
final class SoundText {
  private SoundText() {}

  /** First byte of the body that is not sound; its length if all is. */
  static int end(TableStatistics table, long[] types, byte[] body, TextEncoding encoding) {
    long at = 0;
    for (int field = 0; field < types.length && at < body.length; field++) {
      long size = SerialType.size(types[field]);
      if (SerialType.kind(types[field]) == Kind.TEXT && !table.field(field).oddText()) {
        int length = (int) Math.min(size, body.length - at);
        int sound = encoding.soundLength(body, (int) at, length, length < size);
        if (sound < length) {
          return (int) at + sound;
        }
      }
      at += size;
    }
    return body.length;
  }
}
