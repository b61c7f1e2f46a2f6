package org.dalel.extension;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.dalel.api.bulk.BulkRow;
import org.dalel.api.bulk.CallRow;
import org.dalel.api.bulk.Moment;
import org.dalel.api.bulk.RowList;
import org.dalel.api.bulk.SimIdentity;
import org.dalel.api.bulk.SimRow;
import org.dalel.api.bulk.TextRow;

/**
 * A list of rows in a temporary file, until the writer of the case takes them: however many there
 * are, they need the memory of a buffer and of the different cards among them.
 */
public final class SpilledRows implements RowList {
  /** Rows that a list may have; its records are numbered with 32 bits. */
  static final long MOST_ROWS = 100_000_000;

  private static final int MOST_CARDS_REMEMBERED = 200_000;
  private static final int LONGEST_TEXT = 1 << 20;
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final CRC32 sum = new CRC32();
  private final DataOutputStream out;
  private final Map<SimIdentity, Integer> cards = new HashMap<>();
  private int nextCard;
  private long size;
  private boolean given;

  SpilledRows() {
    try {
      file = Files.createTempFile("dalel-rows", ".tmp");
      out =
          new DataOutputStream(
              new BufferedOutputStream(
                  new CheckedOutputStream(Files.newOutputStream(file), sum), BUFFER));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void add(BulkRow row) {
    if (given) {
      throw new SinkRefusal(
          ExtractionFailure.Kind.CONTRACT, "added a row to a list that was given away");
    }
    if (size >= MOST_ROWS) {
      throw new SinkRefusal(
          ExtractionFailure.Kind.LIMIT,
          "added more than " + MOST_ROWS + " rows to a list; the list is not kept");
    }
    try {
      write(row);
    } catch (IOException e) {
      throw failed(e);
    }
    size++;
  }

  @Override
  public long size() {
    return size;
  }

  /** Equal for equal rows. */
  public long checksum() {
    return sum.getValue();
  }

  /** Bytes on the disk. */
  public long bytes() {
    return out.size() & 0xffffffffL;
  }

  /** Ends the list; nothing can be added any more. */
  void give() {
    given = true;
    cards.clear();
    close();
  }

  /** Reads the rows, in order. */
  public void forEach(SpilledRowsReader.Visitor visitor) throws IOException {
    SpilledRowsReader.read(file, visitor);
  }

  /** Removes the file. */
  public void discard() {
    close();
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static UncheckedIOException failed(IOException e) {
    return new UncheckedIOException(
        "list of rows: expected to write a temporary file, found: " + e.getMessage(), e);
  }

  private void write(BulkRow row) throws IOException {
    if (row instanceof SimRow sim) {
      int card = card(sim.sim());
      head(SpilledRowsReader.SIM, sim.record(), card);
      text(sim.operator());
      text(sim.country());
      text(sim.slot());
      text(sim.line());
      moment(sim.seen());
      text(sim.note());
    } else if (row instanceof CallRow call) {
      int card = card(call.sim());
      head(SpilledRowsReader.CALL, call.record(), card);
      text(call.slot());
      text(call.line());
      out.writeByte(call.direction().ordinal());
      text(call.other());
      text(call.otherPhone());
      moment(call.began());
      out.writeLong(call.seconds());
      out.writeByte(call.answered().ordinal());
      text(call.cause());
    } else if (row instanceof TextRow text) {
      int card = card(text.sim());
      head(SpilledRowsReader.TEXT, text.record(), card);
      text(text.line());
      out.writeByte(text.kind().ordinal());
      text(text.other());
      text(text.otherPhone());
      moment(text.at());
      text(text.body());
      text(text.service());
      text(text.code());
    }
  }

  private void head(int kind, long record, int card) throws IOException {
    out.writeByte(kind);
    out.writeLong(record);
    out.writeInt(card);
  }

  /** The number of a card in this list; one that is new is written before the row. */
  private int card(SimIdentity sim) throws IOException {
    if (sim.equals(SimIdentity.UNKNOWN)) {
      return -1;
    }
    Integer known = cards.get(sim);
    if (known != null) {
      return known;
    }
    if (cards.size() >= MOST_CARDS_REMEMBERED) {
      cards.clear();
    }
    cards.put(sim, nextCard);
    out.writeByte(SpilledRowsReader.CARD);
    text(sim.iccid());
    text(sim.imsi());
    text(sim.imei());
    text(sim.phone());
    return nextCard++;
  }

  private void moment(Moment moment) throws IOException {
    out.writeByte(moment.known() ? moment.zoned() ? 2 : 1 : 0);
    if (moment.known()) {
      out.writeLong(moment.epochNanos());
    }
  }

  private void text(String text) throws IOException {
    int length = text.length();
    if (length > LONGEST_TEXT) {
      throw new SinkRefusal(
          ExtractionFailure.Kind.LIMIT,
          "added a row with a text of more than " + LONGEST_TEXT + " characters");
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < 255) {
      out.writeByte(bytes.length);
    } else {
      out.writeByte(255);
      out.writeInt(bytes.length);
    }
    out.write(bytes);
  }
}
