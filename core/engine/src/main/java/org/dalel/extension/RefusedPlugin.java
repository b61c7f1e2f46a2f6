package org.dalel.extension;

import java.nio.file.Path;

/**
 * A plugin that was found but not loaded.
 *
 * @param source the file or folder that was found
 * @param reason one sentence for the examiner that names the culprit
 * @param replaced whether another of its id is loaded in its place: nothing is missing
 */
public record RefusedPlugin(Path source, String reason, boolean replaced) {

  /** A plugin in whose place nothing is loaded. */
  RefusedPlugin(Path source, String reason) {
    this(source, reason, false);
  }
}
