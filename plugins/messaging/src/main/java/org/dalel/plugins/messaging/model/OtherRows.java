package org.dalel.plugins.messaging.model;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dalel.api.records.Account;
import org.dalel.api.records.Call;
import org.dalel.api.records.Chat;
import org.dalel.api.records.Contact;
import org.dalel.api.records.Party;

/** Accounts, contacts, chats, participants and calls from rows. */
final class OtherRows {
  private final Fields row;
  private final String service;
  private final Optional<Party> owner;

  OtherRows(Fields row, String service, Optional<Party> owner) {
    this.row = row;
    this.service = service;
    this.owner = owner;
  }

  private String service() {
    return row.text("service").orElse(service);
  }

  /** Fields: who, created, used. */
  Optional<Account> account() {
    return row.party("who")
        .map(who -> new Account(service(), who, row.time("created"), row.time("used")));
  }

  /** Fields: who, note, added. */
  Optional<Contact> contact() {
    return row.party("who")
        .map(who -> new Contact(service(), who, row.text("note"), row.time("added")));
  }

  /** Fields: id, name, kind, created, active, note, state. */
  Optional<Chat> chat(List<Chat.Participant> participants) {
    return row.text("id")
        .map(
            id ->
                new Chat(
                    service(),
                    id,
                    row.text("name"),
                    kind(),
                    participants,
                    row.time("created"),
                    row.time("active"),
                    row.text("note"),
                    row.text("state")));
  }

  private Chat.Kind kind() {
    String word = row.text("kind").orElse("").toUpperCase(Locale.ROOT);
    for (Chat.Kind kind : Chat.Kind.values()) {
      if (kind.name().equals(word)) {
        return kind;
      }
    }
    return Chat.Kind.UNKNOWN;
  }

  /** Fields: chat, who, role, joined, left. */
  Optional<Chat.Participant> participant() {
    return row.party("who")
        .map(
            who ->
                new Chat.Participant(who, row.text("role"), row.time("joined"), row.time("left")));
  }

  /**
   * Fields: direction, who (the other side), others, began, seconds, answered, medium, chat,
   * result.
   */
  Call call() {
    String word = row.text("direction").orElse("");
    Call.Direction direction =
        switch (word) {
          case "outgoing" -> Call.Direction.OUTGOING;
          case "incoming" -> Call.Direction.INCOMING;
          default -> Call.Direction.UNKNOWN;
        };
    Optional<Party> who = row.party("who");
    boolean out = direction == Call.Direction.OUTGOING;
    List<Party> other = who.map(List::of).orElse(List.of());
    List<Party> called =
        out ? both(other, row.parties("others")) : owner.map(List::of).orElse(List.of());
    return new Call(
        service(),
        direction,
        out ? owner : who,
        called,
        row.time("began"),
        row.number("seconds").filter(s -> s >= 0 && s < 1L << 31).map(Duration::ofSeconds),
        row.number("answered").map(value -> value != 0),
        row.text("medium"),
        row.text("chat"),
        row.text("result"));
  }

  private static List<Party> both(List<Party> first, List<Party> second) {
    return java.util.stream.Stream.concat(first.stream(), second.stream()).distinct().toList();
  }
}
