package org.dalel.plugins.telephony.phone;

import java.time.Instant;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Identifier;
import org.dalel.api.Position;
import org.dalel.api.bulk.Moment;
import org.dalel.api.bulk.RowList;
import org.dalel.api.bulk.SimIdentity;
import org.dalel.api.bulk.SimRow;
import org.dalel.api.records.Handle;
import org.dalel.api.records.SimCard;
import org.dalel.plugins.telephony.number.Cards;

/** Tells the cards of a phone, each as an artifact with a row of the inventory. */
final class PhoneCards {
  private final Cards cards = new Cards();
  private final ArtifactSink sink;
  private final String source;
  private final String basis;

  /**
   * @param source what tells of the cards
   * @param basis how it is known what its fields mean
   */
  PhoneCards(ArtifactSink sink, String source, String basis) {
    this.sink = sink;
    this.source = source;
    this.basis = basis;
  }

  /**
   * A card as a phone tells of it; texts are empty where it does not.
   *
   * @param seen when the phone last wrote about it
   */
  record Told(
      String iccid,
      String imsi,
      String imei,
      String phone,
      String operator,
      String slot,
      Moment seen) {}

  static ExtractorDescription.Builder types(ExtractorDescription.Builder description) {
    return description.emits(SimCard.class);
  }

  void tell(Told card, long record, Position where) {
    SimIdentity sim = cards.identity(card.iccid(), card.imsi(), card.imei(), card.phone());
    if (sim.iccid().isEmpty() && sim.imsi().isEmpty() && sim.phone().isEmpty()) {
      return;
    }
    Cards.Facts facts = cards.facts(sim);
    String operator = facts.operator().isEmpty() ? card.operator() : facts.operator();
    RowList rows = sink.rows();
    rows.add(
        new SimRow(
            record, sim, operator, facts.country(), card.slot(), "", card.seen(), "in " + source));
    SimCard known =
        new SimCard(
            handle(Identifier.Kind.ICCID, sim.iccid()),
            handle(Identifier.Kind.IMSI, sim.imsi()),
            sim.phone().startsWith("+")
                ? Optional.of(Handle.phone(card.phone(), sim.phone()))
                : Optional.empty(),
            text(operator),
            text(card.slot()),
            card.seen().known() && card.seen().zoned()
                ? Optional.of(
                    Instant.ofEpochSecond(Math.floorDiv(card.seen().epochNanos(), 1_000_000_000L)))
                : Optional.empty());
    Artifact.Builder artifact = Artifact.of(known).field("program", source).field("basis", basis);
    artifact.field("country", text(facts.country()));
    artifact.field("iccid-on-card", text(card.iccid()));
    artifact.field("own-number", text(card.phone()));
    handle(Identifier.Kind.IMEI, sim.imei())
        .ifPresent(
            imei ->
                artifact
                    .field("imei", imei.normalised())
                    .identifier(
                        new Identifier(
                            imei.kind(), imei.raw(), imei.normalised(), Identifier.Role.DEVICE)));
    sink.emit(artifact.at(where).build(), rows);
  }

  private static Optional<Handle> handle(Identifier.Kind kind, String number) {
    return Optional.of(number)
        .filter(n -> !n.isEmpty())
        .map(n -> Handle.digits(kind, n))
        .filter(h -> !h.normalised().isEmpty());
  }

  private static Optional<String> text(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
