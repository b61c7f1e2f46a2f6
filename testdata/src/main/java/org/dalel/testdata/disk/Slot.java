package org.dalel.testdata.disk;

import org.dalel.testdata.model.Volume;

/** A volume and its place on the disk, in bytes. */
record Slot(Volume volume, long offset) {

  long end() {
    return offset + volume.size();
  }
}
