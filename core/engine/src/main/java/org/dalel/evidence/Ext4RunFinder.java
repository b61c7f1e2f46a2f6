package org.dalel.evidence;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.tsk.TskEntry;
import org.dalel.tsk.TskMetadata;

/** Maps ext4 files by our own reader of extent trees; what is damaged in a tree is reported. */
public final class Ext4RunFinder implements RunFinder {
  private final Optional<Ext4Extents> extents;
  private final BiConsumer<String, String> damage;

  /**
   * @param image the media
   * @param fileSystem on it; finds nothing when it is not of the ext family
   * @param damage takes the path of a file and what is wrong with its tree
   * @throws IOException when the image cannot be read
   */
  public Ext4RunFinder(
      EvidenceImage image, FileSystemRecord fileSystem, BiConsumer<String, String> damage)
      throws IOException {
    this.extents =
        fileSystem.type().startsWith("ext") && !fileSystem.inPool()
            ? Ext4Extents.open(image, fileSystem)
            : Optional.empty();
    this.damage = damage;
  }

  @Override
  public Optional<RunList> find(String path, TskEntry entry) {
    TskMetadata meta = entry.metadata().orElseThrow();
    try {
      Optional<Ext4Extents.Mapping> found =
          extents.isPresent() ? extents.get().map(meta.address()) : Optional.empty();
      return found
          .filter(mapping -> mapping.size() == meta.size())
          .filter(mapping -> worth(path, meta, mapping))
          .map(Ext4Extents.Mapping::runs);
    } catch (IOException e) {
      damage.accept(path, "expected a readable extent tree, found: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** A deleted file whose tree was cleared has no known place; its zeros would be invented. */
  private boolean worth(String path, TskMetadata meta, Ext4Extents.Mapping mapping) {
    boolean stored = mapping.runs().firstBlock() >= 0;
    if (meta.allocated()) {
      mapping.damage().ifPresent(d -> damage.accept(path, d));
    }
    return stored || meta.allocated() && mapping.damage().isEmpty();
  }
}
