package org.dalel.api.bulk;

/** A row of one of the typed tables. Texts that are not known are empty. */
public sealed interface BulkRow permits SimRow, CallRow, TextRow {

  /** Which record of the list it is, as the format counts them. */
  long record();
}
