package org.dalel.evidence;

import java.util.Optional;
import org.dalel.tsk.TskEntry;

/** Finds where the content of a file lies when libtsk cannot tell. */
@FunctionalInterface
public interface RunFinder {
  /**
   * The runs of a regular file of at least one byte.
   *
   * @param path escaped path, for messages
   * @param entry the file, with its metadata
   * @return empty when the place is not known
   */
  Optional<RunList> find(String path, TskEntry entry);
}
