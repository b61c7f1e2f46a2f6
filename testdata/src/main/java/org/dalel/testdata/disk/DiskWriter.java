package org.dalel.testdata.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.dalel.testdata.fs.Area;
import org.dalel.testdata.fs.VolumeWriter;
import org.dalel.testdata.fs.Writers;
import org.dalel.testdata.model.Description;
import org.dalel.testdata.model.PartitionTable;
import org.dalel.testdata.model.Volume;
import org.dalel.testdata.truth.TruthCollector;

/** Writes the raw disk: partition table, then one volume after the other, each at a whole MiB. */
public final class DiskWriter {

  private static final long ALIGNMENT = 1 << 20;

  private final Description description;
  private final List<Slot> slots = new ArrayList<>();
  private final long size;

  /** Lays the disk out. */
  public DiskWriter(Description description) {
    this.description = description;
    boolean bare = description.table() == PartitionTable.NONE;
    long at = bare ? 0 : ALIGNMENT;
    for (Volume volume : description.volumes()) {
      slots.add(new Slot(volume, at));
      at += bare ? volume.size() : (volume.size() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
    long needed = at + (description.table() == PartitionTable.GPT ? ALIGNMENT : 0);
    if (description.size() != 0 && description.size() < needed) {
      throw new IllegalArgumentException(
          description.name()
              + ": expected a disk of at least "
              + needed
              + " bytes for its volumes, found "
              + description.size());
    }
    this.size = Math.max(description.size(), needed);
  }

  /** Bytes of the disk. */
  public long size() {
    return size;
  }

  /** Writes the disk as a new raw file; one collector a volume, in their order. */
  public List<TruthCollector> write(Path file) throws IOException {
    List<TruthCollector> truths = new ArrayList<>();
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      Area disk = new Area(channel, 0, size);
      disk.write(size - 1, new byte[1]);
      writeTable(disk);
      for (Slot slot : slots) {
        TruthCollector truth = new TruthCollector(slot.offset());
        VolumeWriter writer = Writers.of(slot.volume().fileSystem(), file);
        writer.write(slot.volume(), new Area(channel, slot.offset(), slot.volume().size()), truth);
        truths.add(truth);
      }
    }
    return truths;
  }

  private void writeTable(Area disk) throws IOException {
    int sector = description.sectorSize();
    if (description.table() == PartitionTable.DOS) {
      disk.write(0, DosTable.sector(slots, sector, description.seed()));
    } else if (description.table() == PartitionTable.GPT) {
      GptTable table = new GptTable(slots, sector, size / sector, description.seed());
      long last = size / sector - 1;
      disk.write(0, table.protectiveMbr());
      disk.write(sector, table.header(false));
      disk.write(2L * sector, table.entries());
      disk.write((last - GptTable.entrySectors(sector)) * sector, table.entries());
      disk.write(last * sector, table.header(true));
    }
  }
}
