package org.dalel.plugins.wallets.core;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.Position;
import org.dalel.api.RecordState;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.plugins.wallets.artifact.RawTransaction;
import org.dalel.plugins.wallets.chain.codec.Bytes;

/**
 * A record of a wallet: its key is the name of its type and what it is about.
 *
 * @param type e.g. {@code ckey}
 * @param about the rest of the key
 * @param offset in the file, or in the log beside it
 * @param beside the frame of the log ({@code wal}, {@code journal}) that it stands in; empty for
 *     the file itself
 */
record CoreRecord(
    String type,
    ByteView about,
    ByteView value,
    long offset,
    RecordState state,
    Optional<Position.RecordNumber> beside) {

  private static final int LONGEST_TYPE = 32;

  /** The record of a database entry, when its key begins with a word. */
  static Optional<CoreRecord> of(ByteView key, ByteView value, long offset, RecordState state) {
    try {
      int length = key.u8(0);
      String type = key.text(1, Math.min(length, LONGEST_TYPE), StandardCharsets.ISO_8859_1);
      return length > 1 && length <= LONGEST_TYPE && type.matches("[a-z_0-9]+")
          ? Optional.of(
              new CoreRecord(type, key.from(1 + length), value, offset, state, Optional.empty()))
          : Optional.empty();
    } catch (FormatException e) {
      return Optional.empty();
    }
  }

  /** The same record, found in a frame of a log. */
  CoreRecord in(Position.RecordNumber frame) {
    return new CoreRecord(type, about, value, offset, state, Optional.of(frame));
  }

  /** Puts an artifact where the record stands. */
  Artifact.Builder on(Artifact.Builder artifact) {
    artifact.state(state);
    return beside.isPresent()
        ? artifact.at(beside.get()).field("offset-beside", offset)
        : artifact.atByte(offset);
  }

  boolean live() {
    return state == RecordState.LIVE;
  }

  /** What the record is about, to tell it from others. */
  String identity() {
    return type + ":" + Bytes.hex(about.bytes());
  }

  /** Bytes with their number in front. */
  static byte[] bytes(ByteCursor in) throws FormatException {
    return in.bytes(RawTransaction.count(in, 1));
  }

  /** Text with the number of its bytes in front. */
  static String text(ByteCursor in) throws FormatException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  /** What the record is about, when that is a text. */
  String aboutText() throws FormatException {
    return text(new ByteCursor(about));
  }

  /** A cursor over the value. */
  ByteCursor read() {
    return new ByteCursor(value);
  }
}
