package org.dalel.testdata.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.dalel.testdata.model.FileSystem;
import org.dalel.testdata.model.Names;
import org.dalel.testdata.model.Step;
import org.dalel.testdata.model.Times;
import org.dalel.testdata.model.Trait;
import org.dalel.testdata.model.Volume;

/**
 * Writes ext2, ext3 and ext4 without any tool (kernel documentation, "ext4 Data Structures and
 * Algorithms"; checked with {@code e2fsck -fn} and The Sleuth Kit).
 *
 * <p>A deleted inode keeps size and blocks unless the step says {@code wiped}; ext3 and ext4 in
 * current Linux kernels wipe, ext2 does not.
 */
public final class ExtWriter implements VolumeWriter {

  @Override
  public void write(Volume volume, Area area, Ledger ledger) throws IOException {
    new Session(volume, ExtGeometry.of(volume), area, ledger).run();
  }

  private static final class Session implements Placement {
    private final Volume volume;
    private final ExtGeometry geometry;
    private final Area area;
    private final Ledger ledger;
    private final ClusterMap map;
    private final Map<Fork, int[]> pointerBlocks = new HashMap<>();
    private final Fork system = new Fork("", Document.of(Content.empty()), Set.of());
    private long nextInode = 2;

    Session(Volume volume, ExtGeometry geometry, Area area, Ledger ledger) {
      this.volume = volume;
      this.geometry = geometry;
      this.area = area;
      this.ledger = ledger;
      this.map =
          new ClusterMap(volume.fileSystem().key(), geometry.firstBlock(), geometry.blocks());
      for (int group = 0; group < geometry.groups(); group++) {
        int start = geometry.groupStart(group);
        map.reserve(start, geometry.table(group) + geometry.tableBlocks() - start);
      }
    }

    void run() throws IOException {
      Optional<Fork> journal = journal();
      List<Step> steps = new ArrayList<>();
      steps.add(new Step.MakeFolder("/lost+found", Times.of("2026-01-01T00:00:00Z")));
      steps.addAll(volume.steps());
      Tree tree = Tree.grow(steps, this, ledger::skip);
      folders(tree.root);
      Map<Integer, Integer> foldersInGroup = new HashMap<>();
      for (Inode inode : tree.inodes) {
        writeInode(inode);
        if (inode.folder() && !inode.deleted) {
          foldersInGroup.merge(group(inode.address), 1, Integer::sum);
        }
      }
      if (journal.isPresent()) {
        writeJournalInode(journal.get());
      }
      new ExtGroups(volume, geometry, area).write(map, inodeBits(tree), foldersInGroup);
      long table = (long) geometry.table(0) * geometry.blockSize();
      ledger.metadata(table, table + (long) geometry.tableBlocks() * geometry.blockSize());
      new Lines(ledger, map::fate, this::cut, true, true, entry -> entry.name).walk(tree);
    }

    private int group(long inode) {
      return (int) ((inode - 1) / geometry.inodesPerGroup());
    }

    private Instant cut(Instant time) {
      return geometry.inodeSize() > 128 ? time : Instant.ofEpochSecond(time.getEpochSecond());
    }

    private BitSet inodeBits(Tree tree) {
      BitSet used = new BitSet(geometry.inodes());
      used.set(0, 10);
      tree.inodes.stream()
          .filter(inode -> !inode.deleted)
          .forEach(inode -> used.set((int) inode.address - 1));
      return used;
    }

    private Optional<Fork> journal() throws IOException {
      if (geometry.kind() == FileSystem.EXT2) {
        return Optional.empty();
      }
      int blocks = 1024;
      Fork fork = new Fork("", Document.of(Content.empty()), Set.of());
      fork.clusters = map.take(blocks, false, fork);
      point(fork, java.util.stream.IntStream.range(0, blocks).toArray());
      byte[] head = new ExtSuperblock(volume, geometry, 0, 0).journal(blocks);
      area.write((long) fork.clusters[0] * geometry.blockSize(), head);
      return Optional.of(fork);
    }

    private void folders(Entry folder) throws IOException {
      byte[] bytes = ExtDirectory.bytes(folder, geometry.blockSize());
      Fork fork = new Fork("", Document.of(Content.of(bytes)), Set.of());
      folder.inode.forks.add(fork);
      store(fork, fork.stored(geometry.blockSize()), Optional.empty());
      for (Entry each : folder.inode.entries) {
        if (each.inode.folder()) {
          folders(each);
        }
      }
      if (folder.inode.deleted) {
        released(folder.inode);
      }
    }

    private void store(Fork fork, int[] stored, Optional<Fork> over) throws IOException {
      fork.clusters =
          over.map(victim -> map.takeOver(stored.length, victim, fork))
              .orElseGet(
                  () -> map.take(stored.length, fork.traits.contains(Trait.FRAGMENTED), fork));
      byte[] bytes = fork.packed(geometry.blockSize(), stored);
      area.lay(bytes, fork.clusters, geometry.blockSize(), 0);
      point(fork, stored);
    }

    private void point(Fork fork, int[] stored) throws IOException {
      ExtPointers pointers =
          new ExtPointers(geometry.blockSize(), () -> map.take(1, false, system)[0], area);
      fork.pointers =
          geometry.kind() == FileSystem.EXT4
              ? pointers.extents(stored, fork.clusters)
              : pointers.indirect(stored, fork.clusters);
      if (pointers.used().length > 0) {
        pointerBlocks.put(fork, pointers.used());
      }
    }

    private void writeInode(Inode inode) throws IOException {
      Fork fork = inode.main();
      int mode =
          switch (inode.kind) {
            case FILE -> 0100644;
            case FOLDER -> 0040755;
            case LINK -> 0120777;
          };
      long subfolders = inode.live.values().stream().filter(each -> each.inode.folder()).count();
      int links = inode.folder() && !inode.deleted ? (int) (2 + subfolders) : inode.links;
      long size = inode.wiped ? 0 : fork.size();
      byte[] pointers =
          inode.wiped && geometry.kind() == FileSystem.EXT4
              ? new ExtPointers(geometry.blockSize(), () -> 0, area).extents(new int[0], new int[0])
              : inode.wiped ? new byte[60] : fork.pointers;
      area.write(
          geometry.inodeAt(inode.address),
          inodeBytes(mode, links, size, blocks(fork, inode.wiped), inode, pointers));
    }

    private long blocks(Fork fork, boolean wiped) {
      int own = pointerBlocks.getOrDefault(fork, new int[0]).length;
      return wiped ? 0 : (fork.clusters.length + own) * (geometry.blockSize() / 512L);
    }

    private byte[] inodeBytes(
        int mode, int links, long size, long blocks, Inode inode, byte[] pointers) {
      Times times = inode.times;
      ByteBuffer out = Bytes.little(geometry.inodeSize());
      out.putShort((short) mode).putShort((short) 0).putInt((int) size);
      out.putInt(seconds(times.accessed())).putInt(seconds(times.changed()));
      out.putInt(seconds(times.modified())).putInt(inode.deleted ? seconds(times.changed()) : 0);
      out.putShort((short) 0).putShort((short) links).putInt((int) blocks);
      boolean extents = geometry.kind() == FileSystem.EXT4 && !fast(inode);
      out.putInt(extents ? 0x80000 : 0).putInt(0).put(pointers);
      out.putInt(108, (int) (size >>> 32));
      if (geometry.inodeSize() > 128) {
        out.putShort(128, (short) 32);
        out.putInt(132, extra(times.changed())).putInt(136, extra(times.modified()));
        out.putInt(140, extra(times.accessed())).putInt(144, seconds(times.created()));
        out.putInt(148, extra(times.created()));
      }
      return out.array();
    }

    private void writeJournalInode(Fork journal) throws IOException {
      Inode inode = new Inode(Inode.Kind.FILE, Times.of("2026-01-01T00:00:00Z"), "");
      long size = (long) journal.clusters.length * geometry.blockSize();
      long at = geometry.inodeAt(ExtSuperblock.JOURNAL_INODE);
      area.write(at, inodeBytes(0100600, 1, size, blocks(journal, false), inode, journal.pointers));
    }

    private static int seconds(Instant time) {
      return (int) time.getEpochSecond();
    }

    private static int extra(Instant time) {
      long high = time.getEpochSecond() - (int) time.getEpochSecond() >> 32;
      return time.getNano() << 2 | (int) (high & 3);
    }

    private static boolean fast(Inode inode) {
      return inode.kind == Inode.Kind.LINK && inode.main().size() < 60;
    }

    @Override
    public void made(Inode inode) {
      inode.address = nextInode;
      nextInode = nextInode == 2 ? 11 : nextInode + 1;
      if (nextInode - 1 > geometry.inodes()) {
        throw new IllegalArgumentException(
            volume.fileSystem().key() + ": expected at most " + geometry.inodes() + " inodes");
      }
    }

    @Override
    public void filled(Inode inode, Fork fork, Optional<Fork> over) throws IOException {
      if (fast(inode)) {
        fork.pointers = java.util.Arrays.copyOf(fork.document.content().bytes(), 60);
      } else {
        store(fork, fork.stored(geometry.blockSize()), over);
      }
    }

    @Override
    public void released(Inode inode) {
      for (Fork fork : inode.forks) {
        map.release(fork.clusters);
        map.release(pointerBlocks.getOrDefault(fork, new int[0]));
      }
    }

    @Override
    public boolean keepsStreams() {
      return false;
    }

    @Override
    public boolean keepsLinks() {
      return true;
    }

    @Override
    public boolean keepsSymbolicLinks() {
      return true;
    }

    @Override
    public Optional<String> refuses(String name) {
      return Names.bytes(name).length > 255
          ? Optional.of("an ext name has at most 255 bytes")
          : Optional.empty();
    }
  }
}
