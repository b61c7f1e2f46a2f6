package org.dalel.plugins.messaging.model;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.dalel.api.records.Attachment;
import org.dalel.api.records.Call;
import org.dalel.api.records.Message;
import org.dalel.api.records.MessageBuilder;
import org.dalel.api.records.Party;
import org.dalel.plugins.messaging.json.Json;

/**
 * Messages from rows. Fields: id, chat (its id), chat.name, direction (outgoing, incoming), sender,
 * recipient, recipients, sent, received, read, delivered, edited, deleted, deletion, body, body.2
 * (taken where body is empty), kind, status, forwarded, quote.id, quote.sender, quote.body,
 * latitude, longitude, place, poll, poll.answers, reactions, versions, cards, attachment.name,
 * attachment.path, attachment.type, attachment.size, attachment.sha256, attachment.source,
 * attachments.
 */
final class MessageRows {
  private final Fields row;
  private final String service;
  private final People.Form reacting;
  private final Optional<Party> owner;

  /**
   * @param reacting how reactions name people
   * @param owner of the account, who wrote what went out
   */
  MessageRows(Fields row, String service, People.Form reacting, Optional<Party> owner) {
    this.row = row;
    this.service = service;
    this.reacting = reacting;
    this.owner = owner;
  }

  Message message() {
    Optional<Party> sender = row.party("sender");
    Optional<Call.Direction> direction =
        row.has("direction")
            ? row.text("direction").flatMap(MessageRows::direction)
            : sender.flatMap(this::direction);
    boolean out = direction.filter(Call.Direction.OUTGOING::equals).isPresent();
    MessageBuilder message =
        new MessageBuilder(row.text("service").orElse(service))
            .id(row.text("id"))
            .in(row.text("chat"), row.text("chat.name"))
            .direction(direction)
            .sender(out ? sender.or(() -> owner) : sender)
            .times(row.time("sent"), row.time("received"), row.time("read"))
            .delivered(row.time("delivered"))
            .edited(row.time("edited"))
            .deleted(row.text("deletion"), row.time("deleted"))
            .body(row.text("body").or(() -> row.text("body.2")))
            .kind(row.text("kind"))
            .status(row.text("status"))
            .forwarded(row.text("forwarded"))
            .quote(quote())
            .place(place())
            .poll(poll());
    row.party("recipient").ifPresent(message::recipient);
    row.parties("recipients").forEach(message::recipient);
    if (direction.filter(Call.Direction.INCOMING::equals).isPresent()) {
      owner.ifPresent(message::recipient);
    }
    attachments(message);
    for (Json one : row.json("reactions").items()) {
      reaction(one).ifPresent(message::reaction);
    }
    for (Json one : row.json("versions").items()) {
      one.get("body")
          .text()
          .ifPresent(
              body ->
                  message.version(
                      new Message.Version(
                          body, one.get("ms").number().flatMap(ms -> Times.parts(ms, 1000)))));
    }
    row.json("cards").items().forEach(one -> one.text().ifPresent(message::card));
    row.text("card").ifPresent(message::card);
    return message.build();
  }

  private static Optional<Call.Direction> direction(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "outgoing" -> Optional.of(Call.Direction.OUTGOING);
      case "incoming" -> Optional.of(Call.Direction.INCOMING);
      default -> Optional.empty();
    };
  }

  /** Where the app does not say it: what the owner wrote went out. */
  private Optional<Call.Direction> direction(Party sender) {
    return owner.map(
        one ->
            Collections.disjoint(one.handles(), sender.handles())
                ? Call.Direction.INCOMING
                : Call.Direction.OUTGOING);
  }

  private Optional<Message.Quote> quote() {
    Optional<String> id = row.text("quote.id");
    Optional<String> body = row.text("quote.body");
    Optional<Party> sender = row.party("quote.sender");
    return id.isEmpty() && body.isEmpty()
        ? Optional.empty()
        : Optional.of(new Message.Quote(id, sender, body));
  }

  private Optional<Message.Place> place() {
    Optional<Double> latitude = row.real("latitude").filter(v -> v != 0 && Math.abs(v) <= 90);
    Optional<Double> longitude = row.real("longitude").filter(v -> v != 0 && Math.abs(v) <= 180);
    return latitude.isPresent() && longitude.isPresent()
        ? Optional.of(new Message.Place(latitude.get(), longitude.get(), row.text("place")))
        : Optional.empty();
  }

  private Optional<Message.Poll> poll() {
    return row.text("poll")
        .map(
            question ->
                new Message.Poll(
                    Optional.of(question),
                    row.json("poll.answers").items().stream()
                        .flatMap(one -> one.text().stream())
                        .toList()));
  }

  private Optional<Message.Reaction> reaction(Json one) {
    return one.get("what")
        .text()
        .map(
            what ->
                new Message.Reaction(
                    what,
                    row.party(one, "by", reacting),
                    one.get("ms").number().flatMap(ms -> Times.parts(ms, 1000))));
  }

  private void attachments(MessageBuilder message) {
    Attachment single =
        new Attachment(
            row.text("attachment.name"),
            row.text("attachment.path"),
            row.text("attachment.type"),
            row.number("attachment.size").filter(size -> size > 0),
            row.text("attachment.sha256"),
            row.text("attachment.source"));
    boolean empty =
        single.name().isEmpty()
            && single.path().isEmpty()
            && single.mediaType().isEmpty()
            && single.sha256().isEmpty()
            && single.source().isEmpty();
    if (!empty) {
      message.attachment(single);
    }
    for (Json one : row.json("attachments").items()) {
      message.attachment(
          new Attachment(
              one.get("name").text(),
              one.get("path").text(),
              one.get("type").text(),
              one.get("size").number().filter(size -> size > 0),
              one.get("sha256").text(),
              one.get("source").text()));
    }
  }
}
