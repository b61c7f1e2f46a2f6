package org.dalel.formats.sqlite.database;

/**
 * What reading may cost at most; what lies beyond is reported as a problem.
 *
 * @param maxPayload bytes of one row that are read; longer values are cut
 * @param maxRecovered rows that a recovery gives
 * @param maxRecoveredBytes bytes of values that a recovery holds at once
 */
public record Limits(int maxPayload, int maxRecovered, long maxRecoveredBytes) {
  /** 64 MiB a row, a million recovered rows of 256 MiB together. */
  public static final Limits DEFAULT = new Limits(64 << 20, 1_000_000, 256L << 20);
}
