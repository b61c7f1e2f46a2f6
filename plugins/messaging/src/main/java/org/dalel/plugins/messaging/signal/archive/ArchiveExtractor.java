package org.dalel.plugins.messaging.signal.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.Locale;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.formats.ByteView;
import org.dalel.plugins.messaging.model.MessengerRecords;
import org.pf4j.Extension;

/**
 * Reads the backups of Signal that are the same on all its platforms: streams of protobuf in clear,
 * exports of them as lines of JSON, and encrypted ones, alone or in a folder.
 */
@Extension
public final class ArchiveExtractor implements ArtifactExtractor {
  private static final String TYPE = "encrypted-backup";
  private static final String LINES = "main.jsonl";
  private static final String INFO = "{\"version\":\"1\",\"backupTimeMs\"";
  private static final int HEAD = 1 << 14;
  private static final int LARGEST_METADATA = 1 << 16;

  @Override
  public ExtractorDescription description() {
    return MessengerRecords.emittedBy(
            ExtractorDescription.of("signal-archive", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(
                    Interest.name("*.binproto", "*.binproto.encrypted", LINES)
                        .or(Interest.path("**/signal-backup-*/main", "**/SignalBackups/*/main"))
                        .or(
                            Interest.magic(
                                new Magic(1, "080110"),
                                new Magic(2, "080110"),
                                Magic.text(0, "SBACKUP\u0001"),
                                Magic.text(0, INFO),
                                Magic.text(3, INFO)))) // behind a byte order mark
                .emits(
                    TYPE,
                    "A backup that its program encrypted, and whether a secret of the case opens it."))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    byte[] head = ArchiveFile.head(file, HEAD);
    Optional<Streams.Form> form = Streams.form(head);
    String name = file.name().toLowerCase(Locale.ROOT);
    if (form.isPresent()) {
      clear(file, form.get(), context, sink);
    } else if (name.endsWith(".binproto")) {
      clear(file, Streams.Form.STREAM, context, sink);
    } else if (name.equals(LINES)) {
      damagedLines(file, context, sink);
    } else if (name.equals("main") || name.endsWith(".encrypted") || isOfService(head)) {
      encrypted(file, context, sink);
    }
  }

  /** What is damaged in front, or starts with a byte order mark, may have its lines behind. */
  private static void damagedLines(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    boolean has;
    try (InputStream in = Channels.newInputStream(file.open())) {
      has = Streams.hasLine(in, context::checkpoint);
    }
    if (has) {
      clear(file, Streams.Form.LINES, context, sink);
    } else if (file.size() > 0) {
      sink.problem(
          new Position.ByteOffset(0),
          "export of Signal: expected it by the name of the file, found no line of one in its %d bytes; nothing is read"
              .formatted(file.size()));
    }
  }

  private static boolean isOfService(byte[] head) {
    return new String(head, java.nio.charset.StandardCharsets.ISO_8859_1)
        .startsWith("SBACKUP\u0001");
  }

  private static void clear(
      EvidenceFile file, Streams.Form form, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    try (InputStream in = new BufferedInputStream(Channels.newInputStream(file.open()), 1 << 16)) {
      ArchiveReading reading =
          new ArchiveReading(context, sink, path -> placed(file, path, "", context));
      if (form == Streams.Form.STREAM) {
        reading.stream(in);
      } else {
        reading.lines(in);
      }
    }
  }

  private static void encrypted(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    ArchiveFile archive = ArchiveFile.of(file);
    Optional<Node> metadata = metadata(file, context, sink);
    Optional<Unlocking.Opened> opened = new Unlocking(archive, metadata).open(context, sink);
    Artifact.Builder backup =
        Artifact.of(TYPE)
            .field("service", "signal")
            .field("format", metadata.isPresent() ? "signal backup in a folder" : "signal backup")
            .field("opened", opened.isPresent())
            .field("opened-by", opened.map(Unlocking.Opened::source));
    if (metadata.isPresent()) {
      backup.field("unverified-schema", true);
    }
    sink.emit(backup.build());
    if (opened.isEmpty()) {
      return;
    }
    ArchiveKeys keys = opened.get().keys();
    if (!archive.isWhole(keys, context::checkpoint)) {
      sink.problem(
          new Position.WholeItem(),
          "backup of Signal: expected the HMAC of its key at the end, found another: it was changed or damaged; it is"
              + " read as far as it can be");
    }
    try (CipherText cipherText = archive.cipherText();
        InputStream in = archive.plain(cipherText, keys)) {
      ArchiveReading reading =
          new ArchiveReading(context, sink, path -> placed(file, path, "/..", context));
      opened.get().account().ifPresent(reading::ownedBy);
      reading.stream(in);
    }
  }

  /** In the folder of a backup, {@code metadata} stands beside {@code main}. */
  private static Optional<Node> metadata(
      EvidenceFile file, ExtractionContext context, ArtifactSink sink) throws IOException {
    Optional<EvidenceFile> beside =
        file.name().equalsIgnoreCase("main")
            ? context.surroundings().sibling(file, "metadata")
            : Optional.empty();
    if (beside.isEmpty() || beside.get().isFolder()) {
      return Optional.empty();
    }
    byte[] bytes = ArchiveFile.head(beside.get(), LARGEST_METADATA);
    Notes notes = new Notes();
    Node metadata = new StreamNodes(Shapes.shipped(), notes).read("Metadata", ByteView.of(bytes));
    for (String fault : notes.takeFaults()) {
      sink.problem(new Position.WholeItem(), "metadata beside the backup of Signal: " + fault);
    }
    return Optional.of(metadata);
  }

  /** Where a file of the backup lies: in a folder that its snapshots share, or beside an export. */
  private static String placed(
      EvidenceFile file, String path, String up, ExtractionContext context) {
    String folder = parent(file.path());
    String place = (up.isEmpty() ? folder : parent(folder)) + "/" + path;
    return context.surroundings().at(place).isPresent() ? place : path;
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
