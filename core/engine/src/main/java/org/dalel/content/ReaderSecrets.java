package org.dalel.content;

import org.dalel.api.Secrets;

/** Lends secrets to the container readers that come with the engine. */
@FunctionalInterface
public interface ReaderSecrets {
  /** Nothing that is locked is opened. */
  ReaderSecrets NONE = reader -> Secrets.NONE;

  /**
   * The secrets for one reading.
   *
   * @param reader id of the reader
   */
  Secrets of(String reader);
}
