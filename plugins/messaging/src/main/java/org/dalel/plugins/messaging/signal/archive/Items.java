package org.dalel.plugins.messaging.signal.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.api.Artifact;
import org.dalel.api.records.Call;
import org.dalel.api.records.Message;
import org.dalel.api.records.MessageBuilder;
import org.dalel.plugins.messaging.model.Times;

/** Messages and calls of the items of a chat. */
final class Items {
  private static final List<String> SENT =
      List.of("failed", "skipped", "viewed", "read", "delivered", "sent", "pending");

  private final Recipients recipients;
  private final Files files;
  private final Updates updates;
  private final Calls calls;
  private final Contents contents;

  Items(Recipients recipients, Files files) {
    this.recipients = recipients;
    this.files = files;
    this.updates = new Updates(recipients);
    this.calls = new Calls(recipients);
    this.contents = new Contents(recipients);
  }

  /**
   * The artifact of an item.
   *
   * @param chat recipient of the chat in which it stands, if it is known
   */
  Artifact.Builder artifact(Node item, Optional<Recipients.Recipient> chat) {
    String conversation = Long.toUnsignedString(item.number("chatId").orElse(0L));
    Optional<Node> update = item.node("updateMessage");
    Optional<Long> sent = item.number("dateSent");
    Optional<Node> individual = update.flatMap(one -> one.node("individualCall"));
    if (individual.isPresent()) {
      return Artifact.of(calls.individual(individual.get(), chat, conversation, sent))
          .field("call-id", callId(individual.get()));
    }
    Optional<Node> group = update.flatMap(one -> one.node("groupCall"));
    if (group.isPresent()) {
      return Artifact.of(calls.group(group.get(), chat, conversation, sent))
          .field("call-id", callId(group.get()));
    }
    return message(item, conversation, chat);
  }

  /** A call over a link. */
  Artifact.Builder adHoc(Node call) {
    return Artifact.of(calls.adHoc(call)).field("call-id", callId(call));
  }

  private static Optional<String> callId(Node call) {
    return call.text("callId").or(() -> call.number("callId").map(Long::toUnsignedString));
  }

  private Artifact.Builder message(
      Node item, String conversation, Optional<Recipients.Recipient> chat) {
    List<Node> revisions = item.nodes("revisions");
    Optional<Long> sent = item.number("dateSent");
    Optional<Long> first =
        revisions.isEmpty() ? sent : revisions.get(0).number("dateSent").or(() -> sent);
    boolean out = item.has("outgoing");
    boolean in = item.has("incoming");
    Node details = item.node(out ? "outgoing" : "incoming").orElseGet(Node::new);
    MessageBuilder message =
        new MessageBuilder(Recipients.SERVICE)
            .id(sent.map(Long::toUnsignedString))
            .in(Optional.of(conversation), chat.flatMap(Recipients.Recipient::name))
            .direction(
                out
                    ? Optional.of(Call.Direction.OUTGOING)
                    : in ? Optional.of(Call.Direction.INCOMING) : Optional.empty())
            .sender(recipients.party(item.number("authorId")))
            .times(time(first), time(details.number("dateReceived")), Optional.empty())
            .edited(revisions.isEmpty() ? Optional.empty() : time(sent))
            .kind(kind(item))
            .quote(contents.quote(item))
            .poll(contents.poll(item));
    if (out) {
      recipients(details, chat, message);
    } else if (in) {
      recipients.owner().ifPresent(message::recipient);
      message.status(details.isTrue("read") ? Optional.of("read") : Optional.empty());
    }
    deletion(item, message);
    message.body(body(item));
    Files.pointers(item).forEach(pointer -> message.attachment(files.attachment(pointer)));
    contents.cards(item).forEach(message::card);
    contents.reactions(item).forEach(message::reaction);
    revisions.forEach(
        one ->
            contents
                .text(one)
                .ifPresent(
                    text ->
                        message.version(new Message.Version(text, time(one.number("dateSent"))))));
    Artifact.Builder artifact = Artifact.of(message.build());
    extras(item, details, artifact);
    return artifact;
  }

  private static Optional<java.time.Instant> time(Optional<Long> ms) {
    return ms.flatMap(one -> Times.parts(one, 1000));
  }

  /** Whom it was sent to, and how far it came with each. */
  private void recipients(
      Node details, Optional<Recipients.Recipient> chat, MessageBuilder message) {
    List<Node> all = details.nodes("sendStatus");
    for (Node one : all) {
      recipients.party(one.number("recipientId")).ifPresent(message::recipient);
    }
    if (all.isEmpty()) {
      chat.flatMap(Recipients.Recipient::party).ifPresent(message::recipient);
    }
    if (all.size() == 1) {
      Node one = all.get(0);
      Optional<String> state = state(one);
      message.status(state);
      if (state.filter("delivered"::equals).isPresent()) {
        message.delivered(time(one.number("timestamp")));
      }
    }
  }

  private static Optional<String> state(Node status) {
    return SENT.stream().filter(status::has).findFirst();
  }

  private static Optional<String> kind(Node item) {
    if (item.has("updateMessage")) {
      return Optional.of("system");
    }
    for (String[] kind : KINDS) {
      if (item.has(kind[0])) {
        return Optional.of(kind[1]);
      }
    }
    List<Node> attached =
        item.node("standardMessage").map(one -> one.nodes("attachments")).orElse(List.of());
    return attached.stream()
        .findFirst()
        .map(
            one ->
                one.text("flag")
                    .filter(flag -> flag.equals("voice message") || flag.equals("gif"))
                    .or(
                        () ->
                            one.node("pointer")
                                .flatMap(pointer -> pointer.text("contentType"))
                                .map(type -> type.replaceFirst("/.*", "").toLowerCase(Locale.ROOT)))
                    .orElse("file"));
  }

  private static final String[][] KINDS = {
    {"contactMessage", "contact"},
    {"stickerMessage", "sticker"},
    {"paymentNotification", "payment"},
    {"giftBadge", "gift badge"},
    {"viewOnceMessage", "view once"},
    {"directStoryReplyMessage", "story reply"},
    {"poll", "poll"},
  };

  private static void deletion(Node item, MessageBuilder message) {
    if (item.has("remoteDeletedMessage")) {
      message.deleted(Optional.of("for everyone"), Optional.empty());
    } else if (item.has("adminDeletedMessage")) {
      message.deleted(Optional.of("by an administrator"), Optional.empty());
    }
  }

  private Optional<String> body(Node item) {
    Optional<Node> update = item.node("updateMessage");
    if (update.isPresent()) {
      return Optional.of(String.join("\n", updates.sentences(update.get())))
          .filter(text -> !text.isEmpty());
    }
    return contents.text(item);
  }

  /** What the record of a message has no place for. */
  private void extras(Node item, Node details, Artifact.Builder artifact) {
    if (item.isTrue("sms")) {
      artifact.field("transport", "sms");
    }
    item.number("expiresInMs").ifPresent(ms -> artifact.field("expires-in-ms", ms));
    time(item.number("expireStartDate"))
        .ifPresent(began -> artifact.field("expiry-began", began.toString()));
    time(details.number("dateServerSent"))
        .ifPresent(at -> artifact.field("server-time", at.toString()));
    time(item.node("pinDetails").flatMap(one -> one.number("pinnedAtTimestamp")))
        .ifPresent(at -> artifact.field("pinned", at.toString()));
    item.node("adminDeletedMessage")
        .flatMap(one -> one.number("adminId"))
        .ifPresent(id -> artifact.field("deleted-by", recipients.shown(Optional.of(id))));
    list("send-status", details.nodes("sendStatus").stream().map(this::status), artifact);
    list("links", contents.links(item), artifact);
    list("quoted-files", contents.quotedFiles(item), artifact);
    list("captions", contents.captions(item), artifact);
    list("mentions", contents.mentions(item), artifact);
    list("details", contents.details(item), artifact);
  }

  private static void list(String field, Stream<String> values, Artifact.Builder artifact) {
    List<String> all = values.toList();
    if (!all.isEmpty()) {
      artifact.field(field, new ArrayList<>(all));
    }
  }

  private String status(Node one) {
    String reason =
        one.node("failed").flatMap(why -> why.text("reason")).map(w -> ", " + w).orElse("");
    return recipients.shown(one.number("recipientId"))
        + ": "
        + state(one).orElse("pending")
        + reason
        + time(one.number("timestamp")).map(at -> " " + at).orElse("");
  }
}
