package org.dalel.plugins.telephony.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.RecordState;
import org.dalel.api.records.Message;
import org.dalel.api.records.Party;
import org.dalel.formats.FormatException;
import org.dalel.plugins.telephony.number.Phones;

/** The messages of a card; the parts of a long one are put together when all of them are there. */
final class CardMessages {
  private final Phones phones;
  private final String region;
  private final ArtifactSink sink;

  CardMessages(Phones phones, String region, ArtifactSink sink) {
    this.phones = phones;
    this.region = region;
    this.sink = sink;
  }

  private record Kept(CardDump.Entry entry, Sms sms) {
    /** What the parts of one message have in common. */
    String whole() {
      return sms.part()
          .map(p -> sms.party() + '/' + p.reference() + '/' + p.of() + '/' + sms.isDeleted())
          .orElse("record " + entry.path() + entry.number());
    }

    int number() {
      return sms.part().map(Sms.Part::number).orElse(1);
    }
  }

  void emit(List<CardDump.Entry> records) {
    Map<String, List<Kept>> messages = new LinkedHashMap<>();
    for (CardDump.Entry entry : records) {
      try {
        Sms.of(entry.octets())
            .map(sms -> new Kept(entry, sms))
            .ifPresent(
                kept -> messages.computeIfAbsent(kept.whole(), w -> new ArrayList<>()).add(kept));
      } catch (FormatException e) {
        unreadable(entry, e);
      }
    }
    messages.values().forEach(this::message);
  }

  /** What stands in a free record may be overwritten by half; that is no damage. */
  private void unreadable(CardDump.Entry entry, FormatException e) {
    if ((entry.octets()[0] & 1) != 0) {
      sink.problem(
          entry.where(),
          entry.path()
              + " record "
              + entry.number()
              + ": "
              + e.getMessage()
              + "; the record is left out");
    }
  }

  private void message(List<Kept> parts) {
    List<Kept> sorted = parts.stream().sorted(Comparator.comparingInt(Kept::number)).toList();
    int wanted = parts.get(0).sms().part().map(Sms.Part::of).orElse(1);
    boolean whole = sorted.size() == wanted && distinct(sorted) == wanted;
    if (whole) {
      tell(sorted);
    } else {
      sorted.forEach(one -> tell(List.of(one)));
    }
  }

  private static long distinct(List<Kept> parts) {
    return parts.stream().mapToInt(Kept::number).distinct().count();
  }

  private void tell(List<Kept> parts) {
    Kept first = parts.get(0);
    Sms sms = first.sms();
    Optional<Party> other = party(sms.party());
    boolean sent = sms.kind() == Sms.Kind.SUBMIT;
    String body = parts.stream().map(part -> part.sms().text()).collect(Collectors.joining());
    Message message =
        new Message(
            "SMS",
            Optional.empty(),
            sent ? Optional.empty() : other,
            sent ? other.map(List::of).orElse(List.of()) : List.of(),
            sms.time(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(body).filter(text -> !text.isEmpty()),
            List.of());
    Artifact.Builder artifact = Artifact.of(message).field("status", sms.state());
    if (sms.kind() == Sms.Kind.STATUS_REPORT) {
      artifact.field("kind", "status report");
    }
    artifact.field("service-centre", Optional.of(sms.centre()).filter(c -> !c.isEmpty()));
    if (parts.size() > 1) {
      artifact.field("records", parts.stream().map(p -> (long) p.entry().number()).toList());
    } else {
      sms.part().ifPresent(p -> artifact.field("part", p.number() + " of " + p.of()));
    }
    sink.emit(
        CardReport.placed(artifact, first.entry())
            .state(sms.isDeleted() ? RecordState.FREELIST : RecordState.LIVE)
            .build());
  }

  private Optional<Party> party(String number) {
    if (number.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        phones
            .handle(number, region)
            .map(Party::of)
            .orElseGet(() -> new Party(Optional.of(number), List.of())));
  }
}
