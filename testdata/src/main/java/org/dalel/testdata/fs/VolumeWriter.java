package org.dalel.testdata.fs;

import java.io.IOException;
import org.dalel.testdata.model.Volume;

/** Writes one kind of file system. */
public interface VolumeWriter {

  /** Writes the volume into its area and tells the ledger what is on it. */
  void write(Volume volume, Area area, Ledger ledger) throws IOException;
}
