package org.dalel.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Counts bytes or characters, which JMH reports a second beside the operations. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class Volume {
  /** Bytes (or characters, where the benchmark says so) of this iteration. */
  public long bytes;

  /** Starts anew with each iteration. */
  @Setup(Level.Iteration)
  public void clear() {
    bytes = 0;
  }
}
