package org.dalel.testdata.model;

import java.util.List;

/**
 * One partition and what happens on it.
 *
 * @param size bytes
 * @param label volume label, empty for none
 */
public record Volume(FileSystem fileSystem, long size, String label, long seed, List<Step> steps) {

  /** Copies the list. */
  public Volume {
    steps = List.copyOf(steps);
  }
}
