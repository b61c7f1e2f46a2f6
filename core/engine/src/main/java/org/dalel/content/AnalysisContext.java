package org.dalel.content;

/**
 * Limits of one analysis.
 *
 * @param maxText most characters of text that are kept, UTF-16 units
 * @param maxChildren most embedded documents that are handed out
 * @param maxChildBytes most bytes of one embedded document
 * @param maxTotalBytes most bytes of all embedded documents of one parent together
 * @param maxRatio most bytes or characters that one byte of the parent may become, once more than a
 *     million have come
 */
public record AnalysisContext(
    int maxText, int maxChildren, long maxChildBytes, long maxTotalBytes, long maxRatio) {

  /** Below this many bytes or characters no ratio is looked at. */
  static final long RATIO_THRESHOLD = 1_000_000;

  /**
   * 10 million characters, 100,000 children of up to 4 GiB, 16 GiB together, ratio 1:1000 for
   * children.
   */
  public static AnalysisContext defaults() {
    return new AnalysisContext(10_000_000, 100_000, 4L << 30, 16L << 30, 1100);
  }

  /** The same limits with another text limit. */
  public AnalysisContext withMaxText(int characters) {
    return new AnalysisContext(characters, maxChildren, maxChildBytes, maxTotalBytes, maxRatio);
  }
}
