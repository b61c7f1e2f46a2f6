package org.dalel.gui.jobs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.dalel.casefile.CaseException;
import org.dalel.ingest.Outcome;
import org.dalel.ingest.ProcessRequest;
import org.dalel.ingest.Progress;
import org.dalel.ingest.ProgressListener;
import org.dalel.ingest.Supervisor;

/** The processing of one case: runs, is stopped, goes on. Serves any number of threads. */
public final class Job implements ProgressListener {
  private static final int KEPT_MESSAGES = 200;

  private final Deque<String> messages = new ArrayDeque<>();
  private final ProcessRequest request;
  private final Supervisor supervisor;
  private final Thread thread;
  private Rate rate = new Rate();
  private State state = State.RUNNING;
  private Optional<Progress> progress = Optional.empty();
  private String ending = "";
  private long version = 1;

  /** Where a job stands. */
  public enum State {
    /** A worker is at it. */
    RUNNING,
    /** What is begun is brought to an end, to go on later. */
    PAUSING,
    /** Stopped, to go on later. */
    PAUSED,
    /** What is begun is brought to an end. */
    STOPPING,
    /** Stopped. */
    STOPPED,
    /** All done. */
    DONE,
    /** Could not go on. */
    FAILED
  }

  /**
   * A job at one moment.
   *
   * @param version grows with every change
   * @param progress absent until the worker said something
   * @param itemRate items a second
   * @param byteRate bytes a second
   * @param secondsLeft at that pace
   * @param messages what happened, the oldest first
   * @param ending how it ended, in words; empty while it runs
   */
  public record Snapshot(
      long version,
      State state,
      Optional<Progress> progress,
      OptionalDouble itemRate,
      OptionalDouble byteRate,
      OptionalLong secondsLeft,
      List<String> messages,
      String ending) {}

  private Job(ProcessRequest request) {
    this.request = request;
    this.supervisor = new Supervisor(request, this);
    this.thread = new Thread(this::run, "supervise-" + request.caseFolder().getFileName());
  }

  /** Starts one. */
  static Job start(ProcessRequest request) {
    Job job = new Job(request);
    job.thread.start();
    return job;
  }

  ProcessRequest request() {
    return request;
  }

  /** How it stands now. */
  public synchronized Snapshot snapshot() {
    return new Snapshot(
        version,
        state,
        progress,
        rate.items(),
        rate.bytes(),
        state == State.RUNNING ? rate.secondsLeft() : OptionalLong.empty(),
        List.copyOf(messages),
        ending);
  }

  /** Whether a worker may be at it. */
  public synchronized boolean isAlive() {
    return state == State.RUNNING || state == State.PAUSING || state == State.STOPPING;
  }

  /** Brings what is begun to an end. */
  synchronized void stop(boolean toGoOn) {
    if (isAlive()) {
      state = toGoOn ? State.PAUSING : State.STOPPING;
      version++;
      supervisor.stop();
    }
  }

  /** Gives up what a thread is at. */
  void skip(int slot, String place, String examiner) {
    supervisor.skip(slot, place, examiner);
  }

  /** Waits for the end. */
  void join(long millis) throws InterruptedException {
    thread.join(millis);
  }

  private void run() {
    try {
      end(supervisor.run());
    } catch (CaseException e) {
      failed(e.getMessage());
    } catch (RuntimeException e) {
      failed("expected the run to come to an end, found " + e);
    }
  }

  private synchronized void end(Outcome outcome) {
    state =
        switch (outcome.status()) {
          case COMPLETE, COMPLETE_WITH_FAILURES -> State.DONE;
          case STOPPED -> state == State.PAUSING ? State.PAUSED : State.STOPPED;
          case FAILED -> State.FAILED;
        };
    ending = outcome.message();
    rate = new Rate();
    version++;
  }

  private synchronized void failed(String why) {
    state = State.FAILED;
    ending = why;
    version++;
  }

  @Override
  public synchronized void progress(Progress now) {
    progress = Optional.of(now);
    rate.add(now);
    version++;
  }

  @Override
  public synchronized void message(String line) {
    if (messages.size() == KEPT_MESSAGES) {
      messages.removeFirst();
    }
    messages.addLast(line);
    version++;
  }

  @Override
  public void unconfined(String why) {
    message(why + ": the worker is not confined");
  }
}
