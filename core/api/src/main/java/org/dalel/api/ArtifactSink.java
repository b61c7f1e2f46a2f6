package org.dalel.api;

import org.dalel.api.bulk.RowList;

/** Takes what an extractor finds. Valid during the call that it was given to, in its thread. */
public interface ArtifactSink {

  /**
   * Takes an artifact. Its order among the others does not matter: the engine sorts by position,
   * type and fields.
   *
   * @throws IllegalArgumentException if its type was not declared or it exceeds the limits of the
   *     run; let it pass, since it becomes the failure that tells you so
   */
  void emit(Artifact artifact);

  /**
   * Reports a record that could not be read while the rest of the file can: it becomes a failure
   * row of the item beside the artifacts.
   *
   * @param where the damaged record
   * @param message what was expected there, what was found, and what happens now
   */
  void problem(Position where, String message);

  /**
   * Reports that something was left out because it costs too much time or memory, while the rest of
   * the file was examined: it becomes a failure row of kind {@code limit}.
   *
   * @param where what was left out
   * @param message what it would have cost, what is allowed, and what the examiner can do
   */
  default void limit(Position where, String message) {
    problem(where, message);
  }

  /**
   * A list for records that are too many to be artifacts: see {@link org.dalel.api.bulk}. Nothing
   * of it is kept until it is {@linkplain #emit(Artifact, RowList) emitted}.
   */
  default RowList rows() {
    throw new IllegalArgumentException("rows: expected a sink of an extractor, found another");
  }

  /**
   * Takes an artifact together with the rows that it stands for.
   *
   * @param rows from {@link #rows()} of this sink; nothing can be added to it any more
   * @throws IllegalArgumentException as {@link #emit(Artifact)}
   */
  default void emit(Artifact artifact, RowList rows) {
    throw new IllegalArgumentException("rows: expected a sink of an extractor, found another");
  }
}
