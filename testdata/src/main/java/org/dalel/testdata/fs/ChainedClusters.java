package org.dalel.testdata.fs;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.dalel.testdata.model.Names;
import org.dalel.testdata.model.Trait;

/**
 * What FAT and exFAT have in common: content in clusters that a table chains, names without some
 * characters, and neither links nor streams.
 */
abstract class ChainedClusters implements Placement {
  /** In the table, the last cluster of a chain. */
  static final int END = -1;

  private static final int FREE = 0;

  final Area area;
  final ClusterMap map;
  private final String family;
  private final int clusterSize;
  private final long base;

  /**
   * @param base where cluster 0 would be, in bytes from the volume's start
   */
  ChainedClusters(String family, Area area, ClusterMap map, int clusterSize, long base) {
    this.family = family;
    this.area = area;
    this.map = map;
    this.clusterSize = clusterSize;
    this.base = base;
  }

  /** Notes in the table what follows a cluster: another one, {@link #END} or 0. */
  abstract void link(int cluster, int next);

  /** Whether the clusters of a file are chained in the table. */
  abstract boolean isChained(Fork fork);

  final void chain(int[] clusters) {
    for (int i = 0; i < clusters.length; i++) {
      link(clusters[i], i + 1 < clusters.length ? clusters[i + 1] : END);
    }
  }

  final void lay(byte[] bytes, int[] clusters) throws IOException {
    area.lay(bytes, clusters, clusterSize, base);
  }

  @Override
  public void made(Inode inode) {
    // storage comes with the content; folders are laid out at the end
  }

  @Override
  public void filled(Inode inode, Fork fork, Optional<Fork> over) throws IOException {
    int count = Bytes.ceil(fork.size(), clusterSize);
    fork.clusters =
        over.map(victim -> map.takeOver(count, victim, fork))
            .orElseGet(() -> map.take(count, fork.traits.contains(Trait.FRAGMENTED), fork));
    if (isChained(fork)) {
      chain(fork.clusters);
    }
    lay(Arrays.copyOf(fork.document.content().bytes(), count * clusterSize), fork.clusters);
  }

  @Override
  public void released(Inode inode) {
    for (Fork fork : inode.forks) {
      map.release(fork.clusters);
      Arrays.stream(fork.clusters).forEach(cluster -> link(cluster, FREE));
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
      return Optional.of(family + " does not hold such a name");
    }
    return name.length() > 255
        ? Optional.of("a name of " + family + " has at most 255 units")
        : Optional.empty();
  }
}
