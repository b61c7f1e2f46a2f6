package org.dalel.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.dalel.casefile.write.CaseChange;
import org.dalel.casefile.write.CaseWriter;
import org.dalel.casefile.write.ExamStatus;
import org.dalel.casefile.write.FailureRow;
import org.dalel.casefile.write.ItemResult;
import org.dalel.casefile.write.ItemRow;
import org.dalel.evidence.BlockMap;
import org.dalel.evidence.EntryMapper;
import org.dalel.evidence.Ext4RunFinder;
import org.dalel.evidence.FileSystemRecord;
import org.dalel.evidence.RunFinder;
import org.dalel.evidence.TskMedia;
import org.dalel.tsk.Cancellation;
import org.dalel.tsk.EnumerationOptions;
import org.dalel.tsk.TskEntry;
import org.dalel.tsk.TskEnumerator;
import org.dalel.tsk.TskEvent;
import org.dalel.tsk.TskException;
import org.dalel.tsk.TskFileSystemInfo;
import org.dalel.tsk.TskImage;
import org.dalel.tsk.TskRecord;

/** Lists the entries of one file system into the case. */
final class FileSystemLister {
  private static final int BATCH = 512;

  private final RunContext context;
  private final FileSystemRecord fileSystem;
  private final String place;
  private final AtomicLong nextItem;
  private final BlockMap blocks = new BlockMap();
  private final List<ItemRow> batch = new ArrayList<>(BATCH);
  private final List<FailureRow> problems = new ArrayList<>();

  FileSystemLister(
      RunContext context, FileSystemRecord fileSystem, String place, AtomicLong nextItem) {
    this.context = context;
    this.fileSystem = fileSystem;
    this.place = place;
    this.nextItem = nextItem;
  }

  void list() {
    Cancellation cancellation = new Cancellation();
    try (TskImage image =
            TskMedia.over(context.image(fileSystem.evidenceId()), () -> alive(cancellation));
        TskMedia.OpenFileSystem open = TskMedia.open(image, fileSystem)) {
      TskFileSystemInfo info = open.fileSystem().info();
      readBlockMap(open, cancellation);
      entries(open, cancellation);
      flush();
      if (context.stop().isRequested()) {
        return;
      }
      long total = info.blockCount() * info.blockSize();
      long allocated = blocks.allocated() * info.blockSize();
      String why = problems.isEmpty() ? null : problems.size() + " place(s) could not be listed";
      done(allocated, Math.max(0, total - allocated), ExamStatus.EXAMINED, why);
    } catch (TskException e) {
      flush();
      String message =
          place
              + ": expected to list a "
              + fileSystem.type()
              + " file system to its end, found: "
              + e.getMessage();
      report("damaged", place, message);
      done(0, 0, ExamStatus.FAILED, message);
    }
  }

  /**
   * A single call of libtsk may read the whole disk: each read says that it goes on, or ends it.
   */
  private void alive(Cancellation cancellation) {
    context.journal().alive(0);
    if (context.stop().isRequested()) {
      cancellation.cancel();
    }
  }

  /** One change, so that a listing that is cut off and done again reports its failures once. */
  private void done(long allocated, long unallocated, ExamStatus status, String why) {
    context
        .ring()
        .publish(
            (CaseWriter w) -> {
              w.evidence().enumerated(fileSystem.id(), allocated, unallocated, status, why);
              for (FailureRow problem : problems) {
                w.failures().add(problem);
              }
            });
  }

  private void readBlockMap(TskMedia.OpenFileSystem open, Cancellation cancellation) {
    if (fileSystem.inPool()) {
      return;
    }
    try {
      open.fileSystem()
          .allocatedBlocks((first, count, flags) -> allocated(first, count), cancellation);
    } catch (TskException e) {
      report(
          "damaged",
          place,
          place
              + ": expected a readable allocation map, found: "
              + e.getMessage()
              + "; the worth of deleted content is not known");
    }
  }

  private void allocated(long first, long count) {
    blocks.add(first, count);
    context.journal().alive(0);
  }

  private void entries(TskMedia.OpenFileSystem open, Cancellation cancellation)
      throws TskException {
    EntryMapper mapper =
        new EntryMapper(
            fileSystem,
            blocks,
            nextItem::incrementAndGet,
            contentFinder(),
            context.order().clock());
    // HFS has no orphans: libtsk lists the directory and cannot open it
    boolean orphans = !fileSystem.type().startsWith("hfs");
    EnumerationOptions options =
        EnumerationOptions.defaults().withOrphans(orphans).withUnnamed(true);
    try (TskEnumerator enumerator = open.fileSystem().enumerate(options, cancellation)) {
      for (List<TskRecord> records = enumerator.nextBatch();
          !records.isEmpty();
          records = enumerator.nextBatch()) {
        context.journal().alive(0);
        records.forEach(record -> take(mapper, record));
        if (context.stop().isRequested()) {
          cancellation.cancel();
        }
      }
    }
  }

  private RunFinder contentFinder() {
    try {
      return new Ext4RunFinder(
          context.image(fileSystem.evidenceId()),
          fileSystem,
          (path, why) -> report("damaged", place + path, place + path + ": " + why));
    } catch (IOException e) {
      report(
          "damaged", place, place + ": expected a readable superblock, found: " + e.getMessage());
      return (path, entry) -> Optional.empty();
    }
  }

  private void take(EntryMapper mapper, TskRecord record) {
    if (record instanceof TskEntry entry) {
      batch.addAll(mapper.rows(entry));
      if (batch.size() >= BATCH) {
        flush();
      }
    } else if (record instanceof TskEvent event && event.kind() != TskEvent.Kind.CANCELLED) {
      String where = place + event.path();
      boolean damaged =
          event.kind() == TskEvent.Kind.DIRECTORY_UNREADABLE
              || event.kind() == TskEvent.Kind.UNNAMED_UNREADABLE;
      report(damaged ? "damaged" : "limit", where, where + ": " + event.message());
    }
  }

  private void report(String kind, String where, String message) {
    problems.add(failure(kind, Optional.of(where), message));
  }

  private FailureRow failure(String kind, Optional<String> where, String message) {
    return new FailureRow(fileSystem.evidenceId(), 0, null, where, "enumerate", kind, message);
  }

  private void flush() {
    if (!batch.isEmpty()) {
      context.ring().publish(new AddItems(List.copyOf(batch)));
      batch.clear();
    }
  }

  /** Adds items; those without content are examined by being listed. */
  record AddItems(List<ItemRow> rows) implements CaseChange {
    private static final Optional<String> NOT_READ =
        Optional.of("a structure of the file system: listed, its content is not read");

    @Override
    public void apply(CaseWriter writer) throws java.sql.SQLException {
      for (ItemRow row : rows) {
        writer.items().add(row);
        if (!row.readable()) {
          writer.items().finish(withoutContent(row));
        }
      }
    }

    @Override
    public long weight() {
      return 512L * rows.size();
    }

    private static ItemResult withoutContent(ItemRow row) {
      if (row.kind().equals("virtual") && row.sizes().size() > 0) {
        return new ItemResult(row.id(), null, ExamStatus.SKIPPED, NOT_READ, 0);
      }
      boolean lost = row.kind().equals("file");
      Optional<String> why = Optional.empty();
      if (lost) {
        why =
            Optional.of(
                row.reallocated()
                    ? "its metadata entry belongs to another file now"
                    : "no content is known for this name");
      }
      return new ItemResult(
          row.id(), null, lost ? ExamStatus.UNREADABLE : ExamStatus.EXAMINED, why, 0);
    }
  }
}
