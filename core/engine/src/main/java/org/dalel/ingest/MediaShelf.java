package org.dalel.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.dalel.casefile.CaseFolder;
import org.dalel.evidence.EvidenceInspector;
import org.dalel.evidence.EvidenceRecord;
import org.dalel.evidence.image.EvidenceImage;

/**
 * The evidence of a run, opened. Evidence that is not there any more (a disk that was unplugged)
 * does not end the run: when nothing is left to do in it nobody asks for it, otherwise it is
 * missing, and what is left to do in it waits for the next run.
 */
final class MediaShelf implements AutoCloseable {
  private final Map<Long, EvidenceImage> images = new HashMap<>();
  private final Map<Long, String> missing = new TreeMap<>();

  private MediaShelf() {}

  /** Opens what is there. */
  static MediaShelf open(CaseFolder folder, List<EvidenceRecord> records, Profile profile)
      throws SQLException {
    MediaShelf shelf = new MediaShelf();
    try (Connection connection = folder.openCase()) {
      EvidenceCatalog catalog = new EvidenceCatalog(connection);
      for (EvidenceRecord record : records) {
        Optional<String> found = shelf.take(record);
        if (found.isPresent() && catalog.isUnfinished(record, profile)) {
          shelf.missing.put(record.id(), message(record, found.get()));
        }
      }
    }
    return shelf;
  }

  /** The media of an evidence; null for folders and files, and when it is not there. */
  EvidenceImage image(long evidenceId) {
    return images.get(evidenceId);
  }

  /** Evidence in which something is left to do and which cannot be read: why, by row id. */
  Map<Long, String> missing() {
    return missing;
  }

  void forEach(BiConsumer<Long, EvidenceImage> action) {
    images.forEach(action);
  }

  @Override
  public void close() throws IOException {
    for (EvidenceImage image : images.values()) {
      image.close();
    }
  }

  /** Opens an evidence; what was found instead, when it is not the one of the case. */
  private Optional<String> take(EvidenceRecord record) {
    Path source = Path.of(record.source());
    if (!Files.isReadable(source)) {
      return Optional.of(Files.exists(source) ? "no right to read it" : "nothing");
    }
    return record.isMedia() ? takeMedia(record, source) : Optional.empty();
  }

  private Optional<String> takeMedia(EvidenceRecord record, Path source) {
    try {
      EvidenceImage image = EvidenceInspector.open(source);
      if (image.size() != record.size()) {
        long size = image.size();
        image.close();
        return Optional.of("another of " + size + " bytes");
      }
      images.put(record.id(), image);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private static String message(EvidenceRecord record, String found) {
    String size = record.isMedia() ? " of " + record.size() + " bytes" : "";
    return record.label()
        + ": expected the evidence"
        + size
        + " at "
        + record.source()
        + ", found "
        + found
        + "; what is left to do in it waits: bring it back and run the same command again";
  }
}
