package org.dalel.plugins.messaging.backup;

import java.io.IOException;

/** The list of what an iOS backup holds. */
interface IosManifest {
  /** Takes one file, folder or link. */
  @FunctionalInterface
  interface Sink {
    void take(BackupFile file) throws IOException;
  }

  /** Gives all, in the order of the list. */
  void each(Sink sink) throws IOException;
}
