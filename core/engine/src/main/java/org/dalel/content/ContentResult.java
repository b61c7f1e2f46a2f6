package org.dalel.content;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a content says.
 *
 * @param status how the analysis ended
 * @param text extracted text, up to the limit; empty when there is none
 * @param textTruncated whether there was more text than the limit allows
 * @param charset encoding of a text content
 * @param metadata Tika's metadata by Tika's keys, without what depends on the run
 * @param message one line for every status but {@link Status#PARSED}, {@link Status#EMPTY}
 * @param problems damaged places of a container besides that of the message, one line each
 */
public record ContentResult(
    Status status,
    String text,
    boolean textTruncated,
    Optional<String> charset,
    SortedMap<String, List<String>> metadata,
    Optional<String> message,
    List<String> problems) {

  /** Keeps a copy. */
  public ContentResult {
    problems = List.copyOf(problems);
  }

  /** With nothing more to say than the message. */
  public ContentResult(
      Status status,
      String text,
      boolean textTruncated,
      Optional<String> charset,
      SortedMap<String, List<String>> metadata,
      Optional<String> message) {
    this(status, text, textTruncated, charset, metadata, message, List.of());
  }

  /** How an analysis ended. */
  public enum Status {
    /** Read to its end. */
    PARSED,
    /** Protected by a password or key; metadata and names may be there. */
    ENCRYPTED,
    /** No parser for this type. */
    UNSUPPORTED,
    /** No bytes. */
    EMPTY,
    /** A parser gave up; what it had found before is kept. */
    FAILED,
    /** A limit ended the analysis; what was found before is kept. */
    TRUNCATED
  }
}
