package org.dalel.testdata.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Set;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.dalel.testdata.model.Volume;

/**
 * Writes FAT12, FAT16 and FAT32 without any tool ("FAT: General Overview of On-Disk Format",
 * version 1.03; checked with fsck.fat and The Sleuth Kit).
 *
 * <p>A deleted file keeps its entry (first byte 0xE5) and loses its chain, as every driver does.
 */
public final class FatWriter implements VolumeWriter {

  @Override
  public void write(Volume volume, Area area, Ledger ledger) throws IOException {
    FatGeometry geometry = FatGeometry.of(volume);
    new Session(volume, geometry, area, ledger).run();
  }

  private static final class Session extends ChainedClusters {
    private final Volume volume;
    private final FatGeometry geometry;
    private final Ledger ledger;
    private final int[] fat;
    private int rootCluster;

    Session(Volume volume, FatGeometry geometry, Area area, Ledger ledger) {
      super("FAT", area, clusters(volume, geometry), geometry.clusterSize(), geometry.base());
      this.volume = volume;
      this.geometry = geometry;
      this.ledger = ledger;
      this.fat = new int[geometry.clusters() + 2];
    }

    private static ClusterMap clusters(Volume volume, FatGeometry geometry) {
      return new ClusterMap(volume.fileSystem().key(), 2, geometry.clusters() + 2);
    }

    void run() throws IOException {
      Tree tree = Tree.grow(volume.steps(), this, ledger::skip);
      placeFolders(tree.root);
      rootCluster = (int) tree.root.inode.address;
      writeFolders(tree.root, 0);
      writeTables();
      long fatAt = (long) geometry.reserved() * FatGeometry.SECTOR;
      ledger.metadata(fatAt, fatAt + 2L * geometry.fatSectors() * FatGeometry.SECTOR);
      new Lines(ledger, map::fate, Session::cut, false, true, Session::shown).walk(tree);
    }

    /** Two seconds are the unit of FAT. */
    private static Instant cut(Instant time) {
      return Instant.ofEpochSecond(time.getEpochSecond() & ~1L);
    }

    private static String shown(Entry entry) {
      boolean lost = entry.deleted && FatDirectory.isShort(entry.name);
      return lost ? "_" + entry.name.substring(1) : entry.name;
    }

    private void placeFolders(Entry folder) {
      boolean fixedRoot = folder.parent.isEmpty() && geometry.bits() != 32;
      if (!fixedRoot) {
        int length = FatDirectory.bytes(folder.inode, folder.parent.isEmpty(), 0, label()).length;
        int count = Math.max(1, Bytes.ceil(length, geometry.clusterSize()));
        Fork fork = new Fork("", Document.of(Content.empty()), Set.of());
        fork.clusters = map.take(count, false, fork);
        folder.inode.forks.add(fork);
        folder.inode.address = fork.clusters[0];
      }
      folder.inode.entries.stream().filter(each -> each.inode.folder()).forEach(this::placeFolders);
    }

    private void writeFolders(Entry folder, long parentCluster) throws IOException {
      boolean root = folder.parent.isEmpty();
      byte[] bytes = FatDirectory.bytes(folder.inode, root, parentCluster, label());
      if (folder.inode.forks.isEmpty()) {
        writeFixedRoot(bytes);
      } else {
        Fork fork = folder.inode.forks.remove(0);
        lay(bytes, fork.clusters);
        if (folder.inode.deleted) {
          map.release(fork.clusters);
        } else {
          chain(fork.clusters);
        }
      }
      for (Entry each : folder.inode.entries) {
        if (each.inode.folder()) {
          writeFolders(each, root ? 0 : folder.inode.address);
        }
      }
    }

    private void writeFixedRoot(byte[] bytes) throws IOException {
      if (bytes.length > geometry.rootEntries() * 32) {
        throw new IllegalArgumentException(
            volume.fileSystem().key()
                + ": expected at most "
                + geometry.rootEntries()
                + " entries in the root folder, found "
                + bytes.length / 32);
      }
      long at = ((long) geometry.reserved() + 2L * geometry.fatSectors()) * FatGeometry.SECTOR;
      area.write(at, bytes);
    }

    private void writeTables() throws IOException {
      int freeCount = geometry.clusters() - map.usedCount();
      FatBoot boot = new FatBoot(volume, geometry, area.offset(), rootCluster);
      area.write(0, boot.sector());
      if (geometry.bits() == 32) {
        area.write(FatGeometry.SECTOR, FatBoot.info(freeCount));
        area.write(6L * FatGeometry.SECTOR, boot.sector());
        area.write(7L * FatGeometry.SECTOR, FatBoot.info(freeCount));
      }
      byte[] table = table();
      for (int copy = 0; copy < 2; copy++) {
        long sector = geometry.reserved() + (long) copy * geometry.fatSectors();
        area.write(sector * FatGeometry.SECTOR, table);
      }
    }

    private byte[] table() {
      int end = geometry.bits() == 32 ? 0x0FFFFFFF : (1 << geometry.bits()) - 1;
      fat[0] = end & ~0xFF | 0xF8;
      fat[1] = end;
      ByteBuffer out = Bytes.little(geometry.fatSectors() * FatGeometry.SECTOR);
      for (int i = 0; i < fat.length; i++) {
        int value = fat[i] == END ? end : fat[i];
        switch (geometry.bits()) {
          case 12 -> {
            int at = i + i / 2;
            int old = out.get(at) & 0xFF;
            int shifted = i % 2 == 0 ? value : value << 4 | old & 0x0F;
            out.put(at, (byte) shifted);
            out.put(at + 1, (byte) (shifted >>> 8));
          }
          case 16 -> out.putShort(i * 2, (short) value);
          default -> out.putInt(i * 4, value);
        }
      }
      return out.array();
    }

    private String label() {
      return volume.label();
    }

    @Override
    void link(int cluster, int next) {
      fat[cluster] = next;
    }

    @Override
    boolean isChained(Fork fork) {
      return true;
    }
  }
}
