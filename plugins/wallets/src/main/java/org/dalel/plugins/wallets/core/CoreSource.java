package org.dalel.plugins.wallets.core;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Position;
import org.dalel.api.RecordState;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.Damage;
import org.dalel.formats.RecordSink;
import org.dalel.formats.berkeleydb.BdbRecord;
import org.dalel.formats.berkeleydb.BerkeleyDb;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.Limits;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.recover.Recovery;
import org.dalel.formats.sqlite.schema.TableDefinition;

/**
 * The records of a wallet.dat: B-tree {@code main} of Berkeley DB, or table {@code main(key,
 * value)} of SQLite.
 */
final class CoreSource {

  /** Told what cannot be read; kept until it is known that the file is a wallet. */
  record Fault(long offset, String message) {
    void tell(ArtifactSink sink) {
      sink.problem(new Position.ByteOffset(Math.max(0, offset)), message);
    }
  }

  private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private final SeekableByteChannel channel;
  private final ExtractionContext context;
  private final Consumer<Fault> faults;

  CoreSource(SeekableByteChannel channel, ExtractionContext context, Consumer<Fault> faults) {
    this.channel = channel;
    this.context = context;
    this.faults = faults;
  }

  /**
   * Reads all records; gives the first four bytes of the network's messages where they are kept.
   */
  OptionalInt read(Consumer<CoreRecord> records) throws IOException {
    ByteSource source = ByteSource.of(channel);
    if (source.read(0, 16).has(0, SQLITE)) {
      return sqlite(records);
    }
    if (BerkeleyDb.looksLike(source.read(0, BerkeleyDb.HEAD))) {
      berkeley(source, records);
    }
    return OptionalInt.empty();
  }

  private void berkeley(ByteSource source, Consumer<CoreRecord> records) throws IOException {
    BerkeleyDb.read(
        "wallet",
        source,
        new RecordSink<>() {
          @Override
          public void record(BdbRecord r) {
            context.checkpoint();
            RecordState state =
                switch (r.state()) {
                  case LIVE -> RecordState.LIVE;
                  case DELETED, ORPHAN -> RecordState.FREELIST;
                  case SLACK -> RecordState.SLACK;
                };
            CoreRecord.of(r.key().bytes(), r.value().bytes(), r.key().offset(), state)
                .ifPresent(records);
          }

          @Override
          public void damaged(Damage damage) {
            faults.accept(new Fault(damage.offset(), damage.toString()));
          }
        });
  }

  private OptionalInt sqlite(Consumer<CoreRecord> records) throws IOException {
    SqliteDatabase database =
        SqliteDatabase.open(
            ByteSource.of(channel),
            ByteSource.EMPTY,
            ByteSource.EMPTY,
            Limits.DEFAULT,
            problem -> faults.accept(new Fault(0, problem.toString())));
    Optional<TableDefinition> main = database.schema().table("main").filter(CoreSource::isMain);
    if (main.isEmpty()) {
      return OptionalInt.empty();
    }
    database.rows(main.get(), row -> take(row, RecordState.LIVE, records));
    for (Row row : Recovery.of(database)) {
      if (row.table().name().equalsIgnoreCase("main")) {
        take(row, state(row), records);
      }
    }
    return OptionalInt.of(Integer.reverseBytes(database.header().applicationId()));
  }

  private static boolean isMain(TableDefinition table) {
    return table.columns().size() == 2
        && table.columns().get(0).name().equalsIgnoreCase("key")
        && table.columns().get(1).name().equalsIgnoreCase("value");
  }

  private static RecordState state(Row row) {
    return switch (row.state()) {
      case LIVE -> RecordState.LIVE;
      case SUPERSEDED, WAL, JOURNAL -> RecordState.WAL;
      case FREELIST, UNREACHABLE -> RecordState.FREELIST;
      case FREEBLOCK, UNALLOCATED -> RecordState.SLACK;
    };
  }

  private void take(Row row, RecordState state, Consumer<CoreRecord> records) {
    context.checkpoint();
    if (row.values().size() == 2
        && row.values().get(0) instanceof Value.Blob key
        && row.values().get(1) instanceof Value.Blob value) {
      long offset = row.place().offset();
      CoreRecord.of(
              ByteView.of(key.bytes()).at(offset),
              ByteView.of(value.bytes()).at(offset),
              offset,
              state)
          .ifPresent(records);
    }
  }
}
