package org.dalel.plugins.messaging.telegram.postbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dalel.api.records.Chat;
import org.dalel.api.records.Handle;
import org.dalel.api.records.Party;
import org.dalel.plugins.messaging.model.People;
import org.dalel.plugins.messaging.model.Times;

/** Users, groups and channels of an account, from the table of peers. */
final class Peers {
  static final String SERVICE = "telegram";
  private static final int LEFT = 1;
  private static final int REMOVED = 2;

  /**
   * One of them.
   *
   * @param with the person, or who is on the other side of a secret chat
   * @param state of a group or channel: left, removed
   */
  record Peer(
      PeerId id,
      Chat.Kind kind,
      Optional<String> name,
      Optional<Party> with,
      Optional<Instant> created,
      Optional<Long> members,
      Optional<String> state) {}

  private final People people = new People(SERVICE);
  private final Map<Long, Peer> byNumber = new LinkedHashMap<>();

  /** Takes a row of the table. */
  Peer take(long number, Coded coded) {
    Peer peer = peer(PeerId.of(number), coded);
    byNumber.put(number, peer);
    return peer;
  }

  /** What a row says. */
  Peer peer(PeerId id, Coded coded) {
    Optional<Instant> created = coded.number("d").flatMap(Times::seconds);
    return switch (id.kind()) {
      case USER -> {
        Party who = user(id, coded);
        yield new Peer(
            id,
            Chat.Kind.DIRECT,
            who.name().or(() -> Optional.of(who.handles().get(0).raw())),
            Optional.of(who),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
      }
      case SECRET -> {
        Optional<Party> with = coded.number("r").map(this::party);
        yield new Peer(
            id,
            Chat.Kind.DIRECT,
            with.flatMap(Party::name),
            with,
            created,
            Optional.empty(),
            Optional.of("secret chat"));
      }
      default ->
          new Peer(
              id,
              kind(id, coded),
              coded.text("t"),
              Optional.empty(),
              created,
              coded.number("pc"),
              state(coded));
    };
  }

  private Party user(PeerId id, Coded coded) {
    String name =
        Stream.of(coded.text("fn"), coded.text("ln"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    List<Handle> handles = new ArrayList<>();
    handles.add(Handle.account(SERVICE, String.valueOf(id.id())));
    coded.text("un").ifPresent(user -> handles.add(Handle.account(SERVICE, user)));
    coded
        .text("p")
        .ifPresent(phone -> handles.addAll(people.handles(phone, People.Form.INTERNATIONAL, "")));
    return new Party(Optional.of(name).filter(text -> !text.isBlank()), handles);
  }

  /** A channel in which all may write is a group. */
  private static Chat.Kind kind(PeerId id, Coded coded) {
    boolean all = coded.number("i.t").filter(type -> type == 1).isPresent();
    return id.kind() == PeerId.Kind.CHANNEL && all ? Chat.Kind.GROUP : id.kind().chat();
  }

  private static Optional<String> state(Coded coded) {
    long state = coded.number("m").or(() -> coded.number("ps")).orElse(0L);
    return state == LEFT
        ? Optional.of("left")
        : state == REMOVED ? Optional.of("removed") : Optional.empty();
  }

  int count() {
    return byNumber.size();
  }

  Map<Long, Peer> all() {
    return byNumber;
  }

  Optional<Peer> get(long number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /** Who has a number; a person of that id, or a group of that name, if nothing is known. */
  Party party(long number) {
    PeerId id = PeerId.of(number);
    Optional<Peer> known = get(number);
    return known
        .flatMap(Peer::with)
        .or(() -> known.flatMap(Peer::name).map(Party::named))
        .orElseGet(
            () ->
                id.kind() == PeerId.Kind.USER
                    ? Party.of(Handle.account(SERVICE, String.valueOf(id.id())))
                    : Party.named(id.conversation()));
  }

  /** How somebody is called, in a sentence. */
  String shown(long number) {
    Party party = party(number);
    return party
        .name()
        .or(() -> party.handles().stream().findFirst().map(Handle::raw))
        .orElseGet(() -> PeerId.of(number).conversation());
  }
}
