package org.dalel.ingest;

/** Counts what is done into the journal; one lock for the short moment of an addition. */
final class Progressed {
  private final InFlightJournal journal;

  Progressed(InFlightJournal journal) {
    this.journal = journal;
  }

  void item(long bytes) {
    synchronized (journal) {
      journal.set(
          InFlightJournal.Counter.ITEMS_DONE, journal.get(InFlightJournal.Counter.ITEMS_DONE) + 1);
      journal.set(
          InFlightJournal.Counter.BYTES_DONE,
          journal.get(InFlightJournal.Counter.BYTES_DONE) + bytes);
    }
  }
}
