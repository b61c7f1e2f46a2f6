package org.dalel.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Kills workers and supervisors at seeded moments, counted in commits of the case; what the killed
 * processes had committed counts on.
 */
final class Killing {
  private static final double FIRST = 0.05;
  private static final double LAST = 0.95;

  private Killing() {}

  /** Sorted moments between 5 % and 95 % of the commits of an undisturbed run. */
  static List<Long> moments(long seed, int kills, long commits) {
    Random random = new Random(seed);
    return IntStream.range(0, kills)
        .mapToObj(i -> (long) (commits * (FIRST + (LAST - FIRST) * random.nextDouble())))
        .sorted()
        .toList();
  }

  /** Counts the commits of a run, all its workers together; kills a worker when one is due. */
  static final class OfWorkers implements ProgressListener {
    private final Deque<Long> due;
    private final List<Long> killed = new ArrayList<>();
    private long earlier;
    private long latest;

    OfWorkers(List<Long> moments) {
      this.due = new ArrayDeque<>(moments);
    }

    @Override
    public void progress(Progress progress) {
      if (progress.commits() < latest) {
        earlier += latest;
      }
      latest = progress.commits();
      if (!due.isEmpty() && earlier + latest >= due.peek() && killWorker()) {
        killed.add(due.poll());
      }
    }

    @Override
    public void message(String line) {}

    int kills() {
      return killed.size();
    }

    long commits() {
      return earlier + latest;
    }
  }

  /** Kills the worker of this process' supervisor, as kill -9 does; false when there is none. */
  static boolean killWorker() {
    return ProcessHandle.current()
        .descendants() // what confines the worker stands between
        .filter(p -> p.info().command().map(c -> c.endsWith("/java")).orElse(false))
        .map(ProcessHandle::destroyForcibly)
        .reduce(false, Boolean::logicalOr);
  }

  /**
   * Runs a supervisor in a process of its own and kills it when the worker has made that many
   * commits; false when it ended before.
   */
  static boolean killSupervisor(Path caseFolder, int threads, Path image, long commits)
      throws IOException, InterruptedException {
    Path journal = caseFolder.resolve("in-flight.journal");
    Files.deleteIfExists(journal);
    Path scratch = Files.createDirectories(scratchOfSupervisor(caseFolder));
    Process supervisor =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-Djava.io.tmpdir=" + scratch,
                "-cp",
                System.getProperty("java.class.path"),
                SupervisorMain.class.getName(),
                caseFolder.toString(),
                Integer.toString(threads),
                image.toString())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(
                    caseFolder.resolveSibling(caseFolder.getFileName() + ".log").toFile()))
            .start();
    while (!supervisor.waitFor(5, TimeUnit.MILLISECONDS)) {
      if (commitsIn(journal) >= commits) {
        supervisor.destroyForcibly().waitFor();
        return true;
      }
    }
    return false;
  }

  /** The temporary folder of the supervisors that are killed here. */
  static Path scratchOfSupervisor(Path caseFolder) {
    return caseFolder.resolveSibling(caseFolder.getFileName() + ".scratch");
  }

  /** Commits of the worker that lives or died last; 0 while there is none. */
  static long commitsIn(Path journal) {
    if (!Files.exists(journal)) {
      return 0;
    }
    try {
      return InFlightJournal.read(journal).get(InFlightJournal.Counter.COMMITS);
    } catch (IOException e) {
      return 0; // replaced between the two looks
    }
  }
}
