package org.dalel.formats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Keeps all that a reader finds: for formats and files that are known to be small.
 *
 * @param <R> a record of the format
 */
public final class Collected<R> implements RecordSink<R> {
  private final List<R> records = new ArrayList<>();
  private final List<Damage> damages = new ArrayList<>();

  @Override
  public void record(R record) {
    records.add(record);
  }

  @Override
  public void damaged(Damage damage) {
    damages.add(damage);
  }

  /** The records, in the order of the file. */
  public List<R> records() {
    return Collections.unmodifiableList(records);
  }

  /** The places that could not be read. */
  public List<Damage> damages() {
    return Collections.unmodifiableList(damages);
  }
}
