package org.dalel.casefile.write;

import java.io.IOException;
import org.dalel.api.bulk.BulkRow;
import org.dalel.api.bulk.SimIdentity;

/** The rows that belong to an artifact, somewhere outside memory. */
public interface BulkRows {

  /** How many. */
  long count();

  /** Bytes on the way, about. */
  long weight();

  /** Gives all, in order: each card before the first row that means it. */
  void forEach(Taker taker) throws IOException;

  /** They are in the case now. */
  void discard();

  /** Takes cards and rows. */
  interface Taker {
    /** A card, numbered from 0. */
    void card(int number, SimIdentity sim) throws IOException;

    /**
     * A row.
     *
     * @param card number of its card; -1 for none
     */
    void row(int card, BulkRow row) throws IOException;
  }
}
