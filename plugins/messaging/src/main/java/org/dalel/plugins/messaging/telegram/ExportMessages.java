package org.dalel.plugins.messaging.telegram;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dalel.api.records.Attachment;
import org.dalel.api.records.Call;
import org.dalel.api.records.Chat;
import org.dalel.api.records.Contact;
import org.dalel.api.records.Handle;
import org.dalel.api.records.Message;
import org.dalel.api.records.MessageBuilder;
import org.dalel.api.records.Party;
import org.dalel.plugins.messaging.json.Json;
import org.dalel.plugins.messaging.model.People;
import org.dalel.plugins.messaging.model.Times;

/** A chat of an export: what is told of it, and its messages. */
final class ExportMessages {
  private final Optional<Owner> owner;
  private final People people = new People("telegram");
  private Optional<String> name = Optional.empty();
  private Optional<String> type = Optional.empty();
  private Optional<String> id = Optional.empty();

  ExportMessages(Optional<Owner> owner) {
    this.owner = owner;
  }

  /**
   * Whose export it is.
   *
   * @param id {@code user} and the number, as messages name their senders
   */
  record Owner(String id, Party party) {
    static Optional<Owner> of(Json person) {
      return person
          .get("user_id")
          .text()
          .map(number -> new Owner("user" + number, person(person, number)));
    }
  }

  private static Party person(Json person, String number) {
    List<Handle> handles = new ArrayList<>();
    handles.add(Handle.account("telegram", number));
    person
        .get("username")
        .text()
        .map(user -> user.startsWith("@") ? user.substring(1) : user)
        .ifPresent(user -> handles.add(Handle.account("telegram", user)));
    phone(person, handles);
    return new Party(names(person), handles);
  }

  private static void phone(Json person, List<Handle> into) {
    person
        .get("phone_number")
        .text()
        .ifPresent(
            raw -> into.addAll(new People("telegram").handles(raw, People.Form.INTERNATIONAL, "")));
  }

  private static Optional<String> names(Json person) {
    String both =
        person.get("first_name").text().orElse("")
            + " "
            + person.get("last_name").text().orElse("");
    return both.isBlank() ? Optional.empty() : Optional.of(both.strip());
  }

  static Optional<Contact> contact(Json one) {
    List<Handle> handles = new ArrayList<>();
    one.get("user_id")
        .text()
        .filter(number -> !number.equals("0"))
        .ifPresent(number -> handles.add(Handle.account("telegram", number)));
    phone(one, handles);
    Optional<String> names = names(one);
    return names.isEmpty() && handles.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Contact(
                "telegram",
                new Party(names, handles),
                Optional.empty(),
                time(one, "date_unixtime")));
  }

  /** A field of the chat beside its messages. */
  void told(String field, Json value) {
    switch (field) {
      case "name" -> name = value.text();
      case "type" -> type = value.text();
      case "id" -> id = value.text();
      default -> {
        // the rest says nothing of the chat
      }
    }
  }

  /** Whether it is a chat: other JSON files have messages, too. */
  boolean isSound() {
    return type.isPresent() && id.isPresent();
  }

  Optional<Chat> chat() {
    return isSound()
        ? Optional.of(
            new Chat(
                "telegram",
                id.get(),
                name,
                kind(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()))
        : Optional.empty();
  }

  private Chat.Kind kind() {
    String word = type.orElse("").toLowerCase(Locale.ROOT);
    if (word.contains("channel")) {
      return Chat.Kind.CHANNEL;
    }
    if (word.contains("group")) {
      return Chat.Kind.GROUP;
    }
    boolean direct =
        word.equals("personal_chat") || word.equals("bot_chat") || word.equals("saved_messages");
    return direct ? Chat.Kind.DIRECT : Chat.Kind.UNKNOWN;
  }

  Message message(Json one) {
    boolean service = one.get("type").text().filter("service"::equals).isPresent();
    String from = one.get(service ? "actor_id" : "from_id").text().orElse("");
    Optional<Call.Direction> direction =
        service || owner.isEmpty()
            ? Optional.empty()
            : Optional.of(
                owner.get().id().equals(from) ? Call.Direction.OUTGOING : Call.Direction.INCOMING);
    MessageBuilder message =
        new MessageBuilder("telegram")
            .id(one.get("id").text())
            .in(id, name)
            .direction(direction)
            .sender(who(from, one.get(service ? "actor" : "from").text().orElse("")))
            .times(time(one, "date_unixtime"), Optional.empty(), Optional.empty())
            .edited(time(one, "edited_unixtime"))
            .body(text(one.get("text")).or(() -> one.get("action").text()))
            .kind(
                service
                    ? Optional.of("system")
                    : one.get("media_type").text().or(() -> medium(one)))
            .forwarded(one.get("forwarded_from").text())
            .quote(
                one.get("reply_to_message_id")
                    .text()
                    .map(
                        reply ->
                            new Message.Quote(
                                Optional.of(reply), Optional.empty(), Optional.empty())))
            .place(place(one.get("location_information")))
            .poll(poll(one.get("poll")));
    files(one, message);
    reactions(one, message);
    Json card = one.get("contact_information");
    if (card.isObject()) {
      message.card(
          (names(card).orElse("") + " " + card.get("phone_number").text().orElse("")).strip());
    }
    return message.build();
  }

  private Optional<Party> who(String from, String shown) {
    String number = from.replaceFirst("^(user|channel|chat)", "");
    return people.party(number, People.Form.ACCOUNT, "", shown);
  }

  private static Optional<String> medium(Json one) {
    return one.get("photo").isPresent()
        ? Optional.of("image")
        : one.get("file").isPresent() ? Optional.of("file") : Optional.empty();
  }

  /** A text, or a list of texts and of marked ones: {@code {"type": "bold", "text": "x"}}. */
  private static Optional<String> text(Json text) {
    if (text.items().isEmpty()) {
      return text.text();
    }
    StringBuilder all = new StringBuilder();
    for (Json part : text.items()) {
      all.append(part.text().orElseGet(() -> part.get("text").text().orElse("")));
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(all.toString());
  }

  private static Optional<Instant> time(Json one, String field) {
    return one.get(field).number().flatMap(Times::seconds);
  }

  private static Optional<Message.Place> place(Json place) {
    Optional<Double> latitude = place.get("latitude").real();
    Optional<Double> longitude = place.get("longitude").real();
    return latitude.isPresent() && longitude.isPresent()
        ? Optional.of(new Message.Place(latitude.get(), longitude.get(), Optional.empty()))
        : Optional.empty();
  }

  private static Optional<Message.Poll> poll(Json poll) {
    return poll.isObject()
        ? Optional.of(
            new Message.Poll(
                text(poll.get("question")),
                poll.get("answers").items().stream()
                    .map(
                        answer ->
                            text(answer.get("text")).orElse("")
                                + ": "
                                + answer.get("voters").number().orElse(0L))
                    .toList()))
        : Optional.empty();
  }

  /** A file that was not exported has a sentence in brackets in place of its path. */
  private static void files(Json one, MessageBuilder message) {
    for (String field : List.of("photo", "file")) {
      Optional<String> path = one.get(field).text();
      if (path.isPresent()) {
        boolean there = !path.get().startsWith("(");
        message.attachment(
            new Attachment(
                one.get("file_name").text(),
                path.filter(any -> there),
                one.get("mime_type")
                    .text()
                    .or(() -> Optional.of(field.equals("photo") ? "image/jpeg" : "")),
                one.get(field + "_file_size").number().or(() -> one.get("file_size").number())));
      }
    }
  }

  private void reactions(Json one, MessageBuilder message) {
    for (Json reaction : one.get("reactions").items()) {
      String what = reaction.get("emoji").text().or(() -> reaction.get("type").text()).orElse("?");
      List<Json> recent = reaction.get("recent").items();
      for (Json by : recent) {
        message.reaction(
            new Message.Reaction(
                what,
                who(by.get("from_id").text().orElse(""), by.get("from").text().orElse("")),
                Optional.empty()));
      }
      if (recent.isEmpty()) {
        message.reaction(
            new Message.Reaction(
                what + " " + reaction.get("count").number().orElse(1L),
                Optional.empty(),
                Optional.empty()));
      }
    }
  }
}
