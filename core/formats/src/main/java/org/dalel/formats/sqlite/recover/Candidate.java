package org.dalel.formats.sqlite.recover;

import java.util.OptionalLong;

/**
 * A place in free space that may hold a cell.
 *
 * @param start offset in the page
 * @param end first byte behind the cell as it was; may lie behind what is left of it
 * @param clip first byte that is not the cell's any more: at most {@code end}
 * @param body offset of the first value
 * @param payloadSize bytes of the record
 * @param headerSize bytes of the record's header
 * @param local bytes of the record that stood in the page
 * @param rebuilt true if the header is overwritten in part and was rebuilt
 * @param bits what speaks for it
 * @param doubtful so many of the first fields could be read another way just as well
 */
record Candidate(
    TableStatistics table,
    int start,
    int end,
    int clip,
    OptionalLong rowid,
    long[] types,
    int body,
    long payloadSize,
    int headerSize,
    int local,
    boolean rebuilt,
    double bits,
    int doubtful) {
  boolean cut() {
    return clip < end;
  }

  Candidate withBits(double other) {
    return with(clip, other, doubtful);
  }

  Candidate clippedAt(int at, double other) {
    return with(at, other, doubtful);
  }

  Candidate doubting(int fields) {
    return with(clip, bits, fields);
  }

  private Candidate with(int newClip, double newBits, int newDoubtful) {
    return new Candidate(
        table,
        start,
        end,
        newClip,
        rowid,
        types,
        body,
        payloadSize,
        headerSize,
        local,
        rebuilt,
        newBits,
        newDoubtful);
  }
}
