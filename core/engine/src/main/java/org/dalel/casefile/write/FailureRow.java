package org.dalel.casefile.write;

import java.util.Optional;

/**
 * Something that did not work, for the examiner to see.
 *
 * @param evidenceId the evidence; 0 when it concerns none or the content decides
 * @param itemId the item; 0 when it concerns a content or a place
 * @param content the content; null when it concerns an item or a place
 * @param entry position of the entry of that content, which is a container, that it concerns; -1
 *     when it concerns the content itself
 * @param place where on the evidence, when it is no item
 * @param stage open, enumerate, read, identify, parse, extract, digest
 * @param kind damaged, unreadable, limit, unsupported, encrypted, time, memory, crash, skipped,
 *     plugin
 * @param message one sentence: what was expected, what was found, what happened then
 * @param extractor the extractor ({@code plugin/extractor}) that said so, if it was one
 */
public record FailureRow(
    long evidenceId,
    long itemId,
    ContentRef content,
    long entry,
    Optional<String> place,
    String stage,
    String kind,
    String message,
    Optional<String> extractor) {

  /** A failure that concerns no entry of a container. */
  public FailureRow(
      long evidenceId,
      long itemId,
      ContentRef content,
      Optional<String> place,
      String stage,
      String kind,
      String message,
      Optional<String> extractor) {
    this(evidenceId, itemId, content, -1, place, stage, kind, message, extractor);
  }

  /** A failure of the engine's own. */
  public FailureRow(
      long evidenceId,
      long itemId,
      ContentRef content,
      Optional<String> place,
      String stage,
      String kind,
      String message) {
    this(evidenceId, itemId, content, place, stage, kind, message, Optional.empty());
  }
}
