package org.dalel.plugins.wallets.core;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
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
import org.dalel.formats.sqlite.database.Place;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.recover.Recovery;
import org.dalel.formats.sqlite.schema.TableDefinition;
import org.dalel.plugins.wallets.place.SqliteFiles;

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

  private final ExtractionContext context;
  private final Consumer<Fault> faults;

  CoreSource(ExtractionContext context, Consumer<Fault> faults) {
    this.context = context;
    this.faults = faults;
  }

  /** Reads all records of a file of Berkeley DB; none of any other. */
  void berkeley(SeekableByteChannel channel, Consumer<CoreRecord> records) throws IOException {
    ByteSource source = ByteSource.of(channel);
    if (BerkeleyDb.looksLike(source.read(0, BerkeleyDb.HEAD))) {
      berkeley(source, records);
    }
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

  /**
   * Reads all records of a database of SQLite with its log; gives the first four bytes of the
   * network's messages, which it keeps as its application id.
   */
  OptionalInt sqlite(EvidenceFile file, Consumer<CoreRecord> records) throws IOException {
    try (SqliteFiles files =
        SqliteFiles.open(
            file,
            context.surroundings(),
            problem -> faults.accept(new Fault(0, problem.toString())))) {
      return sqlite(files.database(), records);
    }
  }

  private OptionalInt sqlite(SqliteDatabase database, Consumer<CoreRecord> records)
      throws IOException {
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
          .map(record -> placed(record, row.place()))
          .ifPresent(records);
    }
  }

  private static CoreRecord placed(CoreRecord record, Place place) {
    return switch (place.file()) {
      case MAIN -> record;
      case WAL -> record.in(new Position.RecordNumber("wal", place.frame()));
      case JOURNAL -> record.in(new Position.RecordNumber("journal", place.frame()));
    };
  }
}
