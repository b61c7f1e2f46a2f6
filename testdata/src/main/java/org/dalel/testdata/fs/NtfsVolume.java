package org.dalel.testdata.fs;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.dalel.testdata.model.Names;
import org.dalel.testdata.model.SparseContent;
import org.dalel.testdata.model.Trait;
import org.dalel.testdata.model.Volume;

/** Gives clusters and MFT entries to what the tree makes. */
final class NtfsVolume implements Placement {

  static final int FIRST_USER = 64;
  static final int ROOT = 5;
  static final int CLUSTER = NtfsRuns.CLUSTER;
  private static final int MFT_CLUSTER = 4;
  private static final int RESIDENT_MAIN = 400;
  private static final int RESIDENT_STREAM = 100;
  private static final int RESIDENT_NAME = 60;

  private final Area area;
  private final ClusterMap map;
  private final int[] mft;
  private final int clusters;
  private long nextEntry = FIRST_USER;
  private boolean rootMade;

  NtfsVolume(Volume volume, Area area) {
    this.area = area;
    this.clusters = Math.toIntExact((volume.size() / 512 - 1) / 8);
    this.map = new ClusterMap("ntfs", 0, clusters);
    map.reserve(0, MFT_CLUSTER);
    long records = Tree.mostInodes(volume.steps()) + FIRST_USER;
    this.mft = system(Bytes.ceil(records * NtfsRecord.SIZE, CLUSTER));
  }

  /** Times count in units of 100 ns. */
  static Instant cut(Instant time) {
    return time.minusNanos(time.getNano() % 100);
  }

  Fate fate(Fork fork) {
    return map.fate(fork);
  }

  int clusters() {
    return clusters;
  }

  long mftFrom() {
    return (long) MFT_CLUSTER * CLUSTER;
  }

  long mftSize() {
    return nextEntry * NtfsRecord.SIZE;
  }

  NtfsRuns mftRuns() {
    return NtfsRuns.plain(mft, mftSize());
  }

  ClusterMap map() {
    return map;
  }

  /** Clusters for the file system itself. */
  int[] system(int count) {
    return map.take(count, false, new Fork("", Document.of(Content.empty()), Set.of()));
  }

  /** Stores bytes of the file system itself. */
  NtfsRuns store(byte[] bytes) throws IOException {
    int[] where = system(Bytes.ceil(bytes.length, CLUSTER));
    area.lay(bytes, where, CLUSTER, 0);
    return NtfsRuns.plain(where, bytes.length);
  }

  void writeRecord(long number, byte[] bytes) throws IOException {
    area.write(mftFrom() + number * NtfsRecord.SIZE, bytes);
  }

  /** The mapping of a fork that is not resident. */
  static NtfsRuns runs(Fork fork) {
    long total = Bytes.ceil(fork.size(), CLUSTER);
    if (compressed(fork)) {
      total = Bytes.roundUp((int) total, NtfsRuns.UNIT);
      return NtfsRuns.of(fork.logical, fork.clusters, total, fork.size(), NtfsRuns.COMPRESSED);
    }
    int flags = sparse(fork) ? NtfsRuns.SPARSE : 0;
    return NtfsRuns.of(fork.logical, fork.clusters, total, fork.size(), flags);
  }

  static boolean compressed(Fork fork) {
    return fork.traits.contains(Trait.COMPRESSED);
  }

  static boolean sparse(Fork fork) {
    return fork.document.content() instanceof SparseContent;
  }

  @Override
  public void made(Inode inode) {
    inode.address = rootMade ? nextEntry++ : ROOT;
    rootMade = true;
  }

  @Override
  public void filled(Inode inode, Fork fork, Optional<Fork> over) throws IOException {
    int limit = fork.name.isEmpty() ? RESIDENT_MAIN : RESIDENT_STREAM;
    boolean plain = !compressed(fork) && !sparse(fork) && over.isEmpty();
    if (fork.size() == 0 || plain && fork.size() <= limit && inode.longestName <= RESIDENT_NAME) {
      fork.resident = true;
      return;
    }
    NtfsPacking packing =
        compressed(fork)
            ? NtfsPacking.of(fork.document.content().bytes())
            : new NtfsPacking(fork.stored(CLUSTER), fork.packed(CLUSTER, fork.stored(CLUSTER)));
    int count = packing.stored().length;
    fork.logical = plain ? fork.logical : packing.stored();
    fork.clusters =
        over.map(victim -> map.takeOver(count, victim, fork))
            .orElseGet(() -> map.take(count, fork.traits.contains(Trait.FRAGMENTED), fork));
    area.lay(packing.bytes(), fork.clusters, CLUSTER, 0);
  }

  @Override
  public void released(Inode inode) {
    inode.forks.forEach(fork -> map.release(fork.clusters));
  }

  @Override
  public boolean keepsStreams() {
    return true;
  }

  @Override
  public boolean keepsLinks() {
    return true;
  }

  @Override
  public boolean keepsSymbolicLinks() {
    return false;
  }

  @Override
  public Optional<String> refuses(String name) {
    if (Names.hasRawBytes(name) || name.indexOf('\0') >= 0) {
      return Optional.of("NTFS names are UTF-16");
    }
    return name.length() > 255
        ? Optional.of("an NTFS name has at most 255 units")
        : Optional.empty();
  }

  /** All clusters in use as bits, those beyond the end set. */
  byte[] bitmap() {
    int bytes = Bytes.roundUp(Bytes.ceil(clusters, 8), 8);
    var bits = map.bits();
    bits.set(clusters, bytes * 8);
    return Arrays.copyOf(bits.toByteArray(), bytes);
  }
}
