package org.dalel.plugins.messaging.telegram.postbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dalel.api.Artifact;
import org.dalel.api.records.Call;
import org.dalel.api.records.Chat;
import org.dalel.api.records.Message;
import org.dalel.api.records.MessageBuilder;
import org.dalel.api.records.Party;
import org.dalel.plugins.messaging.json.Json;
import org.dalel.plugins.messaging.json.JsonReader;
import org.dalel.plugins.messaging.model.Times;

/** Messages and calls of the rows of the table of messages. */
final class Messages {
  private static final String[] NAMESPACES = {
    "", "local", "secret", "scheduled", "scheduled, local", "quick reply", "quick reply, local"
  };
  private static final String[] DISCARDED = {"missed", "disconnected", "hung up", "busy"};
  private static final int UNSENT = 1;
  private static final int FAILED = 2;
  private static final int SENDING = 32;

  private final Peers peers;
  private final ServiceText services;
  private final Function<StoredMessage.Reference, Optional<MediaPart>> referenced;
  private final Function<String, Optional<String>> path;
  private final Optional<Long> owner;

  /**
   * @param owner number of the account's owner
   * @param referenced media that stand in a table of their own
   * @param path from the name of a cached file to where it lies
   */
  Messages(
      Peers peers,
      Optional<Long> owner,
      Function<StoredMessage.Reference, Optional<MediaPart>> referenced,
      Function<String, Optional<String>> path) {
    this.peers = peers;
    this.owner = owner;
    this.referenced = referenced;
    this.path = path;
    this.services = new ServiceText(peers);
  }

  /** The artifact of a row: a call, or a message. */
  Artifact.Builder artifact(StoredMessage row) {
    Optional<Coded> action =
        row.media().stream().filter(one -> one.is(ServiceText.CLASS)).findFirst();
    Artifact.Builder artifact =
        action.filter(one -> ServiceText.type(one) == ServiceText.CALL).isPresent()
            ? Artifact.of(call(row, action.get()))
            : message(row, action);
    row.globalId().ifPresent(id -> artifact.field("global-id", Long.toUnsignedString(id)));
    row.thread().ifPresent(id -> artifact.field("thread", id));
    if (row.namespace() != StoredMessage.CLOUD) {
      boolean known = row.namespace() > 0 && row.namespace() < NAMESPACES.length;
      artifact.field(
          "kept-as", known ? NAMESPACES[row.namespace()] : "namespace " + row.namespace());
    }
    return artifact;
  }

  private Artifact.Builder message(StoredMessage row, Optional<Coded> action) {
    Optional<Peers.Peer> chat = peers.get(row.peerNumber());
    MessageBuilder message =
        new MessageBuilder(Peers.SERVICE)
            .id(Optional.of(String.valueOf(row.id())))
            .in(Optional.of(row.peer().conversation()), chat.flatMap(Peers.Peer::name))
            .direction(Optional.of(direction(row)))
            .sender(sender(row))
            .times(Times.seconds(row.time()), Optional.empty(), Optional.empty())
            .status(status(row))
            .forwarded(forwarded(row))
            .body(row.text().or(() -> action.map(services::of)));
    recipient(row, chat).ifPresent(message::recipient);
    List<String> others = new ArrayList<>();
    Optional<String> kind = action.map(one -> "system");
    for (MediaPart part : parts(row)) {
      kind = kind.or(part::kind);
      part.attachment().ifPresent(message::attachment);
      part.card().ifPresent(message::card);
      if (part.place().isPresent()) {
        message.place(part.place());
      }
      others.addAll(part.others());
    }
    message.kind(kind);
    attributes(row, message);
    Artifact.Builder artifact = Artifact.of(message.build());
    action
        .filter(one -> !ServiceText.isKnown(one))
        .ifPresent(one -> others.add("service message " + ServiceText.type(one)));
    if (!others.isEmpty()) {
      artifact.field("other-texts", others);
    }
    return artifact;
  }

  private List<MediaPart> parts(StoredMessage row) {
    List<MediaPart> all = new ArrayList<>();
    for (Coded media : row.media()) {
      if (!media.is(ServiceText.CLASS)) {
        all.add(MediaPart.of(media, path));
      }
    }
    for (StoredMessage.Reference one : row.references()) {
      all.add(
          referenced
              .apply(one)
              .orElseGet(
                  () ->
                      new MediaPart(
                          Optional.of("file"),
                          Optional.empty(),
                          Optional.empty(),
                          Optional.empty(),
                          List.of("media " + one.namespace() + "/" + one.id()))));
    }
    return all;
  }

  private static Call.Direction direction(StoredMessage row) {
    return row.isIncoming() ? Call.Direction.INCOMING : Call.Direction.OUTGOING;
  }

  private Optional<Party> sender(StoredMessage row) {
    return row.author()
        .or(() -> row.isIncoming() ? Optional.of(row.peerNumber()) : owner)
        .map(peers::party);
  }

  /** The other of two; in groups nobody. */
  private Optional<Party> recipient(StoredMessage row, Optional<Peers.Peer> chat) {
    boolean direct = row.peer().kind().chat() == Chat.Kind.DIRECT;
    if (!direct) {
      return Optional.empty();
    }
    return row.isIncoming()
        ? owner.map(peers::party)
        : Optional.of(
            chat.flatMap(Peers.Peer::with).orElseGet(() -> peers.party(row.peerNumber())));
  }

  private static Optional<String> status(StoredMessage row) {
    return (row.flags() & FAILED) != 0
        ? Optional.of("failed")
        : (row.flags() & (UNSENT | SENDING)) != 0 ? Optional.of("not sent") : Optional.empty();
  }

  private Optional<String> forwarded(StoredMessage row) {
    return row.forward()
        .map(
            from ->
                from.author() == 0
                    ? from.signature().orElse("?")
                    : peers.shown(from.author())
                        + from.source()
                            .filter(source -> source != from.author())
                            .map(source -> ", in " + peers.shown(source))
                            .orElse("")
                        + from.signature().map(name -> ", " + name).orElse(""));
  }

  private void attributes(StoredMessage row, MessageBuilder message) {
    for (Coded one : row.attributes()) {
      if (one.is("EditedMessageAttribute")) {
        message.edited(one.number("d").flatMap(Times::seconds));
      } else if (one.is("ReplyMessageAttribute")) {
        Optional<String> id = one.number("i").map(both -> String.valueOf((int) (both >> 32)));
        message.quote(Optional.of(new Message.Quote(id, Optional.empty(), quoted(one))));
      } else if (one.is("QuotedReplyMessageAttribute")) {
        Optional<Party> whom =
            one.number("p").map(peers::party).or(() -> one.text("a").map(Party::named));
        message.quote(Optional.of(new Message.Quote(Optional.empty(), whom, quoted(one))));
      }
    }
  }

  /** A part of the message that is answered stands there as JSON. */
  private static Optional<String> quoted(Coded reply) {
    return reply
        .bytes("qu")
        .map(bytes -> JsonReader.read(new String(bytes, StandardCharsets.UTF_8)))
        .map(json -> json.get("t").isPresent() ? json.get("t") : json.get("text"))
        .flatMap(Json::text);
  }

  private Call call(StoredMessage row, Coded action) {
    Optional<Party> other = Optional.of(peers.party(row.peerNumber()));
    Optional<Party> self = owner.map(peers::party);
    long seconds = action.number("d").orElse(0L);
    Optional<String> result =
        action
            .number("dr")
            .filter(why -> why >= 0 && why < DISCARDED.length)
            .map(why -> DISCARDED[why.intValue()]);
    return new Call(
        Peers.SERVICE,
        direction(row),
        row.isIncoming() ? other : self,
        (row.isIncoming() ? self : other).stream().toList(),
        Times.seconds(row.time()),
        seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty(),
        Optional.of(seconds > 0),
        Optional.of(action.number("vc").filter(is -> is != 0).isPresent() ? "video" : "voice"),
        Optional.of(row.peer().conversation()),
        result);
  }
}
