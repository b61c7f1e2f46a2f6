package org.dalel.testdata.fs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.dalel.testdata.model.Volume;

/**
 * Writes exFAT without any tool, clusters of 4,096 bytes (Microsoft, "exFAT file system
 * specification"; checked with fsck.exfat and The Sleuth Kit). Files in one piece are marked as
 * having no FAT chain, as Windows does.
 */
public final class ExfatWriter implements VolumeWriter {

  static final int SECTOR = 512;
  static final int CLUSTER = 4096;
  static final int FAT_SECTOR = 128;

  @Override
  public void write(Volume volume, Area area, Ledger ledger) throws IOException {
    new Session(volume, Layout.of(volume), area, ledger).run();
  }

  /**
   * Where the parts of the volume are.
   *
   * @param heapSector first sector of the clusters
   */
  private record Layout(int fatSectors, int heapSector, int clusters) {
    static Layout of(Volume volume) {
      long most = volume.size() / CLUSTER;
      int fatSectors = Bytes.roundUp(Bytes.ceil((most + 2) * 4, SECTOR), 8);
      int heapSector = Bytes.roundUp(FAT_SECTOR + fatSectors, CLUSTER / SECTOR);
      int clusters = (int) ((volume.size() / SECTOR - heapSector) / (CLUSTER / SECTOR));
      return new Layout(fatSectors, heapSector, clusters);
    }

    ClusterMap map() {
      return new ClusterMap("exfat", 2, clusters + 2);
    }

    long base() {
      return (long) heapSector * SECTOR - 2L * CLUSTER;
    }
  }

  private static final class Session extends ChainedClusters {
    private final Volume volume;
    private final Ledger ledger;
    private final Layout layout;
    private final ByteBuffer fat;

    Session(Volume volume, Layout layout, Area area, Ledger ledger) {
      super("exFAT", area, layout.map(), CLUSTER, layout.base());
      this.volume = volume;
      this.layout = layout;
      this.ledger = ledger;
      this.fat = Bytes.little(layout.fatSectors() * SECTOR);
    }

    void run() throws IOException {
      byte[] upCase = ExfatTables.upCase();
      Fork bitmap = system(Bytes.ceil(Bytes.ceil(layout.clusters(), 8), CLUSTER));
      Fork table = system(Bytes.ceil(upCase.length, CLUSTER));
      lay(upCase, table.clusters);
      Tree tree = Tree.grow(volume.steps(), this, ledger::skip);
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      head.writeBytes(ExfatTables.label(volume.label()));
      head.writeBytes(ExfatTables.bitmap(bitmap.clusters[0], Bytes.ceil(layout.clusters(), 8)));
      head.writeBytes(ExfatTables.upCase(table.clusters[0], upCase));
      int root = folder(tree.root, head.toByteArray());
      lay(bits(), bitmap.clusters);
      fat.putInt(0, 0xFFFFFFF8).putInt(4, -1);
      area.write((long) FAT_SECTOR * SECTOR, fat.array());
      ExfatBoot boot =
          new ExfatBoot(
              volume,
              area.offset(),
              layout.fatSectors(),
              layout.heapSector(),
              layout.clusters(),
              root);
      area.write(0, boot.region());
      area.write(12L * SECTOR, boot.region());
      ledger.metadata((long) FAT_SECTOR * SECTOR, (long) layout.heapSector() * SECTOR);
      new Lines(ledger, map::fate, Session::cut, false, true, entry -> entry.name).walk(tree);
    }

    /** Times count in units of 10 ms. */
    private static Instant cut(Instant time) {
      return time.minusNanos(time.getNano() % 10_000_000);
    }

    private byte[] bits() {
      byte[] shifted = map.bits().get(2, layout.clusters() + 2).toByteArray();
      return Arrays.copyOf(shifted, Bytes.ceil(layout.clusters(), 8));
    }

    private Fork system(int count) {
      Fork fork = new Fork("", Document.of(Content.empty()), Set.of());
      fork.clusters = map.take(count, false, fork);
      chain(fork.clusters);
      return fork;
    }

    /** Writes folders from the leaves up, because an entry names the length of its folder. */
    private int folder(Entry folder, byte[] head) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(head);
      for (Entry each : folder.inode.entries) {
        if (each.inode.folder()) {
          folder(each, new byte[0]);
        }
        out.writeBytes(ExfatTables.entries(each));
      }
      byte[] bytes = out.toByteArray();
      Fork fork = system(Math.max(1, Bytes.ceil(bytes.length, CLUSTER)));
      lay(bytes, fork.clusters);
      folder.inode.address = fork.clusters[0];
      folder.inode.forks.add(fork);
      if (folder.inode.deleted) {
        released(folder.inode);
      }
      return fork.clusters[0];
    }

    @Override
    void link(int cluster, int next) {
      fat.putInt(cluster * 4, next);
    }

    @Override
    boolean isChained(Fork fork) {
      return fork.fragmented();
    }
  }
}
