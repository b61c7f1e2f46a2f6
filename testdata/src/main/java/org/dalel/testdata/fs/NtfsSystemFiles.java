package org.dalel.testdata.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dalel.testdata.model.Times;
import org.dalel.testdata.model.Volume;

/** Writes the files that NTFS keeps about itself, MFT entries 0 to 63, and the root folder. */
final class NtfsSystemFiles {

  private static final Times BORN = Times.of("2026-01-01T00:00:00Z");
  private static final int LOG_BYTES = 2 << 20;
  private static final int RESERVED = 16;
  private static final int SECURE = 9;
  private static final int EXTEND = 11;

  private final Volume description;
  private final Area area;
  private final NtfsVolume volume;
  private final NtfsRecords records;
  private final Map<String, NtfsIndex.Key> names = new TreeMap<>(UpCase::compare);
  private final Map<Integer, byte[]> written = new TreeMap<>();

  NtfsSystemFiles(Volume description, Area area, NtfsVolume volume, NtfsRecords records) {
    this.description = description;
    this.area = area;
    this.volume = volume;
    this.records = records;
  }

  /** The last thing to write: everything else must have its clusters. */
  void write(Tree tree) throws IOException {
    byte[] log = new byte[LOG_BYTES];
    Arrays.fill(log, (byte) 0xFF);
    file(2, "$LogFile", volume.store(log));
    file(4, "$AttrDef", volume.store(NtfsTables.attributeDefinitions()));
    file(10, "$UpCase", volume.store(UpCase.table()));
    volumeFile();
    secure();
    put(EXTEND, folder(EXTEND, "$Extend"), NtfsRecord.FOLDER);
    badClusters();
    int mirror = volume.system(1)[0];
    file(1, "$MFTMirr", NtfsRuns.plain(new int[] {mirror}, 4L * NtfsRecord.SIZE));
    file(7, "$Boot", NtfsRuns.plain(new int[] {0, 1}, 2L * NtfsVolume.CLUSTER));
    mft(tree);
    root(tree);
    bitmap();
    for (int number = 0; number < NtfsVolume.FIRST_USER; number++) {
      byte[] none =
          new NtfsRecord(number, Math.max(1, number))
              .bytes(number < RESERVED ? NtfsRecord.IN_USE : 0, 0);
      volume.writeRecord(number, written.getOrDefault(number, none));
    }
    for (int number = 0; number < 4; number++) {
      long at = (long) mirror * NtfsVolume.CLUSTER + (long) number * NtfsRecord.SIZE;
      area.write(at, written.get(number));
    }
    byte[] boot =
        NtfsTables.boot(description, area.offset(), volume.mftFrom() / NtfsVolume.CLUSTER, mirror);
    area.write(0, boot);
    area.write(description.size() / 512 * 512 - 512, boot);
  }

  private NtfsRecord begin(int number, String name, long allocated, long size, int flags) {
    long parent = NtfsVolume.ROOT | (long) NtfsVolume.ROOT << 48;
    byte[] fileName = NtfsNames.fileName(parent, name, BORN, allocated, size, flags);
    int sequence = Math.max(1, number);
    names.put(name, NtfsIndex.Key.name(number | (long) sequence << 48, fileName));
    return new NtfsRecord(number, sequence)
        .resident(NtfsRecord.STANDARD_INFORMATION, "", NtfsNames.standardInformation(BORN, flags))
        .resident(NtfsRecord.FILE_NAME, "", fileName);
  }

  private NtfsRecord folder(int number, String name) throws IOException {
    NtfsRecord record = begin(number, name, 0, 0, NtfsNames.FOLDER | NtfsNames.HIDDEN_SYSTEM);
    records.index(record, List.of(), 16);
    return record;
  }

  private void put(int number, NtfsRecord record, int flags) {
    written.put(number, record.bytes(NtfsRecord.IN_USE | flags, 1));
  }

  private NtfsRecord file(int number, String name, NtfsRuns runs) {
    NtfsRecord record =
        begin(number, name, runs.allocated(), runs.size(), NtfsNames.HIDDEN_SYSTEM)
            .runs(NtfsRecord.DATA, "", runs);
    put(number, record, 0);
    return record;
  }

  private void volumeFile() {
    ByteBuffer information = Bytes.little(12).put(8, (byte) 3).put(9, (byte) 1);
    NtfsRecord record =
        begin(3, "$Volume", 0, 0, NtfsNames.HIDDEN_SYSTEM)
            .resident(NtfsRecord.VOLUME_NAME, "", Bytes.utf16(description.label()))
            .resident(NtfsRecord.VOLUME_INFORMATION, "", information.array())
            .resident(NtfsRecord.DATA, "", new byte[0]);
    put(3, record, 0);
  }

  private void secure() throws IOException {
    NtfsRecord record =
        begin(SECURE, "$Secure", 0, 0, NtfsNames.HIDDEN_SYSTEM)
            .runs(NtfsRecord.DATA, "$SDS", volume.store(NtfsSecurity.sds()))
            .resident(NtfsRecord.INDEX_ROOT, "$SDH", NtfsSecurity.sdh())
            .resident(NtfsRecord.INDEX_ROOT, "$SII", NtfsSecurity.sii());
    put(SECURE, record, 8);
  }

  private void badClusters() {
    NtfsRecord record =
        begin(8, "$BadClus", 0, 0, NtfsNames.HIDDEN_SYSTEM)
            .resident(NtfsRecord.DATA, "", new byte[0])
            .runs(NtfsRecord.DATA, "$Bad", NtfsRuns.bad(volume.clusters()));
    put(8, record, 0);
  }

  private void mft(Tree tree) throws IOException {
    BitSet used = new BitSet();
    used.set(0, RESERVED);
    tree.inodes.stream()
        .filter(inode -> !inode.deleted)
        .forEach(inode -> used.set((int) inode.address));
    int records = (int) (volume.mftSize() / NtfsRecord.SIZE);
    byte[] bits = Arrays.copyOf(used.toByteArray(), Bytes.roundUp(Bytes.ceil(records, 8), 8));
    NtfsRecord record = file(0, "$MFT", volume.mftRuns());
    put(0, record.runs(NtfsRecord.BITMAP, "", volume.store(bits)), 0);
  }

  private void root(Tree tree) throws IOException {
    Inode root = tree.root.inode;
    int flags = NtfsNames.FOLDER | NtfsNames.HIDDEN_SYSTEM;
    NtfsRecord record = begin(NtfsVolume.ROOT, ".", 0, 0, flags);
    begin(6, "$Bitmap", 0, 0, NtfsNames.HIDDEN_SYSTEM);
    List<NtfsIndex.Key> keys = new ArrayList<>();
    Map<String, NtfsIndex.Key> all = new TreeMap<>(UpCase::compare);
    all.putAll(names);
    root.live.forEach(
        (name, entry) ->
            all.put(
                name,
                NtfsIndex.Key.name(
                    NtfsRecords.reference(entry.inode), NtfsRecords.fileName(entry))));
    keys.addAll(all.values());
    records.index(record, keys, 400);
    put(NtfsVolume.ROOT, record, NtfsRecord.FOLDER);
  }

  private void bitmap() throws IOException {
    int size = volume.bitmap().length;
    int[] clusters = volume.system(Bytes.ceil(size, NtfsVolume.CLUSTER));
    area.lay(volume.bitmap(), clusters, NtfsVolume.CLUSTER, 0);
    file(6, "$Bitmap", NtfsRuns.plain(clusters, size));
  }
}
