package org.dalel.plugins.messaging.signal.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.records.Chat;
import org.dalel.plugins.messaging.model.Times;

/** Chats, with those who take part in them. */
final class Chats {
  private final Recipients recipients;

  Chats(Recipients recipients) {
    this.recipients = recipients;
  }

  /** Whether somebody is no person but a group, a list or a link of a call. */
  static boolean isGathering(Recipients.Recipient one) {
    return one.kind() == Chat.Kind.BROADCAST || one.kind() == Chat.Kind.GROUP;
  }

  /**
   * A chat.
   *
   * @param chat its frame; without fields where there is none
   * @param with whom it is with
   */
  Artifact.Builder chat(String id, Node chat, Optional<Recipients.Recipient> with) {
    Node node = with.map(Recipients.Recipient::node).orElseGet(Node::new);
    Optional<Node> snapshot = node.node("snapshot");
    List<Chat.Participant> who = new ArrayList<>(recipients.members(node));
    who.addAll(recipients.listed(node));
    if (who.isEmpty()) {
      with.flatMap(Recipients.Recipient::party)
          .filter(one -> with.get().kind() == Chat.Kind.DIRECT)
          .ifPresent(
              one ->
                  who.add(
                      new Chat.Participant(
                          one, Optional.empty(), Optional.empty(), Optional.empty())));
    }
    Artifact.Builder artifact =
        Artifact.of(
            new Chat(
                Recipients.SERVICE,
                id,
                with.flatMap(Recipients.Recipient::name),
                with.map(Recipients.Recipient::kind).orElse(Chat.Kind.UNKNOWN),
                who,
                Optional.empty(),
                Optional.empty(),
                snapshot
                    .flatMap(one -> one.node("description"))
                    .flatMap(one -> one.text("descriptionText")),
                state(chat, node)));
    chat.number("expirationTimerMs").ifPresent(ms -> artifact.field("expires-in-ms", ms));
    return artifact;
  }

  private static Optional<String> state(Node chat, Node recipient) {
    List<String> words = new ArrayList<>();
    if (chat.isTrue("archived")) {
      words.add("archived");
    }
    if (recipient.isTrue("blocked")) {
      words.add("blocked");
    }
    if (recipient.node("snapshot").filter(one -> one.isTrue("terminated")).isPresent()) {
      words.add("ended");
    }
    recipient
        .number("deletionTimestamp")
        .flatMap(ms -> Times.parts(ms, 1000))
        .ifPresent(at -> words.add("deleted " + at));
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", words));
  }
}
