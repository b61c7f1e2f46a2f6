package org.dalel.extension;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dalel.api.bulk.BulkRow;
import org.dalel.api.bulk.CallRow;
import org.dalel.api.bulk.Moment;
import org.dalel.api.bulk.SimIdentity;
import org.dalel.api.bulk.SimRow;
import org.dalel.api.bulk.TextRow;
import org.dalel.api.records.Call.Direction;

/** Reads back what {@link SpilledRows} wrote. */
public final class SpilledRowsReader {
  static final int CARD = 1;
  static final int SIM = 2;
  static final int CALL = 3;
  static final int TEXT = 4;

  private static final int BUFFER = 1 << 16;
  private static final TextRow.Kind[] KINDS = TextRow.Kind.values();
  private static final Direction[] DIRECTIONS = Direction.values();
  private static final CallRow.Answered[] ANSWERS = CallRow.Answered.values();

  private final DataInputStream in;
  private long record;
  private int card;

  private SpilledRowsReader(DataInputStream in) {
    this.in = in;
  }

  /**
   * Takes cards and rows. The rows say by {@code card} which one they mean; the identity in them is
   * unknown.
   */
  public interface Visitor {
    /** A card, numbered from 0. */
    void card(int number, SimIdentity sim) throws IOException;

    /**
     * A row.
     *
     * @param card number of its card; -1 for none
     */
    void row(int card, BulkRow row) throws IOException;
  }

  static void read(Path file, Visitor visitor) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
      SpilledRowsReader reader = new SpilledRowsReader(in);
      int cards = 0;
      for (int kind = in.read(); kind >= 0; kind = in.read()) {
        if (kind == CARD) {
          visitor.card(
              cards++, new SimIdentity(reader.text(), reader.text(), reader.text(), reader.text()));
        } else {
          reader.record = in.readLong();
          reader.card = in.readInt();
          BulkRow row = reader.row(kind);
          visitor.row(reader.card, row);
        }
      }
    }
  }

  private BulkRow row(int kind) throws IOException {
    return switch (kind) {
      case SIM ->
          new SimRow(record, SimIdentity.UNKNOWN, text(), text(), text(), text(), moment(), text());
      case CALL ->
          new CallRow(
              record,
              SimIdentity.UNKNOWN,
              text(),
              text(),
              DIRECTIONS[in.readByte()],
              text(),
              text(),
              moment(),
              in.readLong(),
              ANSWERS[in.readByte()],
              text());
      case TEXT ->
          new TextRow(
              record,
              SimIdentity.UNKNOWN,
              text(),
              KINDS[in.readByte()],
              text(),
              text(),
              moment(),
              text(),
              text(),
              text());
      default -> throw new IOException("list of rows: expected a row, found kind " + kind);
    };
  }

  private Moment moment() throws IOException {
    int known = in.readByte();
    return known == 0 ? Moment.UNKNOWN : new Moment(in.readLong(), known == 2, true);
  }

  private String text() throws IOException {
    int length = in.readUnsignedByte();
    if (length == 0) {
      return "";
    }
    if (length == 255) {
      length = in.readInt();
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
