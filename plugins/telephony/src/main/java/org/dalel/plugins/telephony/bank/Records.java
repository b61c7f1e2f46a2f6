package org.dalel.plugins.telephony.bank;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Identifier;
import org.dalel.api.Position;
import org.dalel.api.RecordState;
import org.dalel.api.bulk.BulkRow;
import org.dalel.api.bulk.CallRow;
import org.dalel.api.bulk.Moment;
import org.dalel.api.bulk.RowList;
import org.dalel.api.bulk.SimRow;
import org.dalel.api.bulk.TextRow;
import org.dalel.api.records.Handle;
import org.dalel.api.records.SimCard;

/** The records of one list, and the artifact that stands for them. */
final class Records {
  /** Cards that are artifacts too, so that they are seen and linked like others. */
  static final int MOST_CARDS = 5_000;

  private final ArtifactSink sink;
  private final String type;
  private final Position where;
  private final RecordState state;
  private final RowList rows;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private long answered;
  private long cards;

  Records(ArtifactSink sink, String type, Position where, RecordState state) {
    this.sink = sink;
    this.type = type;
    this.where = where;
    this.state = state;
    this.rows = sink.rows();
  }

  /** The artifact types of lists. */
  static ExtractorDescription.Builder types(ExtractorDescription.Builder description) {
    return description
        .emits("sim-list", "A list of SIM cards; each is a row of the case's table sim_sighting.")
        .emits("call-list", "A list of calls; each is a row of the case's table call_record.")
        .emits("text-list", "A list of short messages or USSD answers; rows of text_record.")
        .emits(SimCard.class);
  }

  void add(BulkRow row) {
    rows.add(row);
    if (row instanceof SimRow sim) {
      seen(sim.seen());
      card(sim);
    } else if (row instanceof CallRow call) {
      seen(call.began());
      answered += call.answered() == CallRow.Answered.YES ? 1 : 0;
    } else if (row instanceof TextRow text) {
      seen(text.at());
    }
  }

  private void seen(Moment moment) {
    if (moment.known()) {
      first = Math.min(first, moment.epochNanos());
      last = Math.max(last, moment.epochNanos());
    }
  }

  private void card(SimRow row) {
    if (row.sim().iccid().isEmpty() && row.sim().imsi().isEmpty() || cards >= MOST_CARDS) {
      return;
    }
    cards++;
    SimCard card =
        new SimCard(
            handle(Identifier.Kind.ICCID, row.sim().iccid()),
            handle(Identifier.Kind.IMSI, row.sim().imsi()),
            row.sim().phone().startsWith("+")
                ? Optional.of(Handle.phone(row.sim().phone(), row.sim().phone()))
                : Optional.empty(),
            text(row.operator()),
            text(row.slot().isEmpty() ? row.line() : row.slot()),
            row.seen().zoned()
                ? Optional.of(
                    Instant.ofEpochSecond(Math.floorDiv(row.seen().epochNanos(), 1_000_000_000L)))
                : Optional.empty());
    Artifact.Builder artifact = Artifact.of(card);
    artifact.field("country", text(row.country())).field("line", text(row.line()));
    handle(Identifier.Kind.IMEI, row.sim().imei())
        .ifPresent(
            imei ->
                artifact
                    .field("imei", imei.normalised())
                    .identifier(
                        new Identifier(
                            imei.kind(), imei.raw(), imei.normalised(), Identifier.Role.DEVICE)));
    artifact.field("note", text(row.note()));
    Position at =
        where instanceof Position.RecordNumber list
            ? new Position.RecordNumber(list.of(), row.record())
            : where;
    sink.emit(artifact.at(at).state(state).build());
  }

  private static Optional<Handle> handle(Identifier.Kind kind, String number) {
    return number.isEmpty()
        ? Optional.empty()
        : Optional.of(Handle.digits(kind, number)).filter(h -> !h.normalised().isEmpty());
  }

  private static Optional<String> text(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  /** Gives the list to the case, if there is anything in it. */
  void end(Map<String, ?> about) {
    if (rows.size() == 0) {
      return;
    }
    Artifact.Builder artifact = Artifact.of(type).at(where).state(state);
    about.forEach(artifact::field);
    artifact.field("rows", rows.size());
    if (first <= last) {
      artifact.field("first", shown(first)).field("last", shown(last));
    }
    if (type.equals("call-list")) {
      artifact.field("answered", answered);
    }
    if (cards >= MOST_CARDS) {
      artifact.field("cards-as-artifacts", cards);
    }
    sink.emit(artifact.build(), rows);
  }

  private static String shown(long nanos) {
    return LocalDateTime.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), 0, ZoneOffset.UTC)
        .toString()
        .replace('T', ' ');
  }
}
