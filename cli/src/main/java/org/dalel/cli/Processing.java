package org.dalel.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.JsonText;
import org.dalel.ingest.Outcome;
import org.dalel.ingest.ProcessRequest;
import org.dalel.ingest.Supervisor;

/** Carries out a run: shows how it goes, stops it on Ctrl-C. */
final class Processing {
  private static final int PATIENCE_SECONDS = 45;

  private final Output output;
  private final boolean json;

  Processing(Output output, boolean json) {
    this.output = output;
    this.json = json;
  }

  int run(ProcessRequest request) throws IOException {
    Custody custody = new Custody(output, new CaseFolder(request.caseFolder()));
    ProgressDisplay display = new ProgressDisplay(output);
    Supervisor supervisor = new Supervisor(request, display);
    CountDownLatch finished = new CountDownLatch(1);
    Thread onInterrupt = new Thread(() -> stop(supervisor, display, finished), "stop");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    try {
      Outcome outcome = supervisor.run();
      display.erase();
      report(outcome, request, custody);
      return exitCode(outcome);
    } finally {
      output.flush();
      finished.countDown();
    }
  }

  /** Runs while the process is ending: on Ctrl-C, or harmlessly after the work is done. */
  private static void stop(
      Supervisor supervisor, ProgressDisplay display, CountDownLatch finished) {
    if (finished.getCount() == 0) {
      return;
    }
    display.message("stopping: what is begun is brought to an end ...");
    supervisor.stop();
    try {
      if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        display.message("the worker did not stop in time; the case is consistent all the same");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void report(Outcome outcome, ProcessRequest request, Custody custody) throws IOException {
    String name = request.caseFolder().toString();
    if (json) {
      Map<String, Object> object = ended(outcome);
      object.put("case", request.caseFolder().toAbsolutePath().toString());
      object.put("custody", custody.chain().head().toString());
      JsonText.write(output.results(), object);
      output.results().append('\n');
    } else {
      output.line(outcome.message());
      switch (outcome.status()) {
        case COMPLETE -> output.line("Next: dalel info " + name);
        case COMPLETE_WITH_FAILURES ->
            output.line("Next: dalel info " + name + ", dalel failures " + name);
        case STOPPED -> output.line("To go on: the same command, or dalel process --case " + name);
        case FAILED -> output.line("What was committed is in the case: dalel info " + name);
      }
    }
    custody.printHead();
  }

  private static int exitCode(Outcome outcome) {
    return switch (outcome.status()) {
      case COMPLETE -> ExitCode.OK;
      case COMPLETE_WITH_FAILURES -> ExitCode.FAILURES;
      case STOPPED -> ExitCode.STOPPED;
      case FAILED -> ExitCode.CASE;
    };
  }

  private static Map<String, Object> ended(Outcome outcome) {
    Map<String, Object> ended = new LinkedHashMap<>();
    ended.put("status", outcome.status().name().toLowerCase(java.util.Locale.ROOT));
    ended.put("failures", outcome.failures());
    ended.put("message", outcome.message());
    return ended;
  }
}
