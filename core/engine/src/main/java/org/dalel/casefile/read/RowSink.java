package org.dalel.casefile.read;

import java.io.IOException;

/**
 * Takes rows one after the other as they come from the case.
 *
 * @param <T> the row
 */
@FunctionalInterface
public interface RowSink<T> {
  /** Takes one row; an exception ends the listing. */
  void accept(T row) throws IOException;
}
