package org.dalel.api;

import java.util.Optional;

/** What the engine lends to one scan. */
public interface ScanContext extends ExtractionContext {

  /** Where the data comes from. */
  ScanPlace place();

  /** The content, without its name; none for {@link ScanPlace#FREE}. */
  Optional<EvidenceFile> file();
}
