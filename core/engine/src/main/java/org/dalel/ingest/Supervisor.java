package org.dalel.ingest;

/** Starts the worker process, watches it and starts it again when it dies. */
public final class Supervisor {
  private final ProcessRequest request;
  private final ProgressListener listener;

  /** A supervisor of one run. */
  public Supervisor(ProcessRequest request, ProgressListener listener) {
    this.request = request;
    this.listener = listener;
  }

  /** Runs to the end, or until {@link #stop()}. */
  public Outcome run() {
    listener.message("processing into " + request.caseFolder());
    return new Outcome(Outcome.Status.FAILED, 0, "processing is not wired yet");
  }

  /** Asks for a clean stop; may be called from any thread (Ctrl-C). */
  public void stop() {
    listener.message("stopping");
  }
}
