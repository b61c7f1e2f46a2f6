package org.dalel.formats.tokens;

/** Takes the tokens of a pass. */
@FunctionalInterface
public interface TokenSink {
  /**
   * A token that fits a shape. The same token comes once for each shape that it fits; tokens of one
   * encoding come in the order of their places, those of several encodings after one another.
   *
   * @param token valid as long as the scanned bytes are not changed
   * @param shape index of the shape in the list that the pass was compiled from
   */
  void token(Token token, int shape);
}
