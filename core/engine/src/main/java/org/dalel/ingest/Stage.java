package org.dalel.ingest;

/** What a worker thread can be doing; the ordinal stands in the in-flight journal. */
public enum Stage {
  /** Waiting for an item. */
  IDLE("idle"),
  /** Reading the structure of evidence. */
  OPENING("opening"),
  /** Listing the entries of a file system. */
  ENUMERATING("enumerating"),
  /** Reading content and computing its digests. */
  READING("reading"),
  /** Finding the media type. */
  IDENTIFYING("identifying"),
  /** Extracting text, metadata and embedded documents. */
  PARSING("parsing"),
  /** Running extractors. */
  EXTRACTING("extracting"),
  /** Computing the digests of the whole evidence. */
  MEDIA_DIGEST("media digest"),
  /** Waiting for the writer, which has too much to do. */
  STORING("storing"),
  /** Running an extractor on a file or folder where it lies. */
  LOOKING("looking around"),
  /** Going over free space or slack. */
  SEARCHING("searching free space");

  private final String label;

  Stage(String label) {
    this.label = label;
  }

  /** Whether the time limit holds in it. */
  boolean isTimed() {
    return this != IDLE && this != MEDIA_DIGEST && this != STORING;
  }

  /** The words for the examiner. */
  public String label() {
    return label;
  }

  /** The word for {@code failure.stage}. */
  public String failureStage() {
    return switch (this) {
      case OPENING -> "open";
      case ENUMERATING -> "enumerate";
      case IDENTIFYING -> "identify";
      case PARSING -> "parse";
      case EXTRACTING -> "extract";
      case MEDIA_DIGEST -> "digest";
      case IDLE, READING -> "read";
      case STORING -> "store";
      case LOOKING -> "context";
      case SEARCHING -> "search";
    };
  }
}
