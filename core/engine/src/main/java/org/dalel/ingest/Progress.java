package org.dalel.ingest;

import java.time.Duration;
import java.util.List;

/**
 * Where a run stands, as the supervisor sees it in the worker's journal.
 *
 * @param phase starting, enumerating, processing, finishing
 * @param itemsDone items with a result, of those that this run has to do
 * @param itemsTotal items that this run has to do, as far as known
 * @param bytesDone bytes of content read
 * @param bytesTotal bytes of content to read, as far as known
 * @param failures rows written to the failure table by this run
 * @param commits transactions committed by this run
 * @param elapsed since the run began
 * @param workers what each thread is doing
 */
public record Progress(
    String phase,
    long itemsDone,
    long itemsTotal,
    long bytesDone,
    long bytesTotal,
    long failures,
    long commits,
    Duration elapsed,
    List<Activity> workers) {

  /**
   * What one worker thread is doing.
   *
   * @param thread its number, from 0
   * @param stage idle, reading, identifying, parsing, extracting, media digest
   * @param place the item, as evidence label and path
   * @param since how long it has been at it
   */
  public record Activity(int thread, String stage, String place, Duration since) {}
}
