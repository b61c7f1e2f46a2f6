package org.dalel.extension;

/**
 * Why a call of an extractor did not come to its end.
 *
 * @param plugin plugin id
 * @param pluginVersion plugin version
 * @param extractor extractor id
 * @param kind what went wrong
 * @param message one line
 */
public record ExtractionFailure(
    String plugin, String pluginVersion, String extractor, Kind kind, String message) {

  /** What went wrong, by who can mend it. */
  public enum Kind {
    /** The extractor threw. */
    ERROR,
    /** The extractor emitted what it had not declared or what the API does not allow. */
    CONTRACT,
    /** The extractor emitted more than {@link ExtractionLimits} allow. */
    LIMIT,
    /** The time was over, or the run was being stopped. */
    CANCELLED
  }

  static ExtractionFailure of(LoadedExtractor by, Kind kind, String message) {
    return new ExtractionFailure(
        by.pluginId(), by.pluginVersion(), by.description().id(), kind, OneLine.of(message));
  }
}
