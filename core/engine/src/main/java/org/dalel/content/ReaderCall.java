package org.dalel.content;

import java.util.Optional;
import org.dalel.api.EntrySink;
import org.dalel.api.EvidenceFile;

/** A call of a container reader that survives whatever the reader does. */
@FunctionalInterface
public interface ReaderCall {

  /** Lets the reader read a container. */
  Outcome read(EvidenceFile container, EntrySink sink);

  /**
   * How it ended.
   *
   * @param mine whether it was a container of the reader's kind
   * @param failure one line about what ended it before its end, if something did
   */
  record Outcome(boolean mine, Optional<String> failure) {}
}
