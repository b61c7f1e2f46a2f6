package org.dalel.testdata.fs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes the MFT records of files and folders, and the indexes of folders. */
final class NtfsRecords {

  private static final int INDEX_ROOM = 300;
  private static final int LONG_NAME = 120;

  private final NtfsVolume volume;

  NtfsRecords(NtfsVolume volume) {
    this.volume = volume;
  }

  void write(Inode inode) throws IOException {
    NtfsRecord record = new NtfsRecord(inode.address, inode.deleted ? 2 : 1);
    record.resident(
        NtfsRecord.STANDARD_INFORMATION,
        "",
        NtfsNames.standardInformation(inode.times, flags(inode)));
    for (Entry name : inode.names) {
      record.resident(NtfsRecord.FILE_NAME, "", fileName(name));
    }
    if (inode.folder()) {
      index(record, keys(inode), inode.longestName > LONG_NAME ? 16 : INDEX_ROOM);
    }
    for (Fork fork : inode.forks) {
      if (fork.resident) {
        record.resident(NtfsRecord.DATA, fork.name, fork.document.content().bytes());
      } else {
        record.runs(NtfsRecord.DATA, fork.name, NtfsVolume.runs(fork));
      }
    }
    int state = (inode.deleted ? 0 : NtfsRecord.IN_USE) | (inode.folder() ? NtfsRecord.FOLDER : 0);
    volume.writeRecord(inode.address, record.bytes(state, inode.links));
  }

  /** Adds a folder's index to its record. */
  void index(NtfsRecord record, List<NtfsIndex.Key> keys, int room) throws IOException {
    NtfsIndex index = new NtfsIndex(keys, room);
    record.resident(NtfsRecord.INDEX_ROOT, "$I30", index.rootValue(NtfsRecord.FILE_NAME, 1));
    byte[] blocks = index.allocation();
    if (blocks.length > 0) {
      record.runs(NtfsRecord.INDEX_ALLOCATION, "$I30", volume.store(blocks));
      byte[] bitmap = index.bitmap();
      if (bitmap.length > 64) {
        record.runs(NtfsRecord.BITMAP, "$I30", volume.store(bitmap));
      } else {
        record.resident(NtfsRecord.BITMAP, "$I30", bitmap);
      }
    }
  }

  /** The index entries of a folder, sorted. */
  List<NtfsIndex.Key> keys(Inode folder) {
    List<Entry> sorted = new ArrayList<>(folder.live.values());
    sorted.sort((a, b) -> UpCase.compare(a.name, b.name));
    return sorted.stream()
        .map(each -> NtfsIndex.Key.name(reference(each.inode), fileName(each)))
        .toList();
  }

  static byte[] fileName(Entry entry) {
    Inode inode = entry.inode;
    long allocated =
        inode.kind != Inode.Kind.FILE
            ? 0
            : inode.main().resident
                ? Bytes.roundUp((int) inode.size(), 8)
                : NtfsVolume.runs(inode.main()).stored();
    return NtfsNames.fileName(
        entry.parent.map(parent -> reference(parent.inode)).orElse(reference(inode)),
        entry.name,
        inode.times,
        allocated,
        inode.size(),
        flags(inode));
  }

  /** Entry number with the sequence number that it has while it is in use. */
  static long reference(Inode inode) {
    long sequence = inode.address == NtfsVolume.ROOT ? NtfsVolume.ROOT : 1;
    return inode.address | sequence << 48;
  }

  static int flags(Inode inode) {
    if (inode.folder()) {
      return NtfsNames.FOLDER;
    }
    Fork main = inode.main();
    return NtfsNames.ARCHIVE
        | (NtfsVolume.compressed(main) && !main.resident ? NtfsNames.COMPRESSED : 0)
        | (NtfsVolume.sparse(main) && !main.resident ? NtfsNames.SPARSE : 0);
  }
}
