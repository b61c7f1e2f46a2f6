package org.dalel.testdata.fs;

import java.io.IOException;
import org.dalel.testdata.model.Volume;

/**
 * Writes NTFS 3.1 without any tool, with clusters of 4,096 bytes (Linux-NTFS documentation; checked
 * with ntfs-3g, 7-Zip and The Sleuth Kit).
 *
 * <p>A deleted file keeps its MFT entry with its name and runs; the entry is marked free and its
 * sequence number counted up, as Windows does. Entries are not used again.
 */
public final class NtfsWriter implements VolumeWriter {

  @Override
  public void write(Volume volume, Area area, Ledger ledger) throws IOException {
    NtfsVolume session = new NtfsVolume(volume, area);
    Tree tree = Tree.grow(volume.steps(), session, ledger::skip);
    NtfsRecords records = new NtfsRecords(session);
    for (Inode inode : tree.inodes) {
      if (inode.address != NtfsVolume.ROOT) {
        records.write(inode);
      }
    }
    new NtfsSystemFiles(volume, area, session, records).write(tree);
    ledger.metadata(session.mftFrom(), session.mftFrom() + session.mftSize());
    new Lines(ledger, session::fate, NtfsVolume::cut, true, false, entry -> entry.name).walk(tree);
  }
}
