package org.dalel.testdata.fs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.dalel.testdata.model.Names;
import org.dalel.testdata.model.Trait;
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
    new Session(volume, area, ledger).run();
  }

  private static final class Session implements Placement {
    private final Volume volume;
    private final Area area;
    private final Ledger ledger;
    private final int clusters;
    private final int fatSectors;
    private final int heapSector;
    private final ClusterMap map;
    private final ByteBuffer fat;

    Session(Volume volume, Area area, Ledger ledger) {
      this.volume = volume;
      this.area = area;
      this.ledger = ledger;
      long most = volume.size() / CLUSTER;
      this.fatSectors = Bytes.roundUp(Bytes.ceil((most + 2) * 4, SECTOR), 8);
      this.heapSector = Bytes.roundUp(FAT_SECTOR + fatSectors, CLUSTER / SECTOR);
      this.clusters = (int) ((volume.size() / SECTOR - heapSector) / (CLUSTER / SECTOR));
      this.map = new ClusterMap("exfat", 2, clusters + 2);
      this.fat = Bytes.little(fatSectors * SECTOR);
    }

    void run() throws IOException {
      byte[] upCase = ExfatTables.upCase();
      Fork bitmap = system(Bytes.ceil(Bytes.ceil(clusters, 8), CLUSTER));
      Fork table = system(Bytes.ceil(upCase.length, CLUSTER));
      area.lay(upCase, table.clusters, CLUSTER, base());
      Tree tree = Tree.grow(volume.steps(), this, ledger::skip);
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      head.writeBytes(ExfatTables.label(volume.label()));
      head.writeBytes(ExfatTables.bitmap(bitmap.clusters[0], Bytes.ceil(clusters, 8)));
      head.writeBytes(ExfatTables.upCase(table.clusters[0], upCase));
      int root = folder(tree.root, head.toByteArray());
      area.lay(bits(), bitmap.clusters, CLUSTER, base());
      fat.putInt(0, 0xFFFFFFF8).putInt(4, -1);
      area.write((long) FAT_SECTOR * SECTOR, fat.array());
      ExfatBoot boot = new ExfatBoot(volume, area.offset(), fatSectors, heapSector, clusters, root);
      area.write(0, boot.region());
      area.write(12L * SECTOR, boot.region());
      ledger.metadata((long) FAT_SECTOR * SECTOR, (long) heapSector * SECTOR);
      new Lines(ledger, map::fate, Session::cut, false, true, entry -> entry.name).walk(tree);
    }

    /** Times count in units of 10 ms. */
    private static Instant cut(Instant time) {
      return time.minusNanos(time.getNano() % 10_000_000);
    }

    private long base() {
      return (long) heapSector * SECTOR - 2L * CLUSTER;
    }

    private byte[] bits() {
      byte[] shifted = map.bits().get(2, clusters + 2).toByteArray();
      return Arrays.copyOf(shifted, Bytes.ceil(clusters, 8));
    }

    private Fork system(int count) {
      Fork fork = new Fork("", Document.of(Content.empty()), Set.of());
      fork.clusters = map.take(count, false, fork);
      chain(fork.clusters);
      return fork;
    }

    private void chain(int[] run) {
      for (int i = 0; i < run.length; i++) {
        fat.putInt(run[i] * 4, i + 1 < run.length ? run[i + 1] : -1);
      }
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
      area.lay(bytes, fork.clusters, CLUSTER, base());
      folder.inode.address = fork.clusters[0];
      folder.inode.forks.add(fork);
      if (folder.inode.deleted) {
        released(folder.inode);
      }
      return fork.clusters[0];
    }

    @Override
    public void made(Inode inode) {
      // storage comes with the content; folders are laid out at the end
    }

    @Override
    public void filled(Inode inode, Fork fork, Optional<Fork> over) throws IOException {
      int count = Bytes.ceil(fork.size(), CLUSTER);
      fork.clusters =
          over.map(victim -> map.takeOver(count, victim, fork))
              .orElseGet(() -> map.take(count, fork.traits.contains(Trait.FRAGMENTED), fork));
      if (fork.fragmented()) {
        chain(fork.clusters);
      }
      byte[] bytes = Arrays.copyOf(fork.document.content().bytes(), count * CLUSTER);
      area.lay(bytes, fork.clusters, CLUSTER, base());
    }

    @Override
    public void released(Inode inode) {
      for (Fork fork : inode.forks) {
        map.release(fork.clusters);
        Arrays.stream(fork.clusters).forEach(cluster -> fat.putInt(cluster * 4, 0));
      }
    }

    @Override
    public boolean keepsStreams() {
      return false;
    }

    @Override
    public boolean keepsLinks() {
      return false;
    }

    @Override
    public boolean keepsSymbolicLinks() {
      return false;
    }

    @Override
    public Optional<String> refuses(String name) {
      if (Names.hasRawBytes(name) || name.matches("(?s).*[\\x00-\\x1f\"*:<>?\\\\|].*")) {
        return Optional.of("exFAT does not hold such a name");
      }
      return name.length() > 255
          ? Optional.of("an exFAT name has at most 255 units")
          : Optional.empty();
    }
  }
}
