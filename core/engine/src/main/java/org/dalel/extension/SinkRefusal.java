package org.dalel.extension;

/** Ends a call whose extractor emitted what the sink does not take. */
final class SinkRefusal extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final ExtractionFailure.Kind kind;

  SinkRefusal(ExtractionFailure.Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  ExtractionFailure.Kind kind() {
    return kind;
  }
}
