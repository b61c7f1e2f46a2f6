package org.dalel.ingest;

import org.dalel.evidence.EvidenceRecord;
import org.dalel.evidence.FileSystemRecord;
import org.dalel.evidence.image.EvidenceImage;

/** Finds evidence, its open media and its file systems by row id. */
interface EvidenceLookup {
  /** The evidence. */
  EvidenceRecord evidence(long id);

  /** Its open media; null for logical evidence. */
  EvidenceImage image(long evidenceId);

  /** A file system. */
  FileSystemRecord fileSystem(long id);
}
