package org.dalel.casefile.write;

import java.util.List;
import org.dalel.api.Secret;

/**
 * What an extraction had to do with secrets; only extractions that had are recorded.
 *
 * @param extractor its plugin and name
 * @param triedWith digest of the secrets that it was given; null when it was given none
 * @param locks what is locked
 * @param offers secrets that it found in clear
 */
public record ExtractionRow(
    String extractor, String triedWith, List<LockRow> locks, List<Secret> offers) {

  /** Keeps copies. */
  public ExtractionRow {
    locks = List.copyOf(locks);
    offers = List.copyOf(offers);
  }

  /**
   * Something locked.
   *
   * @param name what it is
   * @param kind what opens it
   * @param attempts how many secrets were tried
   * @param openedBy where the secret that opened it comes from; null when it stays locked
   */
  public record LockRow(String name, String kind, long attempts, String openedBy) {}
}
