package org.dalel.evidence;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.dalel.casefile.write.ItemFlags;
import org.dalel.casefile.write.ItemRow;
import org.dalel.tsk.TskAttributeInfo;
import org.dalel.tsk.TskEntry;
import org.dalel.tsk.TskMetadata;
import org.dalel.tsk.TskName;
import org.dalel.tsk.TskRun;

/**
 * Turns an entry of libtsk into the rows of the case: one for its main content and one for each
 * further stream, as {@code fls} lists them.
 */
public final class EntryMapper {
  /** Where metadata stand that are in use and to which no name leads. */
  private static final String UNNAMED = "$Unnamed/inode-";

  private static final int FIRST_ORDINARY_INODE = 11;
  private static final int FIRST_ORDINARY_MFT_ENTRY = 24;

  private static final String LABEL_MARK = " (Volume Label Entry)";

  private final FileSystemRecord fileSystem;
  private final BlockMap blocks;
  private final LongSupplier ids;
  private final RunFinder finder;
  private final boolean ntfs;
  private final boolean ext;
  private final EntryTimes times;
  private TskName parentBytes = null;
  private String parentPath = "";

  /**
   * @param fileSystem whose entries are mapped
   * @param blocks its allocated blocks
   * @param ids gives the next row id
   * @param finder asked for the content of files that libtsk cannot map
   * @param clock zone of the clock by which FAT, which knows no zone, was written, when it is known
   */
  public EntryMapper(
      FileSystemRecord fileSystem,
      BlockMap blocks,
      LongSupplier ids,
      RunFinder finder,
      Optional<ZoneId> clock) {
    this.times = new EntryTimes(clock.filter(zone -> fileSystem.type().startsWith("fat")));
    this.finder = finder;
    this.fileSystem = fileSystem;
    this.blocks = blocks;
    this.ids = ids;
    this.ntfs = fileSystem.type().equals("ntfs");
    this.ext = fileSystem.type().startsWith("ext");
  }

  /**
   * The rows of an entry; none for {@code .} and {@code ..}, except for streams that hang on them.
   */
  public List<ItemRow> rows(TskEntry entry) {
    String name = name(entry);
    boolean dot = name.equals(".") || name.equals("..");
    List<ItemRow> rows = new ArrayList<>(2);
    if (ntfs && entry.metadata().isPresent()) {
      ntfsRows(entry, name, dot, rows);
    } else if (!dot) {
      rows.add(row(entry, name, mainAttribute(entry), null));
      entry.attributes().stream()
          .filter(a -> a.type() == TskAttributeInfo.HFS_RESOURCE && a.size() > 0)
          .forEach(a -> rows.add(row(entry, name, a, EntryKind.RESOURCE_FORK)));
    }
    return rows;
  }

  private void ntfsRows(TskEntry entry, String name, boolean dot, List<ItemRow> rows) {
    for (TskAttributeInfo attribute : entry.attributes()) {
      String stream = attribute.name().map(n -> EscapedName.of(n.bytes())).orElse(null);
      if (attribute.type() == TskAttributeInfo.NTFS_DATA) {
        boolean main = stream == null || stream.equals("$Data");
        rows.add(row(entry, name, attribute, main ? null : stream));
      } else if (attribute.type() == TskAttributeInfo.NTFS_INDEX_ROOT && !dot) {
        boolean main = stream == null || stream.equals("$I30");
        rows.add(row(entry, name, attribute, main ? null : stream));
      }
    }
    if (rows.isEmpty() && !dot) {
      rows.add(row(entry, name, null, null));
    }
  }

  private static TskAttributeInfo mainAttribute(TskEntry entry) {
    List<TskAttributeInfo> attributes = entry.attributes();
    for (TskAttributeInfo attribute : attributes) {
      if (attribute.type() == TskAttributeInfo.HFS_DATA
          || attribute.type() == TskAttributeInfo.DEFAULT) {
        return attribute;
      }
    }
    return attributes.stream()
        .filter(a -> a.type() < TskAttributeInfo.HFS_DATA)
        .findFirst()
        .orElse(null);
  }

  private ItemRow row(TskEntry entry, String name, TskAttributeInfo attribute, String stream) {
    Optional<TskMetadata> meta = entry.metadata();
    boolean label = name.endsWith(LABEL_MARK);
    String shown = label ? name.substring(0, name.length() - LABEL_MARK.length()) : name;
    String state = state(entry);
    boolean foreign = entry.reallocated() || entry.sequenceDiffers();
    String kind = label ? "virtual" : EntryKind.of(entry, attribute, stream);
    RunList runs = attribute == null ? null : runs(attribute);
    Optional<RunList> found =
        !foreign && kind.equals("file") && misses(entry, attribute, runs)
            ? finder.find(path(entry, shown), entry)
            : Optional.empty();
    if (found.isPresent()) {
      return found(entry, path(entry, shown), state, found.get());
    }
    boolean readable =
        meta.isPresent()
            && !foreign
            && attribute != null
            && EntryKind.hasContent(kind, attribute, stream)
            && !(entry.unnamed() && isReserved(entry));
    long size = attribute != null ? attribute.size() : meta.map(TskMetadata::size).orElse(-1L);
    return new ItemRow(
        ids.getAsLong(),
        fileSystem.evidenceId(),
        fileSystem.id(),
        path(entry, shown),
        stream,
        new ItemRow.Address(
            entry.metaAddress(),
            meta.isPresent() && !foreign ? meta.get().sequence() : entry.nameSequence(),
            attribute == null ? -1 : attribute.type(),
            attribute == null ? -1 : attribute.id()),
        kind,
        state,
        foreign,
        new ItemRow.Sizes(
            size,
            attribute == null ? -1 : attribute.initializedSize(),
            attribute == null ? -1 : attribute.allocatedSize()),
        attribute == null ? 0 : flags(attribute),
        meta.map(times::of).orElse(ItemRow.Times.NONE),
        meta.map(EntryMapper::owner).orElse(ItemRow.Owner.NONE),
        state.equals("allocated") || !readable ? null : recovery(attribute, runs),
        firstByte(runs),
        runs == null ? null : runs.encode(),
        readable);
  }

  /** Whether libtsk does not say where all of an ext file lies. */
  private boolean misses(TskEntry entry, TskAttributeInfo attribute, RunList runs) {
    if (!ext || entry.metadata().isEmpty() || attribute != null && attribute.resident()) {
      return false;
    }
    TskMetadata meta = entry.metadata().get();
    return meta.size() > 0
        && (meta.attributesFailed()
            || runs == null
            || runs.blocks() < (meta.size() - 1) / fileSystem.blockSize() + 1);
  }

  /** A file whose content libtsk could not map. */
  private ItemRow found(TskEntry entry, String path, String state, RunList runs) {
    TskMetadata meta = entry.metadata().orElseThrow();
    boolean holes = runs.runs().stream().anyMatch(r -> !r.onDisk());
    return new ItemRow(
        ids.getAsLong(),
        fileSystem.evidenceId(),
        fileSystem.id(),
        path,
        null,
        new ItemRow.Address(entry.metaAddress(), meta.sequence(), TskAttributeInfo.DEFAULT, 0),
        "file",
        state,
        false,
        new ItemRow.Sizes(meta.size(), meta.size(), runs.blocks() * fileSystem.blockSize()),
        holes ? ItemFlags.SPARSE : 0,
        times.of(meta),
        owner(meta),
        state.equals("allocated") ? null : blocks.recoveryOf(runs),
        firstByte(runs),
        runs.encode(),
        true);
  }

  private static String state(TskEntry entry) {
    if (entry.orphan()) {
      return "orphan";
    }
    return entry.unnamed() || entry.nameAllocated() ? "allocated" : "deleted";
  }

  /** Metadata that the file system keeps for itself (ext: journal, resize inode ...). */
  private boolean isReserved(TskEntry entry) {
    return entry.metaAddress() < (ntfs ? FIRST_ORDINARY_MFT_ENTRY : FIRST_ORDINARY_INODE);
  }

  private String name(TskEntry entry) {
    if (entry.unnamed()) {
      return UNNAMED + entry.metaAddress();
    }
    return EscapedName.of(entry.name().bytes());
  }

  private String path(TskEntry entry, String name) {
    TskName parent = entry.directory().path();
    if (parent != parentBytes) {
      parentBytes = parent;
      // joined from names by '/', which no name holds
      parentPath = EscapedName.ofPath(parent.bytes());
    }
    return parentPath + "/" + name;
  }

  /** libtsk calls the holes of ext files fillers: a tree that it cannot read has no runs at all. */
  private RunList runs(TskAttributeInfo attribute) {
    if (!attribute.nonResident()) {
      return null;
    }
    List<RunList.Run> runs = new ArrayList<>();
    for (TskRun run : attribute.runs()) {
      boolean hole = run.sparse() || run.filler();
      RunList.append(
          runs, new RunList.Run(hole ? -1 : run.block(), run.count(), run.filler() && !ext));
    }
    return new RunList((int) attribute.skipLength(), runs);
  }

  private long firstByte(RunList runs) {
    if (runs == null || fileSystem.inPool()) {
      return -1;
    }
    long block = runs.firstBlock();
    return block < 0 ? -1 : fileSystem.start() + block * fileSystem.blockSize();
  }

  private String recovery(TskAttributeInfo attribute, RunList runs) {
    if (attribute.size() == 0) {
      return "unknown";
    }
    if (runs == null) {
      return attribute.resident() ? "intact" : "unknown";
    }
    return blocks.recoveryOf(runs);
  }

  private int flags(TskAttributeInfo attribute) {
    return (attribute.resident() ? ItemFlags.RESIDENT : 0)
        | (attribute.compressed() ? ItemFlags.COMPRESSED : 0)
        | (attribute.encrypted() ? ItemFlags.ENCRYPTED : 0)
        | (attribute.sparse() ? ItemFlags.SPARSE : 0)
        | (attribute.recovered() ? ItemFlags.RECOVERED : 0)
        | (fileSystem.inPool() ? ItemFlags.POOL : 0);
  }

  private static ItemRow.Owner owner(TskMetadata meta) {
    return new ItemRow.Owner(
        meta.mode(),
        meta.uid(),
        meta.gid(),
        meta.linkCount(),
        meta.linkTarget().map(t -> EscapedName.ofPath(t.bytes())),
        meta.ownerSid());
  }
}
