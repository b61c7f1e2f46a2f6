package org.dalel.plugins.messaging.telegram.postbox;

import java.io.IOException;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.dalel.api.Artifact;
import org.dalel.api.Confidence;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Position;
import org.dalel.api.records.Party;
import org.dalel.formats.ByteView;
import org.dalel.formats.sqlite.FileKind;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.Place;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.recover.Recovery;
import org.dalel.plugins.messaging.database.RowStates;

/** Messages and people of a postbox that were deleted, or were something else before. */
final class Deleted {
  private static final long MOST_LEARNED = 50_000;

  private final SqliteDatabase pages;
  private final Peers peers;
  private final Messages messages;
  private final Seen seen;
  private final LongPredicate known;
  private final ExtractionContext context;
  private final Output output;
  private final CodingReader coding = new CodingReader();

  /**
   * @param seen what is there
   * @param known whether there is a conversation of a number
   */
  Deleted(
      SqliteDatabase pages,
      Peers peers,
      Messages messages,
      Seen seen,
      LongPredicate known,
      ExtractionContext context,
      Output output) {
    this.pages = pages;
    this.peers = peers;
    this.messages = messages;
    this.seen = seen;
    this.known = known;
    this.context = context;
    this.output = output;
  }

  /** Emits what is found by the marks of SQLite, then what is found by its shape. */
  void read() throws IOException {
    recovered();
    carved();
  }

  /** Rows that were deleted or changed; of damaged ones those that still say something. */
  private void recovered() throws IOException {
    for (Row row : Recovery.sampling(pages, MOST_LEARNED)) {
      context.checkpoint();
      if (row.values().size() == 2 && row.values().get(1) instanceof Value.Blob value) {
        if (row.table().name().equals(PostboxReading.MESSAGES)
            && row.values().get(0) instanceof Value.Blob key
            && key.bytes().length == StoredMessage.KEY) {
          message(row, key.bytes(), value.bytes());
        } else if (row.table().name().equals(PostboxReading.PEERS) && row.rowid().isPresent()) {
          person(row, row.rowid().getAsLong(), value.bytes());
        }
      }
    }
  }

  /** What SQLite's own marks do not tell any more. */
  private void carved() throws IOException {
    new LostMessages(pages, known, context)
        .each(
            (key, message, page, at, state) -> {
              if (seen.isNew(key, message)) {
                boolean main = page.file() == FileKind.MAIN;
                Place place =
                    new Place(page.file(), page.offset() + at, page.number(), page.frame());
                output.emit(
                    messages
                        .artifact(message)
                        .field("found-in", state.label())
                        .field("found-at", place.toString())
                        .field("row-now", seen.isLive(key) ? "other content" : "gone")
                        .state(RowStates.of(state))
                        .confidence(Confidence.MEDIUM),
                    main ? new Position.ByteOffset(page.offset() + at) : new Position.WholeItem());
              }
            });
  }

  private void message(Row row, byte[] key, byte[] value) {
    StoredMessage message = StoredMessage.read(key, value);
    boolean says = message.text().isPresent() || !message.media().isEmpty();
    if (says && seen.isNew(key, message)) {
      found(messages.artifact(message), row, seen.isLive(key));
    }
  }

  private void person(Row row, long number, byte[] value) {
    Coded coded = coding.root(ByteView.of(value));
    coding.takeFaults();
    boolean named = coded.text("fn").or(() -> coded.text("p")).isPresent();
    if (PeerId.of(number).kind() == PeerId.Kind.USER && named) {
      Peers.Peer was = peers.peer(PeerId.of(number), coded);
      Optional<Party> is = peers.get(number).flatMap(Peers.Peer::with);
      if (!is.equals(was.with())) {
        found(PostboxReading.contact(was), row, is.isPresent());
      }
    }
  }

  private void found(Artifact.Builder artifact, Row row, boolean replaced) {
    artifact
        .field("found-in", row.state().label())
        .field("found-at", row.place().toString())
        .field("row-now", replaced ? "other content" : "gone")
        .state(RowStates.of(row.state()))
        .confidence(Confidence.valueOf(row.confidence().name()));
    output.emit(artifact, Output.position(row));
  }
}
