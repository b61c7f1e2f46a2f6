package org.dalel.plugins.telephony.bank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.bulk.BulkRow;
import org.dalel.api.bulk.CallRow;
import org.dalel.api.bulk.Moment;
import org.dalel.api.bulk.SimIdentity;
import org.dalel.api.bulk.SimRow;
import org.dalel.api.bulk.TextRow;
import org.dalel.api.records.Call.Direction;
import org.dalel.formats.mysql.SqlRow;
import org.dalel.formats.mysql.SqlTable;
import org.dalel.plugins.telephony.number.Cards;

/** Makes bulk records of the rows of one table, as a schema says what its columns mean. */
final class RowMaker {
  private final Schema schema;
  private final Cards cards;
  private final Map<String, int[]> places = new HashMap<>();
  private final Map<String, String> constants = new HashMap<>();

  RowMaker(Schema schema, SqlTable table, Cards cards) {
    this.schema = schema;
    this.cards = cards;
    schema
        .roles()
        .forEach(
            (role, columns) -> {
              String first = columns.get(0);
              if (first.startsWith("'")) {
                constants.put(role, first.substring(1, first.length() - 1));
              } else {
                places.put(role, columns.stream().mapToInt(table::place).toArray());
              }
            });
  }

  Schema schema() {
    return schema;
  }

  /** What a role says of all rows, where it is not a column. */
  Optional<String> constant(String role) {
    return Optional.ofNullable(constants.get(role));
  }

  /** The record of a row; empty when the row says nothing of a card, a call or a text. */
  Optional<BulkRow> row(SqlRow row) {
    return switch (schema.kind()) {
      case SIM -> sim(row);
      case CALL -> call(row);
      case TEXT -> text(row);
    };
  }

  private Optional<BulkRow> sim(SqlRow row) {
    SimIdentity sim = identity(row);
    String note = text(row, "note");
    Moment seen = moment(row);
    if (sim.equals(SimIdentity.UNKNOWN) && !seen.known()) {
      return Optional.empty();
    }
    Cards.Facts facts = cards.facts(sim);
    String operator = text(row, "operator");
    return Optional.of(
        new SimRow(
            row.number(),
            sim,
            facts.operator().isEmpty() ? operator : facts.operator(),
            facts.country(),
            slot(row),
            text(row, "line"),
            seen,
            note));
  }

  private Optional<BulkRow> call(SqlRow row) {
    String other = text(row, "other");
    Moment began = moment(row);
    if (other.isEmpty() && !began.known()) {
      return Optional.empty();
    }
    SimIdentity sim = identity(row);
    String from = text(row, "from");
    if (sim.phone().isEmpty() && !from.isEmpty()) {
      sim = new SimIdentity(sim.iccid(), sim.imsi(), sim.imei(), from);
    }
    String region = cards.facts(sim).country();
    long seconds = number(text(row, "seconds"));
    String dir = text(row, "dir");
    String cause = text(row, "cause");
    return Optional.of(
        new CallRow(
            row.number(),
            sim,
            slot(row),
            text(row, "line"),
            direction(),
            other,
            cards.phone(other, region),
            began,
            seconds,
            answered(text(row, "disposition"), seconds),
            dir.isEmpty() ? cause : cause.isEmpty() ? "dir=" + dir : "dir=" + dir + " " + cause));
  }

  /** What the numbers of {@code dir} mean is not published: they are kept with the cause. */
  private Direction direction() {
    if (schema.roles().containsKey("in")) {
      return Direction.INCOMING;
    }
    return schema.roles().containsKey("from") ? Direction.OUTGOING : Direction.UNKNOWN;
  }

  private static CallRow.Answered answered(String disposition, long seconds) {
    if (!disposition.isEmpty()) {
      return disposition.equalsIgnoreCase("ANSWERED") ? CallRow.Answered.YES : CallRow.Answered.NO;
    }
    if (seconds < 0) {
      return CallRow.Answered.UNKNOWN;
    }
    return seconds > 0 ? CallRow.Answered.YES : CallRow.Answered.NO;
  }

  private Optional<BulkRow> text(SqlRow row) {
    String other = text(row, "other");
    String body = text(row, "body");
    if (other.isEmpty() && body.isEmpty()) {
      return Optional.empty();
    }
    SimIdentity sim = identity(row);
    TextRow.Kind kind = kind(row);
    String from = text(row, "from");
    if (!from.isEmpty()) {
      boolean received = kind == TextRow.Kind.RECEIVED;
      String own = received ? other : from;
      other = received ? from : other;
      sim = new SimIdentity(sim.iccid(), sim.imsi(), sim.imei(), own);
    }
    Optional<Activation> activation =
        kind == TextRow.Kind.RECEIVED ? Activation.of(other, body) : Optional.empty();
    if (kind == TextRow.Kind.USSD && sim.phone().isEmpty()) {
      Optional<String> own = cards.ownNumber(body);
      if (own.isPresent()) {
        sim = new SimIdentity(sim.iccid(), sim.imsi(), sim.imei(), own.get());
      }
    }
    return Optional.of(
        new TextRow(
            row.number(),
            sim,
            text(row, "line"),
            kind,
            other,
            kind == TextRow.Kind.USSD ? "" : cards.phone(other, cards.facts(sim).country()),
            moment(row),
            body,
            activation.map(Activation::service).orElse(""),
            activation.map(Activation::code).orElse("")));
  }

  private TextRow.Kind kind(SqlRow row) {
    String kind = schema.roles().get("kind").get(0);
    if (kind.equals("momt")) {
      return text(row, "kind").equalsIgnoreCase("MO") ? TextRow.Kind.RECEIVED : TextRow.Kind.SENT;
    }
    return switch (kind) {
      case "sent" -> TextRow.Kind.SENT;
      case "ussd" -> TextRow.Kind.USSD;
      default -> TextRow.Kind.RECEIVED;
    };
  }

  private SimIdentity identity(SqlRow row) {
    return cards.identity(
        text(row, "iccid"), text(row, "imsi"), text(row, "imei"), text(row, "phone"));
  }

  private String slot(SqlRow row) {
    String slot = text(row, "slot");
    String bank = text(row, "bank");
    return bank.isEmpty() ? slot : "bank " + bank + ", slot " + slot;
  }

  private Moment moment(SqlRow row) {
    String epoch = text(row, "epoch");
    if (!epoch.isEmpty()) {
      return Moment.ofEpochSeconds(number(epoch));
    }
    String utc = text(row, "utc");
    return utc.isEmpty() ? Clock.of(first(row, "time"), false) : Clock.of(utc, true);
  }

  private String first(SqlRow row, String role) {
    int[] columns = places.get(role);
    if (columns != null) {
      for (int column : columns) {
        String value = row.text(column);
        if (!value.isEmpty()) {
          return value;
        }
      }
    }
    return "";
  }

  private String text(SqlRow row, String role) {
    String constant = constants.get(role);
    if (constant != null) {
      return constant;
    }
    int[] columns = places.get(role);
    if (columns == null) {
      return "";
    }
    if (columns.length == 1) {
      return row.text(columns[0]);
    }
    List<String> parts = new ArrayList<>();
    for (int column : columns) {
      String value = row.text(column);
      if (!value.isEmpty()) {
        parts.add(value);
      }
    }
    return String.join(" - ", parts);
  }

  private static long number(String text) {
    try {
      return text.isEmpty() ? -1 : Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
