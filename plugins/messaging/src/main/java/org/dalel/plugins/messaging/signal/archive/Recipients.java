package org.dalel.plugins.messaging.signal.archive;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import org.dalel.api.records.Chat;
import org.dalel.api.records.Contact;
import org.dalel.api.records.Handle;
import org.dalel.api.records.Party;
import org.dalel.plugins.messaging.model.People;
import org.dalel.plugins.messaging.model.Times;

/** Whom a backup knows, by the numbers that it gives them, and by their accounts. */
final class Recipients {
  static final String SERVICE = "signal";
  private static final int UUID_BYTES = 16;
  private static final int SERVICE_ID = 17;

  /**
   * One of them.
   *
   * @param kind of the chat with them
   * @param node as it stands in the backup
   */
  record Recipient(Chat.Kind kind, Optional<String> name, Optional<Party> party, Node node) {}

  private final People people = new People(SERVICE);
  private final Map<Long, Recipient> byId = new LinkedHashMap<>();
  private final Map<String, Party> byAccount = new LinkedHashMap<>();
  private Optional<Party> owner = Optional.empty();
  private Optional<String> ownAccount = Optional.empty();

  /** The account of the owner, which the backup itself does not say. */
  void ownAccount(UUID aci) {
    ownAccount = Optional.of(aci.toString());
  }

  /** What the account says of its owner. */
  Party owner(Node account) {
    Optional<String> name = joined(account.text("givenName"), account.text("familyName"));
    List<Handle> handles = new ArrayList<>();
    account.text("username").ifPresent(user -> handles.add(Handle.account(SERVICE, user)));
    ownAccount.ifPresent(aci -> handles.add(Handle.account(SERVICE, aci)));
    Party party = new Party(name, handles);
    ownAccount.ifPresent(aci -> byAccount.put(aci, party));
    owner = Optional.of(party);
    return party;
  }

  Optional<Party> owner() {
    return owner;
  }

  /** Takes a frame; a contact list's entry if it is one. */
  Optional<Contact> take(Node frame) {
    long id = frame.number("id").orElse(0L);
    if (frame.has("self")) {
      byId.put(id, new Recipient(Chat.Kind.DIRECT, owner.flatMap(Party::name), owner, frame));
      return Optional.empty();
    }
    if (frame.has("releaseNotes")) {
      String name = "Signal (release notes)";
      byId.put(
          id,
          new Recipient(
              Chat.Kind.CHANNEL, Optional.of(name), Optional.of(Party.named(name)), frame));
      return Optional.empty();
    }
    frame.node("callLink").ifPresent(link -> link(id, link));
    frame.node("group").ifPresent(group -> group(id, group));
    frame.node("distributionList").ifPresent(list -> list(id, list));
    return frame.node("contact").map(contact -> contact(id, contact));
  }

  private Contact contact(long id, Node contact) {
    Optional<Node> nickname = contact.node("nickname");
    Optional<String> name =
        joined(
                nickname.flatMap(one -> one.text("given")),
                nickname.flatMap(one -> one.text("family")))
            .or(() -> joined(contact.text("systemGivenName"), contact.text("systemFamilyName")))
            .or(() -> joined(contact.text("profileGivenName"), contact.text("profileFamilyName")))
            .or(() -> contact.text("systemNickname"));
    List<Handle> handles = new ArrayList<>();
    contact
        .number("e164")
        .ifPresent(
            phone ->
                handles.addAll(
                    people.handles(Long.toUnsignedString(phone), People.Form.INTERNATIONAL, "")));
    Optional<String> aci = contact.bytes("aci").flatMap(Recipients::account);
    aci.ifPresent(account -> handles.add(Handle.account(SERVICE, account)));
    Optional<String> pni = contact.bytes("pni").flatMap(Recipients::account);
    pni.ifPresent(account -> handles.add(Handle.account(SERVICE, "PNI:" + account)));
    contact.text("username").ifPresent(user -> handles.add(Handle.account(SERVICE, user)));
    Party party = new Party(name, handles);
    aci.ifPresent(account -> byAccount.put(account, party));
    pni.ifPresent(account -> byAccount.put("PNI:" + account, party));
    Optional<String> shown =
        name.or(
            () -> handles.isEmpty() ? Optional.empty() : Optional.of(handles.get(0).normalised()));
    byId.put(id, new Recipient(Chat.Kind.DIRECT, shown, Optional.of(party), contact));
    return new Contact(SERVICE, party, contact.text("note"), Optional.empty());
  }

  private void link(long id, Node link) {
    String name = link.text("name").orElse("call link");
    byId.put(
        id,
        new Recipient(Chat.Kind.GROUP, Optional.of(name), Optional.of(Party.named(name)), link));
  }

  private void group(long id, Node group) {
    Optional<String> title =
        group.node("snapshot").flatMap(one -> one.node("title")).flatMap(one -> one.text("title"));
    byId.put(id, new Recipient(Chat.Kind.GROUP, title, title.map(Party::named), group));
  }

  private void list(long id, Node list) {
    Optional<String> name =
        list.node("distributionList")
            .flatMap(one -> one.text("name"))
            .or(() -> list.has("distributionList") ? Optional.of("My Story") : Optional.empty());
    byId.put(id, new Recipient(Chat.Kind.BROADCAST, name, Optional.empty(), list));
  }

  int count() {
    return byId.size();
  }

  Map<Long, Recipient> all() {
    return byId;
  }

  Optional<Recipient> get(Optional<Long> id) {
    return id.map(byId::get);
  }

  /** Who has a number; a name of that number if nobody is known. */
  Optional<Party> party(Optional<Long> id) {
    return id.flatMap(
        one ->
            byId.containsKey(one)
                ? byId.get(one).party()
                : Optional.of(Party.named("recipient " + Long.toUnsignedString(one))));
  }

  /** How somebody is called, for lists of names. */
  String shown(Optional<Long> id) {
    return party(id).map(Recipients::shown).orElse("?");
  }

  static String shown(Party party) {
    return party.name().or(() -> party.handles().stream().findFirst().map(Handle::raw)).orElse("?");
  }

  /** Who has an account: a UUID, maybe with a byte for its kind in front. */
  Optional<Party> byAccount(byte[] id) {
    return account(id)
        .map(
            account -> byAccount.getOrDefault(account, Party.of(Handle.account(SERVICE, account))));
  }

  /** A UUID as it is written, with {@code PNI:} in front where it stands for a phone number. */
  static Optional<String> account(byte[] bytes) {
    if (bytes.length == SERVICE_ID) {
      String plain = uuid(HexFormat.of().formatHex(bytes, 1, SERVICE_ID));
      return Optional.of(bytes[0] == 1 ? "PNI:" + plain : plain);
    }
    return bytes.length == UUID_BYTES
        ? Optional.of(uuid(HexFormat.of().formatHex(bytes)))
        : Optional.empty();
  }

  private static String uuid(String hex) {
    return new UUID(
            Long.parseUnsignedLong(hex.substring(0, 16), 16),
            Long.parseUnsignedLong(hex.substring(16), 16))
        .toString();
  }

  /** Those who take part in a group, those who were asked to, and those who may not. */
  List<Chat.Participant> members(Node group) {
    List<Chat.Participant> members = new ArrayList<>();
    Node snapshot = group.node("snapshot").orElseGet(Node::new);
    for (Node one : snapshot.nodes("members")) {
      member(one, role(one), Optional.empty(), members);
    }
    for (Node one : snapshot.nodes("membersPendingProfileKey")) {
      one.node("member")
          .ifPresent(who -> member(who, Optional.of("invited"), one.number("timestamp"), members));
    }
    for (Node one : snapshot.nodes("membersPendingAdminApproval")) {
      member(one, Optional.of("asks to join"), one.number("timestamp"), members);
    }
    for (Node one : snapshot.nodes("membersBanned")) {
      member(one, Optional.of("banned"), one.number("timestamp"), members);
    }
    return members;
  }

  /** Whom a call to a group rings: who takes part in it, but for the caller. */
  List<Party> called(Node group, Optional<Long> caller) {
    Optional<String> calling = get(caller).flatMap(this::accountOf);
    return group.node("snapshot").orElseGet(Node::new).nodes("members").stream()
        .flatMap(one -> one.bytes("userId").stream())
        .filter(id -> account(id).filter(one -> calling.filter(one::equals).isPresent()).isEmpty())
        .flatMap(id -> byAccount(id).stream())
        .toList();
  }

  private Optional<String> accountOf(Recipient one) {
    return one.node().has("self")
        ? ownAccount
        : one.node().bytes("aci").flatMap(Recipients::account);
  }

  private static Optional<String> role(Node member) {
    Optional<String> role =
        member.text("role").filter("administrator"::equals).map(word -> "admin");
    Optional<String> label = joined(member.text("labelEmoji"), member.text("labelString"));
    return label.map(text -> role.orElse("member") + ", " + text).or(() -> role);
  }

  private void member(
      Node one, Optional<String> role, Optional<Long> since, List<Chat.Participant> members) {
    one.bytes("userId")
        .flatMap(this::byAccount)
        .ifPresent(
            who ->
                members.add(
                    new Chat.Participant(
                        who, role, since.flatMap(ms -> Times.parts(ms, 1000)), Optional.empty())));
  }

  /** Those of a list whom it names. */
  List<Chat.Participant> listed(Node list) {
    return list.node("distributionList").stream()
        .flatMap(one -> one.numbers("memberRecipientIds").stream())
        .flatMap(id -> party(Optional.of(id)).stream())
        .map(who -> new Chat.Participant(who, Optional.empty(), Optional.empty(), Optional.empty()))
        .toList();
  }

  /** The parts that are there, with blanks between them. */
  @SafeVarargs
  static Optional<String> joined(Optional<String>... parts) {
    StringJoiner all = new StringJoiner(" ");
    for (Optional<String> part : parts) {
      part.ifPresent(all::add);
    }
    return Optional.of(all.toString()).filter(text -> !text.isBlank());
  }
}
