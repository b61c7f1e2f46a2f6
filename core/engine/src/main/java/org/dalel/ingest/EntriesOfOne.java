package org.dalel.ingest;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** Contents of the entries of one container. Belongs to one thread. */
interface EntriesOfOne {
  /** Row of the container. */
  long container();

  /** Opens the content of an entry at its start. */
  SeekableByteChannel open(ContainerTree.Entry entry) throws IOException;
}
