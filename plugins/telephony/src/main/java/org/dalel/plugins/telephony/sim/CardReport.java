package org.dalel.plugins.telephony.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Identifier;
import org.dalel.api.Position;
import org.dalel.api.bulk.Moment;
import org.dalel.api.bulk.RowList;
import org.dalel.api.bulk.SimIdentity;
import org.dalel.api.bulk.SimRow;
import org.dalel.api.records.Call;
import org.dalel.api.records.Contact;
import org.dalel.api.records.Handle;
import org.dalel.api.records.Message;
import org.dalel.api.records.Party;
import org.dalel.api.records.SimCard;
import org.dalel.plugins.telephony.number.Cards;
import org.dalel.plugins.telephony.number.Digits;
import org.dalel.plugins.telephony.number.Iccid;
import org.dalel.plugins.telephony.number.Imsi;
import org.dalel.plugins.telephony.number.Networks;
import org.dalel.plugins.telephony.number.Phones;

/** Tells what is on a card. */
final class CardReport {
  /** Octets of an IMSI: country and network at least, fifteen digits at most. */
  private static final int FEWEST_OCTETS = 3;

  private static final int MOST_OCTETS = 8;

  private final CardDump card;
  private final ArtifactSink sink;
  private final Phones phones = new Phones();
  private String region = "";

  CardReport(CardDump card, ArtifactSink sink) {
    this.card = card;
    this.sink = sink;
  }

  /** The artifact types that a card can give. */
  static ExtractorDescription.Builder types(ExtractorDescription.Builder description) {
    return description
        .emits(SimCard.class)
        .emits(Contact.class)
        .emits(Call.class)
        .emits(Message.class)
        .emits("sim-location", "Where a SIM card was registered last: network and location area.")
        .emits("sim-network-list", "Networks that a SIM card prefers, or may not use.")
        .emits("sim-service-centre", "The SMS service centre that is set on a SIM card.");
  }

  void emit() {
    card();
    for (CardDump.Entry entry : card.entries()) {
      tell(entry);
    }
    new CardMessages(phones, region, sink).emit(card.of(CardFile.SMS));
  }

  private void card() {
    List<CardDump.Entry> numbers = card.of(CardFile.ICCID);
    Set<String> imsis = new LinkedHashSet<>();
    card.of(CardFile.IMSI).forEach(entry -> imsi(entry).ifPresent(imsis::add));
    Optional<String> raw =
        numbers.stream().map(e -> Digits.swapped(e.octets())).filter(d -> !d.isEmpty()).findFirst();
    if (raw.isEmpty() && imsis.isEmpty()) {
      return;
    }
    Optional<Iccid> iccid = raw.flatMap(Iccid::of);
    Optional<Imsi> imsi = imsis.stream().findFirst().flatMap(Imsi::of);
    region = imsi.flatMap(Networks::countryOf).filter(r -> !r.equals("001")).orElse("");
    List<Dialled> own = new ArrayList<>();
    card.of(CardFile.MSISDN).forEach(entry -> Dialled.of(entry.octets()).ifPresent(own::add));
    Optional<Dialled> number = own.stream().filter(d -> !d.number().isEmpty()).findFirst();
    Optional<String> provider =
        card.of(CardFile.SPN).stream()
            .filter(e -> e.octets().length > 1)
            .map(e -> Alpha.text(Arrays.copyOfRange(e.octets(), 1, e.octets().length)))
            .filter(name -> !name.isEmpty())
            .findFirst();
    Optional<String> operator =
        imsi.flatMap(i -> Networks.operator(i.digits()))
            .or(() -> provider)
            .or(() -> iccid.flatMap(Networks::issuer));
    SimCard sim =
        new SimCard(
            iccid.map(i -> Handle.digits(Identifier.Kind.ICCID, i.digits())),
            imsi.map(i -> Handle.digits(Identifier.Kind.IMSI, i.digits())),
            number.flatMap(d -> phones.handle(d.number(), region)),
            operator,
            Optional.empty(),
            Optional.empty());
    Artifact.Builder artifact = Artifact.of(sim);
    artifact.field("country", imsi.flatMap(Networks::countryOf).or(() -> country(iccid)));
    artifact.field("service-provider", provider);
    artifact.field("iccid-on-card", raw);
    iccid.ifPresent(
        i -> artifact.field("iccid-check-digit", i.checked() ? "right" : "wrong or none"));
    if (!imsis.isEmpty()) {
      artifact.field("imsi-on-card", List.copyOf(imsis));
    }
    number.ifPresent(d -> artifact.field("own-number", d.number()));
    artifact.at(numbers.isEmpty() ? card.of(CardFile.IMSI).get(0).where() : numbers.get(0).where());
    sink.emit(artifact.build(), inventory(sim, raw, imsis, number, operator));
  }

  /** A row of the inventory for each subscriber of the card; its numbers as they stand on it. */
  private RowList inventory(
      SimCard sim,
      Optional<String> raw,
      Set<String> imsis,
      Optional<Dialled> number,
      Optional<String> operator) {
    Cards cards = new Cards();
    RowList rows = sink.rows();
    long record = 0;
    for (String imsi : imsis.isEmpty() ? List.of("") : imsis) {
      SimIdentity identity =
          cards.identity(
              sim.iccid().map(Handle::normalised).or(() -> raw).orElse(""),
              imsi,
              "",
              sim.phone().map(Handle::normalised).or(() -> number.map(Dialled::number)).orElse(""));
      Cards.Facts facts = cards.facts(identity);
      rows.add(
          new SimRow(
              ++record,
              identity,
              facts.operator().isEmpty() ? operator.orElse("") : facts.operator(),
              facts.country(),
              "",
              "",
              Moment.UNKNOWN,
              "the card itself"));
    }
    return rows;
  }

  private Optional<String> country(Optional<Iccid> iccid) {
    return iccid.flatMap(i -> phones.callingCode(i.digits().substring(2)));
  }

  /** Octets: length, then digits of which the first half octet is a parity (TS 31.102, 4.2.2). */
  private static Optional<String> imsi(CardDump.Entry entry) {
    int octets = entry.octets().length == 0 ? 0 : entry.octets()[0] & 0xff;
    if (octets < FEWEST_OCTETS || octets > MOST_OCTETS || octets >= entry.octets().length) {
      return Optional.empty();
    }
    String digits = Digits.swapped(entry.octets());
    int end = Math.min(digits.length(), 2 + 2 * octets);
    return end <= 3 ? Optional.empty() : Optional.of(digits.substring(3, end)).filter(Digits::only);
  }

  private void tell(CardDump.Entry entry) {
    switch (entry.file()) {
      case ADN, FDN, SDN -> Dialled.of(entry.octets()).ifPresent(d -> contact(entry, d));
      case LND -> Dialled.of(entry.octets()).ifPresent(d -> call(entry, d));
      case SMSP -> centre(entry);
      case LOCI -> location(entry, 4, 9, 10);
      case PSLOCI, LOCIGPRS -> location(entry, 7, 12, 13);
      case EPSLOCI -> location(entry, 12, 15, 17);
      case PLMN_SEL, EHPLMN, FPLMN -> networks(entry, 3);
      case PLMN_SEL_ACT, OPLMN, HPLMN -> networks(entry, 5);
      default -> {}
    }
  }

  private Party party(Dialled dialled) {
    List<Handle> handles = phones.handle(dialled.number(), region).map(List::of).orElse(List.of());
    return new Party(Optional.of(dialled.name()).filter(n -> !n.isEmpty()), handles);
  }

  private void contact(CardDump.Entry entry, Dialled dialled) {
    Contact contact = new Contact("SIM", party(dialled), Optional.empty(), Optional.empty());
    sink.emit(placed(Artifact.of(contact), entry).field("number", shown(dialled)).build());
  }

  private void call(CardDump.Entry entry, Dialled dialled) {
    Call call =
        new Call(
            "SIM",
            Call.Direction.OUTGOING,
            Optional.empty(),
            List.of(party(dialled)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    sink.emit(placed(Artifact.of(call), entry).field("number", shown(dialled)).build());
  }

  private static Optional<String> shown(Dialled dialled) {
    return Optional.of(dialled.number()).filter(n -> !n.isEmpty());
  }

  static Artifact.Builder placed(Artifact.Builder artifact, CardDump.Entry entry) {
    return artifact
        .field("file", entry.path())
        .field("record", Optional.of((long) entry.number()).filter(n -> n > 0))
        .at(entry.where());
  }

  /** Alpha tag, indicators, destination (12), service centre (12), PID, DCS, validity. */
  private void centre(CardDump.Entry entry) {
    byte[] octets = entry.octets();
    int at = octets.length - 28 + 13;
    if (octets.length < 28 || (octets[octets.length - 28] & 2) != 0 || octets[at] == (byte) 0xff) {
      return;
    }
    int length = octets[at] & 0xff;
    if (length == 0) {
      return;
    }
    if (length < 2 || length > 11) {
      sink.problem(
          entry.where(),
          "expected a service centre of 2 to 11 octets, found " + length + "; it is left out");
      return;
    }
    String number = Bcd.address(octets[at + 1], octets, at + 2, length - 1);
    Artifact.Builder artifact = Artifact.of("sim-service-centre").field("number", number);
    phones
        .handle(number, region)
        .ifPresent(
            h -> artifact.identifier(Identifier.mentioned(h.kind(), h.raw(), h.normalised())));
    sink.emit(placed(artifact, entry).build());
  }

  private void location(CardDump.Entry entry, int network, int end, int status) {
    byte[] octets = entry.octets();
    if (octets.length <= status) {
      return;
    }
    Optional<Plmn> plmn = Plmn.of(octets, network);
    int area = (octets[network + 3] & 0xff) << 8 | octets[network + 4] & 0xff;
    if (plmn.isEmpty() || area == 0xffff) {
      return;
    }
    sink.emit(
        placed(
                Artifact.of("sim-location")
                    .field("network", plmn.get().shown())
                    .field("area", area)
                    .field(
                        "status",
                        switch (octets[status] & 7) {
                          case 0 -> "updated";
                          case 1 -> "not updated";
                          case 2 -> "network not allowed";
                          case 3 -> "area not allowed";
                          default -> "reserved";
                        }),
                entry)
            .build());
  }

  private void networks(CardDump.Entry entry, int step) {
    List<String> shown = Plmn.all(entry.octets(), step).stream().map(Plmn::shown).toList();
    if (!shown.isEmpty()) {
      sink.emit(
          placed(
                  Artifact.of("sim-network-list")
                      .field("list", entry.file().label())
                      .field("networks", shown),
                  entry)
              .build());
    }
  }

  /** A line of a text. */
  static Position line(long number) {
    return new Position.RecordNumber("line", number);
  }
}
