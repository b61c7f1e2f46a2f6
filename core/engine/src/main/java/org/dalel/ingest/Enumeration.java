package org.dalel.ingest;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.write.CaseWriter;
import org.dalel.casefile.write.EvidenceTable;
import org.dalel.casefile.write.ExamStatus;
import org.dalel.casefile.write.FailureRow;
import org.dalel.evidence.EvidenceRecord;
import org.dalel.evidence.FileSystemRecord;
import org.dalel.evidence.VolumeStructure;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.tsk.TskFileSystemInfo;

/**
 * The first phase: lists volumes, file systems and every entry in them. Done parts are not done
 * again.
 */
final class Enumeration {
  private final RunContext context;
  private final AtomicLong nextItem;

  Enumeration(RunContext context) throws SQLException {
    this.context = context;
    try (Connection connection = context.folder().openCase()) {
      nextItem = new AtomicLong(Sqlite.number(connection, "SELECT coalesce(max(id), 0) FROM item"));
    }
  }

  void run() throws SQLException, InterruptedException {
    context.ring().publish((CaseWriter w) -> w.failures().missing(missing()));
    for (EvidenceRecord evidence : context.evidence()) {
      if (context.stop().isRequested()) {
        return;
      }
      if (!structureRead(evidence)) {
        readStructure(evidence);
      }
    }
    List<FileSystemRecord> pending = new ArrayList<>();
    try (Connection connection = context.folder().openCase()) {
      EvidenceCatalog catalog = new EvidenceCatalog(connection);
      for (EvidenceRecord evidence : context.evidence()) {
        catalog.fileSystems(evidence.id()).stream()
            .filter(fs -> !fs.enumerated())
            .forEach(pending::add);
      }
    }
    for (FileSystemRecord fileSystem : pending) {
      if (context.stop().isRequested()) {
        return;
      }
      enumerate(fileSystem);
    }
  }

  private List<FailureRow> missing() {
    return context.missing().entrySet().stream()
        .map(
            e ->
                new FailureRow(
                    e.getKey(), 0, null, Optional.empty(), "open", "missing", e.getValue()))
        .toList();
  }

  private boolean structureRead(EvidenceRecord evidence) throws SQLException {
    try (Connection connection = context.folder().openCase()) {
      return new EvidenceCatalog(connection).structureRead(evidence.id());
    }
  }

  private void readStructure(EvidenceRecord evidence) throws InterruptedException {
    context.journal().enter(0, Stage.OPENING, evidence.id(), evidence.label());
    Optional<Quarantine.Entry> barred = context.quarantine().evidence(evidence.id());
    if (barred.isPresent()) {
      giveUp(evidence, barred.get().kind(), barred.get().message());
    } else if (evidence.isMedia()) {
      readVolumes(evidence);
    } else {
      new FolderLister(context, evidence, nextItem).list();
    }
    context.journal().idle(0);
    context.ring().drain();
  }

  private void readVolumes(EvidenceRecord evidence) {
    EvidenceImage image = context.image(evidence.id());
    try {
      VolumeStructure structure = VolumeStructure.read(image, () -> context.journal().alive(0));
      context.ring().publish((CaseWriter w) -> w.evidence().forgetStructure(evidence.id()));
      for (VolumeStructure.Range range : structure.ranges()) {
        context.ring().publish((CaseWriter w) -> add(w, evidence, range));
      }
      context.ring().publish((CaseWriter w) -> w.evidence().structureRead(evidence.id()));
    } catch (IOException e) {
      giveUp(evidence, "unreadable", e.getMessage());
    }
  }

  private void giveUp(EvidenceRecord evidence, String kind, String message) {
    context
        .ring()
        .publish(
            (CaseWriter w) -> {
              w.evidence().status(evidence.id(), ExamStatus.FAILED, message);
              w.evidence().structureRead(evidence.id());
              w.failures()
                  .add(
                      new FailureRow(
                          evidence.id(),
                          0,
                          null,
                          Optional.of(evidence.label()),
                          "open",
                          kind,
                          message));
            });
  }

  private static void add(CaseWriter writer, EvidenceRecord evidence, VolumeStructure.Range range)
      throws SQLException {
    String why = range.why().isEmpty() ? null : range.why();
    long volume =
        writer
            .evidence()
            .addVolume(
                new EvidenceTable.VolumeRow(
                    evidence.id(),
                    range.start(),
                    range.length(),
                    range.scheme(),
                    range.description(),
                    range.kind(),
                    range.status(),
                    why));
    for (VolumeStructure.FoundFileSystem found : range.fileSystems()) {
      writer.evidence().addFileSystem(row(evidence, volume, found));
    }
    boolean lost = range.kind().equals("allocated") || range.kind().equals("whole");
    if (lost && range.status() != ExamStatus.EXAMINED && range.status() != ExamStatus.SKIPPED) {
      String place = evidence.label() + "/@" + range.start();
      String message =
          place
              + ": expected a file system that can be read, found: "
              + range.why()
              + "; its content is not examined";
      writer
          .failures()
          .add(
              new FailureRow(
                  evidence.id(),
                  0,
                  null,
                  Optional.of(place),
                  "open",
                  range.status().label(),
                  message));
    }
  }

  private static EvidenceTable.FileSystemRow row(
      EvidenceRecord evidence, long volume, VolumeStructure.FoundFileSystem found) {
    Optional<TskFileSystemInfo> info = found.info();
    return new EvidenceTable.FileSystemRow(
        evidence.id(),
        volume,
        found.start(),
        found.poolVolume() < 0 ? null : String.valueOf(found.poolVolume()),
        found.type(),
        found.label().orElse(null),
        found.identity().orElse(null),
        info.map(TskFileSystemInfo::blockSize).orElse(0),
        info.map(TskFileSystemInfo::blockCount).orElse(0L),
        info.map(TskFileSystemInfo::firstMeta).orElse(0L),
        info.map(TskFileSystemInfo::lastMeta).orElse(0L),
        info.map(TskFileSystemInfo::rootMeta).orElse(0L),
        found.status(),
        found.why().isEmpty() ? null : found.why());
  }

  private void enumerate(FileSystemRecord fileSystem) throws InterruptedException {
    EvidenceRecord evidence = context.evidence(fileSystem.evidenceId());
    String place = evidence.label() + "/@" + fileSystem.start();
    context.journal().enter(0, Stage.ENUMERATING, fileSystem.id(), place);
    context.ring().publish((CaseWriter w) -> w.evidence().forgetItems(fileSystem.id()));
    Optional<Quarantine.Entry> barred = context.quarantine().fileSystem(fileSystem.id());
    if (barred.isPresent()) {
      context
          .ring()
          .publish(
              (CaseWriter w) -> {
                w.evidence()
                    .enumerated(fileSystem.id(), 0, 0, ExamStatus.FAILED, barred.get().message());
                w.failures()
                    .add(
                        new FailureRow(
                            evidence.id(),
                            0,
                            null,
                            Optional.of(place),
                            "enumerate",
                            barred.get().kind(),
                            barred.get().message()));
              });
    } else {
      new FileSystemLister(context, fileSystem, place, nextItem).list();
    }
    context.recordBadRanges();
    context.journal().idle(0);
    context.ring().drain();
  }
}
