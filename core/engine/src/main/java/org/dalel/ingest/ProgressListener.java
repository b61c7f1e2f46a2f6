package org.dalel.ingest;

/** Told several times a second how a run stands, and of what happens to it. */
public interface ProgressListener {
  /** The state now. */
  void progress(Progress progress);

  /**
   * One line for the examiner: a worker died and is started again, an item is given up, evidence is
   * added.
   */
  void message(String line);

  /**
   * The worker runs with all rights of the examiner, since nothing is there to confine it.
   *
   * @param why what is missing
   */
  default void unconfined(String why) {}
}
