package org.dalel.formats;

import java.io.IOException;

/**
 * Takes what a reader finds, in the order of the file. Whoever has enough throws.
 *
 * @param <R> a record of the format
 */
public interface RecordSink<R> {
  /** One record. */
  void record(R record) throws IOException;

  /** One place that could not be read; reading goes on behind it. */
  void damaged(Damage damage) throws IOException;
}
