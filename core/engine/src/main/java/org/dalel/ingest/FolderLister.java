package org.dalel.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.dalel.casefile.write.CaseWriter;
import org.dalel.casefile.write.FailureRow;
import org.dalel.casefile.write.ItemRow;
import org.dalel.evidence.EvidenceRecord;
import org.dalel.evidence.RawPath;

/**
 * Lists a folder or a single file as logical evidence; access times are recorded before anything is
 * read.
 */
final class FolderLister {
  private static final int BATCH = 512;
  private static final String ATTRIBUTES =
      "unix:ino,mode,nlink,uid,gid,size,lastModifiedTime,lastAccessTime,ctime,creationTime,isDirectory,isRegularFile,isSymbolicLink";

  private final RunContext context;
  private final EvidenceRecord evidence;
  private final AtomicLong nextItem;
  private final List<ItemRow> batch = new ArrayList<>();

  FolderLister(RunContext context, EvidenceRecord evidence, AtomicLong nextItem) {
    this.context = context;
    this.evidence = evidence;
    this.nextItem = nextItem;
  }

  void list() {
    Path root = Path.of(evidence.source());
    context.ring().publish((CaseWriter w) -> w.evidence().forgetLogicalItems(evidence.id()));
    if (evidence.kind().equals("file")) {
      add(root, "/" + RawPath.escapedName(root));
    } else {
      walk(root);
    }
    flush();
    if (!context.stop().isRequested()) {
      context.ring().publish((CaseWriter w) -> w.evidence().structureRead(evidence.id()));
    }
  }

  private void walk(Path root) {
    Deque<Folder> folders = new ArrayDeque<>();
    folders.add(new Folder(root, ""));
    while (!folders.isEmpty() && !context.stop().isRequested()) {
      Folder folder = folders.poll();
      context.journal().alive(0);
      try (Stream<Path> entries = Files.list(folder.place())) {
        for (Path entry : entries.sorted().toList()) {
          String path = folder.path() + "/" + RawPath.escapedName(entry);
          add(entry, path);
          if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            folders.add(new Folder(entry, path));
          }
        }
      } catch (IOException | UncheckedIOException e) {
        fail(folder.place(), "expected a readable folder, found: " + e);
      }
    }
  }

  /** A folder to be listed: where it is, and its path in the case. */
  private record Folder(Path place, String path) {}

  private void add(Path file, String path) {
    try {
      Map<String, Object> facts = Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
      batch.add(row(file, path, facts));
      if (batch.size() >= BATCH) {
        flush();
      }
    } catch (IOException e) {
      fail(file, "expected its metadata, found: " + e);
    }
  }

  private ItemRow row(Path file, String path, Map<String, Object> facts) throws IOException {
    boolean regular = (Boolean) facts.get("isRegularFile");
    boolean link = (Boolean) facts.get("isSymbolicLink");
    boolean directory = (Boolean) facts.get("isDirectory");
    long size = ((Number) facts.get("size")).longValue();
    Optional<String> target =
        link ? Optional.of(RawPath.escaped(Files.readSymbolicLink(file))) : Optional.empty();
    return new ItemRow(
        nextItem.incrementAndGet(),
        evidence.id(),
        0,
        path,
        null,
        new ItemRow.Address(((Number) facts.get("ino")).longValue(), -1, -1, -1),
        regular ? "file" : directory ? "dir" : link ? "link" : "other",
        "allocated",
        false,
        new ItemRow.Sizes(size, size, -1),
        0,
        new ItemRow.Times(
            nanos(facts.get("lastModifiedTime")),
            nanos(facts.get("lastAccessTime")),
            nanos(facts.get("ctime")),
            nanos(facts.get("creationTime")),
            null,
            null),
        new ItemRow.Owner(
            ((Number) facts.get("mode")).intValue() & 0xFFF,
            ((Number) facts.get("uid")).longValue(),
            ((Number) facts.get("gid")).longValue(),
            ((Number) facts.get("nlink")).longValue(),
            target,
            Optional.empty()),
        null,
        -1,
        null,
        regular);
  }

  private static Long nanos(Object time) {
    return time instanceof FileTime t ? (Long) t.to(TimeUnit.NANOSECONDS) : null;
  }

  private void fail(Path where, String message) {
    String place = evidence.label() + "/" + RawPath.escaped(where);
    context
        .ring()
        .publish(
            (CaseWriter w) ->
                w.failures()
                    .add(
                        new FailureRow(
                            evidence.id(),
                            0,
                            null,
                            Optional.of(place),
                            "enumerate",
                            "unreadable",
                            place + ": " + message)));
  }

  private void flush() {
    if (!batch.isEmpty()) {
      context.journal().alive(0);
      context.ring().publish(new FileSystemLister.AddItems(List.copyOf(batch)));
      batch.clear();
    }
  }
}
