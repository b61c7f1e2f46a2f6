package org.dalel.gui.jobs;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;
import org.dalel.ingest.ProcessRequest;
import org.dalel.ingest.RunSettings;

/** The jobs of all cases; one a case at a time. */
public final class Jobs implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 45_000;

  private final Map<Path, Job> jobs = new ConcurrentHashMap<>();

  /** The job of a case, running or ended. */
  public Optional<Job> of(CaseFolder folder) {
    return Optional.ofNullable(jobs.get(folder.root()));
  }

  /**
   * Starts a job.
   *
   * @throws CaseException when one runs already
   */
  public Job start(ProcessRequest request) {
    Path root = request.caseFolder().toAbsolutePath().normalize();
    return jobs.compute(
        root,
        (key, known) -> {
          if (known != null && known.isAlive()) {
            throw new CaseException(
                root + ": expected no run at the case, found one; wait for it or stop it");
          }
          return Job.start(request);
        });
  }

  /** The settings of a run of the case that did not come to its end, and is not running here. */
  public Optional<RunSettings> unfinished(CaseFolder folder) {
    boolean alive = of(folder).map(Job::isAlive).orElse(false);
    return alive ? Optional.empty() : RunSettings.ofUnfinishedRun(folder);
  }

  /** Brings what is begun to an end, to go on later. */
  public void pause(CaseFolder folder) {
    of(folder).ifPresent(job -> job.stop(true));
  }

  /** Brings what is begun to an end. */
  public void stop(CaseFolder folder) {
    of(folder).ifPresent(job -> job.stop(false));
  }

  /** Gives up what a thread is at. */
  public void skip(CaseFolder folder, int slot, String place, String examiner) {
    of(folder).filter(Job::isAlive).ifPresent(job -> job.skip(slot, place, examiner));
  }

  /** Stops all, as Ctrl-C would: the cases are whole, and each run can go on later. */
  @Override
  public void close() {
    jobs.values().forEach(job -> job.stop(false));
    try {
      for (Job job : jobs.values()) {
        job.join(PATIENCE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
