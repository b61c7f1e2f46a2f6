package org.dalel.plugins.messaging.telegram.postbox;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Position;
import org.dalel.api.records.Account;
import org.dalel.api.records.Chat;
import org.dalel.api.records.Contact;
import org.dalel.api.records.Party;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.schema.TableDefinition;
import org.dalel.plugins.messaging.model.Times;

/**
 * Reads the tables of a postbox: peers (t2), who of them is a contact (t16), media (t6), messages
 * (t7), and from t0 whose account it is. Chats are told at the end, when it is known which there
 * are.
 */
final class PostboxReading {
  static final String MESSAGES = "t7";
  static final String PEERS = "t2";
  private static final String CONTACTS = "t16";
  private static final String MEDIA = "t6";
  private static final String METADATA = "t0";
  private static final int MOST = 300_000;

  private final SqliteDatabase pages;
  private final Function<String, Optional<String>> path;
  private final ExtractionContext context;
  private final Output output;
  private final CodingReader coding = new CodingReader();
  private final Peers peers = new Peers();
  private final Map<Long, Long> lastActivity = new LinkedHashMap<>();
  private final Map<StoredMessage.Reference, MediaPart> media = new HashMap<>();
  private final Seen seen = new Seen();
  private Optional<Long> owner = Optional.empty();

  /**
   * @param path from the name of a cached file to where it lies in the evidence
   */
  PostboxReading(
      SqliteDatabase pages,
      Function<String, Optional<String>> path,
      ExtractionContext context,
      ArtifactSink sink) {
    this.pages = pages;
    this.path = path;
    this.context = context;
    this.output = new Output(sink);
  }

  /** Whether a database has the tables of a postbox. */
  static boolean isOne(SqliteDatabase pages) {
    return pages.schema().table(MESSAGES).filter(PostboxReading::isKeyValue).isPresent()
        || pages.schema().table(PEERS).filter(PostboxReading::isKeyValue).isPresent()
            && pages.schema().table("t9").isPresent();
  }

  private static boolean isKeyValue(TableDefinition table) {
    return table.columns().size() == 2
        && table.columns().get(0).name().equalsIgnoreCase("key")
        && table.columns().get(1).name().equalsIgnoreCase("value");
  }

  /** Emits what it holds. */
  void read() throws IOException {
    each(METADATA, this::metadata);
    Set<Long> contacts = new HashSet<>();
    each(CONTACTS, (key, value, row) -> contacts.add(number(key)));
    each(PEERS, (key, value, row) -> peer(number(key), value, row, contacts));
    owner.ifPresent(this::account);
    each(MEDIA, this::media);
    Messages messages =
        new Messages(peers, owner, one -> Optional.ofNullable(media.get(one)), path);
    each(MESSAGES, (key, value, row) -> message(key, value, row, messages));
    lastActivity.forEach(this::chat);
    new Deleted(
            pages,
            peers,
            messages,
            seen,
            number -> lastActivity.containsKey(number) || peers.get(number).isPresent(),
            context,
            output)
        .read();
  }

  private interface Entry {
    void take(Value key, byte[] value, Row row) throws IOException;
  }

  private void each(String name, Entry entry) throws IOException {
    Optional<TableDefinition> table = pages.schema().table(name).filter(PostboxReading::isKeyValue);
    if (table.isEmpty()) {
      return;
    }
    pages.rows(
        table.get(),
        row -> {
          context.checkpoint();
          Value value = row.values().get(1);
          byte[] bytes = value instanceof Value.Blob blob ? blob.bytes() : new byte[0];
          if (value instanceof Value.Cut) {
            output.fault(row, new FormatException(0, "a whole value", "one that is cut off"));
          }
          entry.take(row.values().get(0), bytes, row);
        });
  }

  private static long number(Value key) {
    return key instanceof Value.Int number ? number.value() : 0;
  }

  private void metadata(Value key, byte[] value, Row row) {
    Coded state = coding.root(ByteView.of(value));
    coding.takeFaults(); // other values of this table are no objects
    if (state.is("AuthorizedAccountState")) {
      owner = state.number("peerId").filter(id -> id != 0);
    }
  }

  private void account(long number) {
    Party party = peers.party(number);
    output.emit(
        Artifact.of(new Account(Peers.SERVICE, party, Optional.empty(), Optional.empty())),
        new Position.WholeItem());
  }

  private void peer(long number, byte[] value, Row row, Set<Long> contacts) {
    Coded coded = coding.root(ByteView.of(value));
    coding.takeFaults().forEach(fault -> output.fault(row, fault));
    if (output.isFull(peers.count(), MOST, "peers", row)) {
      return;
    }
    Peers.Peer peer = peers.take(number, coded);
    if (peer.id().kind() == PeerId.Kind.USER) {
      Artifact.Builder contact = contact(peer);
      if (contacts.contains(number)) {
        contact.field("in-contacts", true);
      }
      output.emit(contact, Output.position(row));
    } else {
      lastActivity.put(number, 0L);
    }
  }

  static Artifact.Builder contact(Peers.Peer peer) {
    return Artifact.of(
        new Contact(Peers.SERVICE, peer.with().orElseThrow(), Optional.empty(), Optional.empty()));
  }

  /** A file that more than one message names stands here; else where it stands. */
  private void media(Value key, byte[] value, Row row) {
    if (!(key instanceof Value.Blob id) || id.bytes().length != 12 || value.length < 5) {
      return;
    }
    try {
      ByteView view = ByteView.of(value).order(ByteOrder.LITTLE_ENDIAN);
      if (view.u8(0) != 0 || output.isFull(media.size(), MOST, "media", row)) {
        return;
      }
      ByteView number = ByteView.of(id.bytes()).order(ByteOrder.BIG_ENDIAN);
      Coded coded = coding.root(view.slice(5, view.i32(1)));
      media.put(
          new StoredMessage.Reference(number.i32(0), number.i64(4)), MediaPart.of(coded, path));
    } catch (FormatException damaged) {
      output.fault(row, damaged);
    }
    coding.takeFaults().forEach(fault -> output.fault(row, fault));
  }

  private void message(Value key, byte[] value, Row row, Messages messages) {
    byte[] number = key instanceof Value.Blob blob ? blob.bytes() : new byte[0];
    StoredMessage message = StoredMessage.read(number, value);
    message.faults().forEach(fault -> output.fault(row, fault));
    if (!message.isMessage()) {
      return;
    }
    seen.live(number, message);
    long peer = message.peerNumber();
    if (lastActivity.containsKey(peer) || !output.isFull(lastActivity.size(), MOST, "chats", row)) {
      lastActivity.merge(peer, (long) message.time(), Math::max);
    }
    output.emit(messages.artifact(message), Output.position(row));
  }

  private void chat(long number, long last) {
    Optional<Peers.Peer> known = peers.get(number);
    PeerId id = PeerId.of(number);
    List<Chat.Participant> who =
        known.flatMap(Peers.Peer::with).stream()
            .map(
                one ->
                    new Chat.Participant(one, Optional.empty(), Optional.empty(), Optional.empty()))
            .toList();
    Artifact.Builder chat =
        Artifact.of(
            new Chat(
                Peers.SERVICE,
                id.conversation(),
                known.flatMap(Peers.Peer::name),
                known.map(Peers.Peer::kind).orElse(id.kind().chat()),
                who,
                known.flatMap(Peers.Peer::created),
                Times.seconds(last),
                known.flatMap(Peers.Peer::members).map(count -> count + " members"),
                known.flatMap(Peers.Peer::state)));
    output.emit(chat, new Position.RecordNumber(PEERS, number));
  }
}
