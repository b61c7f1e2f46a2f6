package org.dalel.ingest;

import java.io.IOException;
import org.dalel.api.bulk.BulkRow;
import org.dalel.api.bulk.SimIdentity;
import org.dalel.casefile.write.BulkRows;
import org.dalel.extension.SpilledRows;
import org.dalel.extension.SpilledRowsReader;

/** What an extractor spilled, as the writer of the case takes it. */
record SpilledBulk(SpilledRows rows) implements BulkRows {
  @Override
  public long count() {
    return rows.size();
  }

  @Override
  public long weight() {
    return rows.bytes();
  }

  @Override
  public void forEach(Taker taker) throws IOException {
    rows.forEach(
        new SpilledRowsReader.Visitor() {
          @Override
          public void card(int number, SimIdentity sim) throws IOException {
            taker.card(number, sim);
          }

          @Override
          public void row(int card, BulkRow row) throws IOException {
            taker.row(card, row);
          }
        });
  }

  @Override
  public void discard() {
    rows.discard();
  }
}
