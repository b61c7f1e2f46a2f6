package org.dalel.api;

import java.util.List;
import java.util.Optional;

/**
 * The neighbours of a file in its file system, or in the container in which it lies, for extractors
 * of scope {@link Scope#CONTEXT}. All names are known before the first of them is called, so the
 * answers never depend on what was read before.
 */
public interface Surroundings {

  /** No neighbours: what an extractor of scope {@link Scope#CONTENT} sees. */
  Surroundings NONE =
      new Surroundings() {
        @Override
        public List<EvidenceFile> children(EvidenceFile folder) {
          return List.of();
        }

        @Override
        public Optional<EvidenceFile> at(String path) {
          return Optional.empty();
        }
      };

  /**
   * The entries of a folder, by name, allocated ones before deleted ones of the same name, in a
   * container the last before the earlier ones; named streams are not among them. Empty for what is
   * not a folder.
   */
  List<EvidenceFile> children(EvidenceFile folder);

  /**
   * The allocated file or folder at a path of the same file system or container. A name that does
   * not stand there exactly is looked up without regard to case; of several the first in the order
   * of {@link #children} is taken.
   *
   * @param path starting with and separated by {@code /}
   */
  Optional<EvidenceFile> at(String path);

  /** The allocated file or folder of that name beside this one. */
  default Optional<EvidenceFile> sibling(EvidenceFile of, String name) {
    return at(parentPath(of) + "/" + name);
  }

  /** The folder in which this one stands; empty for the root. */
  default Optional<EvidenceFile> parent(EvidenceFile of) {
    String path = parentPath(of);
    return of.path().length() < 2 ? Optional.empty() : at(path.isEmpty() ? "/" : path);
  }

  private static String parentPath(EvidenceFile of) {
    return of.path().substring(0, Math.max(0, of.path().lastIndexOf('/')));
  }
}
