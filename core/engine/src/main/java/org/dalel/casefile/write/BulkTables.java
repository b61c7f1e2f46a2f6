package org.dalel.casefile.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.dalel.api.bulk.BulkRow;
import org.dalel.api.bulk.CallRow;
import org.dalel.api.bulk.Moment;
import org.dalel.api.bulk.SimIdentity;
import org.dalel.api.bulk.SimRow;
import org.dalel.api.bulk.TextRow;
import org.dalel.casefile.Sqlite;

/**
 * Writes {@code sim_identity}, {@code sim_sighting}, {@code call_record} and {@code text_record}.
 * Rows go in by ascending key; the indexes are made behind them, at the end of a run, and taken
 * away before much is added.
 */
final class BulkTables {
  /** From so many rows on it is quicker to make the indexes anew. */
  private static final long MANY = 50_000;

  private static final int LIST_BITS = 32;

  private static final List<String[]> INDEXES =
      List.of(
          new String[] {"sim_identity", "sim_by_iccid", "(iccid) WHERE iccid IS NOT NULL"},
          new String[] {"sim_identity", "sim_by_imsi", "(imsi) WHERE imsi IS NOT NULL"},
          new String[] {
            "call_record", "call_by_phone", "(other_phone) WHERE other_phone IS NOT NULL"
          },
          new String[] {
            "text_record", "text_by_phone", "(other_phone) WHERE other_phone IS NOT NULL"
          });

  private final Connection connection;
  private final Statements card;
  private final Statements sighting;
  private final Statements call;
  private final Statements text;

  BulkTables(Connection connection) throws SQLException {
    this.connection = connection;
    card = Statements.insert(connection, "sim_identity", "id, iccid, imsi, imei, phone");
    sighting =
        Statements.insert(
            connection,
            "sim_sighting",
            "id, record, sim_id, operator, country, slot, line, time_ns, zoned, note");
    call =
        Statements.insert(
            connection,
            "call_record",
            "id, record, sim_id, slot, line, outgoing, other, other_phone, time_ns, zoned, seconds,"
                + " answered, cause");
    text =
        Statements.insert(
            connection,
            "text_record",
            "id, record, sim_id, line, kind, other, other_phone, time_ns, zoned, body, service, code");
  }

  /** Stores the rows of an artifact and lets go of where they came from. */
  void store(long artifact, BulkRows rows) throws SQLException {
    if (rows.count() > MANY) {
      for (String[] index : INDEXES) {
        Sqlite.execute(connection, "DROP INDEX IF EXISTS " + index[1]);
      }
    }
    Taking taking = new Taking(artifact << LIST_BITS);
    try {
      rows.forEach(taking);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (WriteFailed e) {
      throw e.cause;
    }
    rows.discard();
  }

  /** Makes the indexes of the tables in which there is anything. */
  void index() throws SQLException {
    flush();
    for (String[] index : INDEXES) {
      if (Sqlite.number(connection, "SELECT 1 FROM " + index[0] + " LIMIT 1") == 1) {
        Sqlite.execute(
            connection,
            "CREATE INDEX IF NOT EXISTS " + index[1] + " ON " + index[0] + " " + index[2]);
      }
    }
  }

  void flush() throws SQLException {
    card.flush();
    sighting.flush();
    call.flush();
    text.flush();
  }

  /** An error of the database on its way through a reader of files. */
  private static final class WriteFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient SQLException cause;

    WriteFailed(SQLException cause) {
      super(cause);
      this.cause = cause;
    }
  }

  private final class Taking implements BulkRows.Taker {
    private final long first;
    private long next;

    Taking(long first) {
      this.first = first;
      this.next = first;
    }

    @Override
    public void card(int number, SimIdentity sim) {
      try {
        optional(
                optional(
                    optional(optional(card.number(first + number), sim.iccid()), sim.imsi()),
                    sim.imei()),
                sim.phone())
            .queue();
      } catch (SQLException e) {
        throw new WriteFailed(e);
      }
    }

    @Override
    public void row(int number, BulkRow row) {
      try {
        long sim = number < 0 ? -1 : first + number;
        if (row instanceof SimRow one) {
          sighting(next++, sim, one);
        } else if (row instanceof CallRow one) {
          call(next++, sim, one);
        } else if (row instanceof TextRow one) {
          text(next++, sim, one);
        }
      } catch (SQLException e) {
        throw new WriteFailed(e);
      }
    }
  }

  private void sighting(long id, long sim, SimRow row) throws SQLException {
    sighting.number(id).number(row.record()).numberOrNull(sim);
    optional(sighting, row.operator());
    optional(sighting, row.country());
    optional(sighting, row.slot());
    optional(sighting, row.line());
    moment(sighting, row.seen());
    optional(sighting, row.note()).queue();
  }

  private void call(long id, long sim, CallRow row) throws SQLException {
    call.number(id).number(row.record()).numberOrNull(sim);
    optional(call, row.slot());
    optional(call, row.line());
    call.numberOrNull(
        switch (row.direction()) {
          case OUTGOING -> 1;
          case INCOMING -> 0;
          case UNKNOWN -> -1;
        });
    optional(call, row.other());
    optional(call, row.otherPhone());
    moment(call, row.began()).numberOrNull(row.seconds());
    call.numberOrNull(
        switch (row.answered()) {
          case YES -> 1;
          case NO -> 0;
          case UNKNOWN -> -1;
        });
    optional(call, row.cause()).queue();
  }

  private void text(long id, long sim, TextRow row) throws SQLException {
    text.number(id).number(row.record()).numberOrNull(sim);
    optional(text, row.line()).text(row.kind().name().toLowerCase(Locale.ROOT));
    optional(text, row.other());
    optional(text, row.otherPhone());
    moment(text, row.at());
    optional(text, row.body());
    optional(text, row.service());
    optional(text, row.code()).queue();
  }

  private static Statements optional(Statements statement, String value) throws SQLException {
    return statement.text(value.isEmpty() ? null : value);
  }

  private static Statements moment(Statements statement, Moment moment) throws SQLException {
    return statement.boxed(moment.known() ? (Long) moment.epochNanos() : null).flag(moment.zoned());
  }
}
