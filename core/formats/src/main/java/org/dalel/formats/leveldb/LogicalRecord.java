package org.dalel.formats.leveldb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dalel.formats.ByteView;

/** A record of a log while its pieces come in. */
final class LogicalRecord {
  /** The greatest record that is joined, in bytes. */
  static final int MOST = 256 << 20;

  private final List<ByteView> pieces = new ArrayList<>();
  private int length;
  private boolean sound = true;

  boolean open() {
    return !pieces.isEmpty();
  }

  /** Where the first piece stands, for a message. */
  String start() {
    return "0x" + Long.toHexString(pieces.get(0).position());
  }

  /** Adds a piece; false, without adding it, when the record would be too long. */
  boolean add(ByteView piece, boolean intact) {
    sound &= intact;
    if (length + (long) piece.length() > MOST) {
      return false;
    }
    pieces.add(piece);
    length += piece.length();
    return true;
  }

  /** The record so far; a new one begins. */
  Joined take(boolean whole) {
    byte[] data = new byte[length];
    int[] starts = new int[pieces.size()];
    long[] offsets = new long[pieces.size()];
    int at = 0;
    for (int i = 0; i < pieces.size(); i++) {
      ByteView piece = pieces.get(i);
      piece.buffer().get(data, at, piece.length());
      starts[i] = at;
      offsets[i] = piece.position();
      at += piece.length();
    }
    Joined joined = new Joined(ByteView.of(data), starts, offsets, whole && sound);
    pieces.clear();
    length = 0;
    sound = true;
    return joined;
  }

  /**
   * A record joined from its pieces.
   *
   * @param data its bytes
   * @param starts where in {@code data} each piece starts, rising
   * @param offsets where in the file each piece starts
   * @param sound whether it is whole and every checksum holds
   */
  record Joined(ByteView data, int[] starts, long[] offsets, boolean sound) {
    /** Where in the file a byte of {@code data} stands. */
    long offset(int at) {
      int found = Arrays.binarySearch(starts, at);
      int piece = found >= 0 ? found : -found - 2;
      return piece < 0 ? at : offsets[piece] + at - starts[piece];
    }
  }
}
