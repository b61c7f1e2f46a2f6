package org.dalel.plugins.messaging.signal;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;
import org.dalel.formats.ByteSource;
import org.dalel.formats.FormatException;
import org.dalel.formats.protobuf.ProtoMessage;
import org.dalel.formats.sqlite.jdbc.PrivateCopy;
import org.dalel.plugins.messaging.database.DatabaseFiles;
import org.dalel.plugins.messaging.database.DatabaseReading;
import org.dalel.plugins.messaging.model.MessengerRecords;
import org.dalel.plugins.messaging.model.Owners;
import org.pf4j.Extension;

/**
 * Opens backups of Signal for Android with a passphrase of the case, and reads the database that
 * they hold row by row.
 */
@Extension
public final class BackupExtractor implements ArtifactExtractor {
  private static final String TYPE = "encrypted-backup";
  private static final int HEAD = 4096;
  private static final int STATEMENT = 2;
  private static final int[][] FILES = {{4, 3}, {7, 2}, {8, 2}};

  @Override
  public ExtractorDescription description() {
    return MessengerRecords.emittedBy(
            ExtractorDescription.of("signal-backup", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(Interest.name("signal-*.backup", "*signal*.backup"))
                .emits(
                    TYPE,
                    "A backup that its program encrypted, and whether a secret of the case opens it."))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    BackupFrames.Header header;
    try {
      header = BackupFrames.Header.read(Channels.newInputStream(file.open()).readNBytes(HEAD));
    } catch (FormatException e) {
      throw new IOException("backup of Signal: " + e.getMessage(), e);
    }
    Optional<Opened> opened = unlock(file, header, context, sink);
    Artifact.Builder backup =
        Artifact.of(TYPE)
            .field("service", "signal")
            .field("format", "signal backup, version " + header.version())
            .field("opened", opened.isPresent())
            .field("unverified-schema", true);
    opened.ifPresent(one -> backup.field("opened-by", one.source()));
    sink.emit(backup.build());
    if (opened.isPresent()) {
      read(file, header, opened.get().keys(), context, sink);
    }
  }

  private record Opened(BackupFrames.Keys keys, String source) {}

  private static Optional<Opened> unlock(
      EvidenceFile file, BackupFrames.Header header, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    int[] tried = {0};
    Optional<Opened> opened =
        context
            .secrets()
            .open(
                new Secrets.Lock("backup of Signal", Secret.Kind.PASSWORD, Secrets.Effort.HIGH),
                secret -> {
                  tried[0]++;
                  BackupFrames.Keys keys =
                      BackupFrames.Keys.of(secret.value(), header.salt(), context::checkpoint);
                  return opens(file, header, keys)
                      ? Optional.of(new Opened(keys, secret.source()))
                      : Optional.empty();
                });
    if (opened.isEmpty() && tried[0] > 0) {
      sink.problem(
          new Position.WholeItem(),
          "backup of Signal: expected one of the passwords of the case to be its passphrase, found none"
              + " that is among "
              + tried[0]
              + "; it stays closed");
    }
    return opened;
  }

  private static boolean opens(
      EvidenceFile file, BackupFrames.Header header, BackupFrames.Keys keys)
      throws IOException, GeneralSecurityException {
    try (InputStream in = behindHeader(file, header)) {
      return new BackupFrames(in, header, keys).next().isPresent();
    } catch (FormatException | EOFException otherKey) {
      return false;
    }
  }

  private static InputStream behindHeader(EvidenceFile file, BackupFrames.Header header)
      throws IOException {
    SeekableByteChannel channel = file.open();
    channel.position(header.size());
    return new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
  }

  private static void read(
      EvidenceFile file,
      BackupFrames.Header header,
      BackupFrames.Keys keys,
      ExtractionContext context,
      ArtifactSink sink)
      throws IOException, GeneralSecurityException {
    try (PrivateCopy copy =
        PrivateCopy.in(
            context.temporaryFolder(), ByteSource.EMPTY, ByteSource.EMPTY, ByteSource.EMPTY)) {
      Path database;
      try (Connection connection = copy.afterLog();
          InputStream in = behindHeader(file, header)) {
        database = path(connection);
        fill(connection, new BackupFrames(in, header, keys), context, sink);
      } catch (SQLException e) {
        throw new IOException("backup of Signal: expected to make a database of it: " + e, e);
      }
      try (DatabaseFiles files = DatabaseFiles.of(database)) {
        if (!new DatabaseReading(files, context, sink, Owners.UNKNOWN).read()) {
          sink.problem(
              new Position.WholeItem(),
              "backup of Signal: expected the tables of a version that is known, found others; they"
                  + " are not read");
        }
      }
    }
  }

  private static Path path(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA database_list")) {
      row.next();
      return Path.of(row.getString(3));
    }
  }

  private static void fill(
      Connection connection, BackupFrames frames, ExtractionContext context, ArtifactSink sink)
      throws SQLException, GeneralSecurityException {
    BackupStatements statements = new BackupStatements(connection);
    try (Statement setting = connection.createStatement()) {
      setting.execute("PRAGMA synchronous = OFF");
      setting.execute("BEGIN");
      try {
        for (Optional<ProtoMessage> frame = frames.next();
            frame.isPresent();
            frame = frames.next()) {
          context.checkpoint();
          frame.get().message(STATEMENT).ifPresent(statements::run);
          skipFile(frame.get(), frames);
        }
      } catch (IOException damaged) {
        sink.problem(
            new Position.ByteOffset(frames.at()),
            "backup of Signal: " + damaged.getMessage() + "; what is behind is not read");
      }
      setting.execute("COMMIT");
    }
    if (statements.refused() > 0) {
      sink.problem(
          new Position.WholeItem(),
          "backup of Signal: expected its database to take all statements, found "
              + statements.refused()
              + " that it refused; they are left out");
    }
  }

  private static void skipFile(ProtoMessage frame, BackupFrames frames) throws IOException {
    for (int[] kind : FILES) {
      Optional<ProtoMessage> behind = frame.message(kind[0]);
      if (behind.isPresent()) {
        frames.skip(behind.get().last(kind[1]).map(one -> one.value()).orElse(0L));
      }
    }
  }
}
