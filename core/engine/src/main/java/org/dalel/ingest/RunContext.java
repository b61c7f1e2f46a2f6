package org.dalel.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dalel.api.DalelApi;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.write.CaseWriter;
import org.dalel.casefile.write.ContentKey;
import org.dalel.casefile.write.ContentOutcome;
import org.dalel.casefile.write.ContentRef;
import org.dalel.casefile.write.ContentStatus;
import org.dalel.content.ContentAnalyzer;
import org.dalel.content.TypeDetector;
import org.dalel.evidence.EvidenceRecord;
import org.dalel.evidence.FileSystemRecord;
import org.dalel.evidence.image.BadRange;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.extension.ExtensionHost;
import org.dalel.extension.ExtractionLimits;

/** What all parts of a run share. */
final class RunContext implements EvidenceLookup, AutoCloseable {
  private final CaseFolder folder;
  private final WorkerOrder order;
  private final StopFlag stop;
  private final InFlightJournal journal;
  private final Map<Long, EvidenceRecord> evidence = new HashMap<>();
  private final MediaShelf media;
  private final Map<Long, FileSystemRecord> fileSystems = new HashMap<>();
  private final ExtensionHost extensions;
  private final HashSets hashSets;

  private final WarmUp warmUp;
  private final CompletableFuture<ContentAnalyzer> analyzer;
  private ContentLedger ledger = new ContentLedger();
  private Optional<ContainerPlaces> containerPlaces = Optional.empty();
  private Quarantine quarantine;
  private ResultRing ring;

  private RunContext(
      CaseFolder folder,
      WorkerOrder order,
      StopFlag stop,
      WarmUp warmUp,
      InFlightJournal journal,
      ExtensionHost extensions,
      HashSets hashSets,
      MediaShelf media) {
    this.folder = folder;
    this.order = order;
    this.stop = stop;
    this.warmUp = warmUp;
    this.journal = journal;
    this.extensions = extensions;
    this.hashSets = hashSets;
    this.media = media;
    this.analyzer =
        order.profile().readsContents()
            ? CompletableFuture.supplyAsync(ContentAnalyzer::new)
            : CompletableFuture.completedFuture(null);
  }

  static RunContext open(
      CaseFolder folder,
      WorkerOrder order,
      StopFlag stop,
      WarmUp warmUp,
      InFlightJournal journal,
      List<EvidenceRecord> records)
      throws IOException, SQLException {
    ExtensionHost host =
        order.profile().readsContents()
            ? ExtensionHost.open(
                order.pluginFolders().stream().map(Path::of).toList(),
                Path.of(order.pluginCache()),
                DalelApi.VERSION,
                ExtractionLimits.DEFAULT)
            : ExtensionHost.none();
    HashSets hashSets = HashSets.open(folder, order.hashSets());
    MediaShelf media = MediaShelf.open(folder, records, order.profile());
    RunContext context =
        new RunContext(folder, order, stop, warmUp, journal, host, hashSets, media);
    records.stream()
        .filter(record -> !media.missing().containsKey(record.id()))
        .forEach(record -> context.evidence.put(record.id(), record));
    try (Connection connection = folder.openCase()) {
      context.quarantine = Quarantine.load(connection);
    }
    return context;
  }

  CaseFolder folder() {
    return folder;
  }

  WorkerOrder order() {
    return order;
  }

  StopFlag stop() {
    return stop;
  }

  InFlightJournal journal() {
    return journal;
  }

  ResultRing ring() {
    return ring;
  }

  void ring(ResultRing results) {
    this.ring = results;
  }

  ContentLedger ledger() {
    return ledger;
  }

  Quarantine quarantine() {
    return quarantine;
  }

  ExtensionHost extensions() {
    return extensions;
  }

  HashSets hashSets() {
    return hashSets;
  }

  TypeDetector types() {
    return warmUp.types();
  }

  /** The one analyzer of the run; null in triage. */
  ContentAnalyzer analyzer() {
    return analyzer.join();
  }

  /** Evidence that is to be worked at and not there: why, by row id. */
  Map<Long, String> missing() {
    return media.missing();
  }

  /** All evidence of the run but what is missing. */
  List<EvidenceRecord> evidence() {
    return evidence.values().stream()
        .sorted(java.util.Comparator.comparingLong(EvidenceRecord::id))
        .toList();
  }

  @Override
  public EvidenceRecord evidence(long id) {
    return evidence.get(id);
  }

  @Override
  public EvidenceImage image(long evidenceId) {
    return media.image(evidenceId);
  }

  @Override
  public FileSystemRecord fileSystem(long id) {
    return fileSystems.get(id);
  }

  /** Reads what earlier runs know: contents that are done, and the file systems. */
  void loadLedger() throws SQLException {
    ledger = new ContentLedger();
    try (Connection connection = folder.openCase();
        Statement statement = connection.createStatement()) {
      EvidenceCatalog catalog = new EvidenceCatalog(connection);
      for (long id : evidence.keySet()) {
        catalog.fileSystems(id).forEach(fs -> fileSystems.put(fs.id(), fs));
      }
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT id, sha256, type, status, closure_count, closure_bytes, closure_height FROM content WHERE complete = 1")) {
        while (rows.next()) {
          if (!ContentKeys.dependsOnName(rows.getString(3))) {
            known(rows);
          }
        }
      }
    }
  }

  /** Where containers can be read again; all contents are done by then. */
  synchronized ContainerPlaces containerPlaces() throws SQLException {
    if (containerPlaces.isEmpty()) {
      try (Connection connection = folder.openCase()) {
        containerPlaces = Optional.of(ContainerPlaces.read(connection, missing().keySet()));
      }
    }
    return containerPlaces.get();
  }

  /** To be called when contents have been added. */
  synchronized void forgetContainerPlaces() {
    containerPlaces = Optional.empty();
  }

  /** Writes the ranges that could not be read, as the images have met them by now. */
  void recordBadRanges() {
    media.forEach(
        (id, image) -> {
          for (BadRange bad : image.badRanges()) {
            ring.publish(
                (CaseWriter w) ->
                    w.evidence().addBadRange(id, bad.start(), bad.length(), bad.reason()));
          }
        });
  }

  @Override
  public void close() throws IOException {
    extensions.close();
    media.close();
  }

  private void known(ResultSet row) throws SQLException {
    ContentStatus status = ContentStatus.of(row.getString(4));
    boolean again = order.profile().readsContents() && status == ContentStatus.IDENTIFIED;
    ContentOutcome outcome =
        new ContentOutcome(status, row.getLong(5), row.getLong(6), row.getInt(7));
    ContentRef ref = ContentRef.stored(row.getLong(1), again ? null : outcome, again);
    ledger.known(ContentKey.of(row.getBytes(2), row.getString(3)), ref);
  }
}
