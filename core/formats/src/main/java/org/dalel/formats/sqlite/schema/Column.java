package org.dalel.formats.sqlite.schema;

import org.dalel.formats.sqlite.Value;

/**
 * A column as its table declares it.
 *
 * @param declaredType as written, words joined by one blank; empty if there is none
 * @param notNull true if NULL is refused
 * @param generated how the column is computed, if it is
 * @param defaultValue what rows show that were written before the column was added: a constant,
 *     else NULL
 */
public record Column(
    String name,
    String declaredType,
    Affinity affinity,
    boolean notNull,
    Generated generated,
    Value defaultValue) {
  /** Generated columns: a virtual one is not stored. */
  public enum Generated {
    NO,
    STORED,
    VIRTUAL
  }
}
