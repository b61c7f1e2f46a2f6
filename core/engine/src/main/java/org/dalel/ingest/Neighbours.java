package org.dalel.ingest;

import org.dalel.api.EvidenceFile;
import org.dalel.api.Surroundings;

/**
 * Where a container lies, for readers that look beside it. Belongs to one thread.
 *
 * @param container the container itself
 * @param around what lies beside it
 */
record Neighbours(EvidenceFile container, Surroundings around) {}
