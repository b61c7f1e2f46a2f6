package org.dalel.ingest;

import java.util.List;
import java.util.Optional;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Surroundings;

/** The neighbours of an entry: those in the same container. Belongs to one thread. */
final class EntrySurroundings implements Surroundings {
  private final ContainerTree tree;
  private final EntriesOfOne contents;

  EntrySurroundings(ContainerTree tree, EntriesOfOne contents) {
    this.tree = tree;
    this.contents = contents;
  }

  @Override
  public List<EvidenceFile> children(EvidenceFile folder) {
    return folder.isFolder()
        ? tree.children(folder.path()).stream().map(this::file).toList()
        : List.of();
  }

  @Override
  public Optional<EvidenceFile> at(String path) {
    Optional<EvidenceFile> exact = tree.at(path).stream().findFirst().map(this::file);
    int slash = path.lastIndexOf('/');
    if (exact.isPresent() || slash < 0 || path.length() == 1) {
      return exact;
    }
    // the folder's own spelling may differ as well
    String name = path.substring(slash + 1);
    return at(slash == 0 ? "/" : path.substring(0, slash))
        .flatMap(
            folder ->
                children(folder).stream()
                    .filter(child -> child.name().equalsIgnoreCase(name))
                    .findFirst());
  }

  private EvidenceFile file(ContainerTree.Entry entry) {
    return new EntryFile(entry, contents, Optional.empty());
  }
}
