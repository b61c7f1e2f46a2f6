package org.dalel.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.dalel.casefile.CaseFolder;

/**
 * A run in the calling process, without supervisor, watchdog and restarts: for measuring, for
 * tests, and for recording which classes a worker loads. Evidence that kills the process is not
 * survived.
 */
public final class InProcessRun {
  private InProcessRun() {}

  /**
   * Processes into a case.
   *
   * @throws IOException when evidence or case cannot be read or written
   */
  public static void run(ProcessRequest request) throws IOException, InterruptedException {
    CaseFolder folder = CaseFolder.createOrOpen(request.caseFolder());
    try {
      RunRecord run = RunRecord.begin(folder, request, "none: in one process");
      WorkerOrder order = WorkerOrder.of(request, run.id(), request.threads(), List.of());
      new WorkerRun(folder, order, new StopFlag(), WarmUp.begin()).run();
      Outcome outcome = new Outcome(Outcome.Status.COMPLETE, run.failures(folder), "done");
      run.end(folder, outcome);
    } catch (SQLException e) {
      throw new IOException(folder.root() + ": " + e.getMessage(), e);
    }
  }
}
