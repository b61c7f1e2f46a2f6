package org.dalel.ingest;

/** Says that the run is to end soon. */
final class StopFlag {
  private volatile boolean requested;

  void request() {
    requested = true;
  }

  boolean isRequested() {
    return requested;
  }
}
