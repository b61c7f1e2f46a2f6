package org.dalel.plugins.messaging.signal.archive;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dalel.api.records.Call;
import org.dalel.api.records.Party;
import org.dalel.plugins.messaging.model.Times;

/** Calls: of two, of a group, and over a link. */
final class Calls {
  private static final Set<String> TAKEN = Set.of("accepted", "joined");
  private static final Set<String> NOT_TAKEN =
      Set.of("not accepted", "declined", "missed", "missed notification profile");

  private final Recipients recipients;

  Calls(Recipients recipients) {
    this.recipients = recipients;
  }

  /**
   * A call with the person of a chat.
   *
   * @param chat its recipient
   */
  Call individual(
      Node call, Optional<Recipients.Recipient> chat, String conversation, Optional<Long> sent) {
    Call.Direction direction =
        switch (call.text("direction").orElse("")) {
          case "outgoing" -> Call.Direction.OUTGOING;
          case "incoming" -> Call.Direction.INCOMING;
          default -> Call.Direction.UNKNOWN;
        };
    boolean out = direction == Call.Direction.OUTGOING;
    Optional<Party> other = chat.flatMap(Recipients.Recipient::party);
    Optional<String> medium =
        call.text("type")
            .map(
                type ->
                    type.equals("video call")
                        ? "video"
                        : type.equals("audio call") ? "voice" : type);
    return new Call(
        Recipients.SERVICE,
        direction,
        out ? recipients.owner() : other,
        (out ? other : recipients.owner()).map(List::of).orElse(List.of()),
        call.number("startedCallTimestamp").or(() -> sent).flatMap(ms -> Times.parts(ms, 1000)),
        Optional.empty(),
        answered(call.text("state")),
        medium,
        Optional.of(conversation),
        call.text("state"));
  }

  /** A call of a group: who rang or began it, and all others of the group. */
  Call group(
      Node call, Optional<Recipients.Recipient> chat, String conversation, Optional<Long> sent) {
    Optional<Long> who =
        call.number("startedCallRecipientId").or(() -> call.number("ringerRecipientId"));
    Optional<Party> caller = recipients.party(who);
    boolean own =
        who.isPresent() && recipients.get(who).filter(one -> one.node().has("self")).isPresent();
    Call.Direction direction =
        own || call.text("state").filter("outgoing ring"::equals).isPresent()
            ? Call.Direction.OUTGOING
            : who.isPresent() ? Call.Direction.INCOMING : Call.Direction.UNKNOWN;
    List<Party> others = chat.map(one -> recipients.called(one.node(), who)).orElse(List.of());
    Optional<Long> began = call.number("startedCallTimestamp");
    Optional<Duration> duration =
        began.flatMap(
            from ->
                call.number("endedCallTimestamp")
                    .filter(to -> to >= from)
                    .map(to -> Duration.ofMillis(to - from)));
    return new Call(
        Recipients.SERVICE,
        direction,
        caller,
        others,
        began.or(() -> sent).flatMap(ms -> Times.parts(ms, 1000)),
        duration,
        answered(call.text("state")),
        Optional.empty(),
        Optional.of(conversation),
        call.text("state"));
  }

  /** A call over a link. */
  Call adHoc(Node call) {
    return new Call(
        Recipients.SERVICE,
        Call.Direction.UNKNOWN,
        Optional.empty(),
        recipients.party(call.number("recipientId")).map(List::of).orElse(List.of()),
        call.number("callTimestamp").flatMap(ms -> Times.parts(ms, 1000)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("call link"));
  }

  private static Optional<Boolean> answered(Optional<String> state) {
    return state
        .filter(word -> TAKEN.contains(word) || NOT_TAKEN.contains(word))
        .map(TAKEN::contains);
  }
}
