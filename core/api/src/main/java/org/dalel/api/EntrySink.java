package org.dalel.api;

import java.io.IOException;

/**
 * Takes the entries of a container, in the container's order. Valid during the call that it was
 * given to, in its thread.
 *
 * <p>The engine has limits on depth, number, size and expansion ratio. When one is met it says so
 * in the case, and every method throws {@link ContainerEndedException}: let it pass. The same is
 * thrown when the container was read again for the sake of a few entries and these have come.
 */
public interface EntrySink {

  /**
   * Takes a file. Damage of its content is no exception here: the engine keeps what came before and
   * says so.
   *
   * @throws IOException if the case cannot be written; let it pass
   */
  void file(ContainerEntry entry, EntryContent content) throws IOException;

  /**
   * Takes a file whose bytes stand in the container as they are. The engine reads them there: with
   * this, large files in large containers need not be copied.
   *
   * @param offset first byte in the container
   * @param length bytes; what lies behind the end of the container is damage
   * @throws IOException if the case cannot be written; let it pass
   */
  void stored(ContainerEntry entry, long offset, long length) throws IOException;

  /**
   * Takes a file that lies beside the container, as it is there: a plain backup has files of a
   * device under other names. Extractors that look at places see it here, under this path, and no
   * longer there. For readers of scope {@link Scope#CONTEXT}.
   *
   * @param file one of the {@linkplain ExtractionContext#surroundings() neighbours}
   * @throws IOException if the case cannot be written; let it pass
   */
  void beside(ContainerEntry entry, EvidenceFile file) throws IOException;

  /**
   * Takes a file that is made of one that lies beside the container, decrypted or unpacked. For
   * readers of scope {@link Scope#CONTEXT}.
   *
   * @param file one of the {@linkplain ExtractionContext#surroundings() neighbours}
   * @param content what is made of it
   * @throws IOException if the case cannot be written; let it pass
   */
  void beside(ContainerEntry entry, EvidenceFile file, EntryContent content) throws IOException;

  /**
   * Takes a folder, a link or something else without content. Folders that only show in the paths
   * of files need not be given.
   *
   * @throws IOException if the case cannot be written; let it pass
   */
  void bare(ContainerEntry entry) throws IOException;

  /**
   * Takes a file that is encrypted and that no known secret opens.
   *
   * @throws IOException if the case cannot be written; let it pass
   */
  void encrypted(ContainerEntry entry) throws IOException;

  /**
   * Takes a file of which nothing can be read.
   *
   * @param why what was expected and what was found
   * @throws IOException if the case cannot be written; let it pass
   */
  void unreadable(ContainerEntry entry, String why) throws IOException;

  /**
   * Reports damage of the container itself: it becomes a failure row beside the entries.
   *
   * @param where the damaged place
   * @param message what was expected there, what was found, and what happens now
   */
  void problem(Position where, String message);
}
