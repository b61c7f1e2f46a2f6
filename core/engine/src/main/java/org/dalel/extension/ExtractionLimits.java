package org.dalel.extension;

/**
 * What one extraction may emit.
 *
 * @param artifacts number of artifacts and problems together
 * @param artifactCharacters characters of all strings in one artifact
 * @param totalCharacters characters of all strings in all artifacts together
 */
public record ExtractionLimits(int artifacts, int artifactCharacters, long totalCharacters) {

  /** 100,000 artifacts of at most 1 Mi characters, 32 Mi characters in all. */
  public static final ExtractionLimits DEFAULT = new ExtractionLimits(100_000, 1 << 20, 32L << 20);

  /**
   * What a bulk extractor may emit whose artifacts are handed on in parts: a thousand times as
   * many.
   */
  ExtractionLimits inParts() {
    int many = (int) Math.min(Integer.MAX_VALUE, artifacts * 1000L);
    return new ExtractionLimits(many, artifactCharacters, totalCharacters * 1000);
  }

  public ExtractionLimits {
    if (artifacts < 1 || artifactCharacters < 1 || totalCharacters < 1) {
      throw new IllegalArgumentException(
          "extraction limits: expected 1 or more of each, found less");
    }
  }
}
