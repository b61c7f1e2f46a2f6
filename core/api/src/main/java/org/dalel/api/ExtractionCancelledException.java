package org.dalel.api;

/** Ends an extraction whose time is over or whose run is being stopped; extractors let it pass. */
public final class ExtractionCancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ExtractionCancelledException() {
    super("the extraction was cancelled: its time is over or the run is being stopped");
  }
}
