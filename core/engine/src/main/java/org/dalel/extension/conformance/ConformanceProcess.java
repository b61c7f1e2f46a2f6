package org.dalel.extension.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.extension.Bubblewrap;
import org.dalel.extension.Trees;

/**
 * Tries a plugin in a process of its own, confined where that is possible, and looks at what the
 * process left behind.
 */
public final class ConformanceProcess {
  private static final int OUT_OF_MEMORY = 3;
  private static final String HEAP = "768m";

  private final Path work;
  private final Bubblewrap.Search bubblewrap;

  private ConformanceProcess(Path work, Bubblewrap.Search bubblewrap) {
    this.work = work;
    this.bubblewrap = bubblewrap;
  }

  /**
   * What is to be checked.
   *
   * @param plugin a zip or a jar
   * @param samples files, and folders that play a file system
   * @param beside folders with plugins that it may depend on
   * @param limit time that one call may take
   */
  public record Request(Path plugin, List<Path> samples, List<Path> beside, Duration limit) {}

  /**
   * What came out.
   *
   * @param verdicts in the order of the checks
   * @param confinement how the process was confined, or why it was not
   */
  public record Report(List<Verdict> verdicts, String confinement) {
    public Report {
      verdicts = List.copyOf(verdicts);
    }

    /** Whether the plugin keeps all rules. */
    public boolean passed() {
      return verdicts.stream().allMatch(Verdict::passed);
    }
  }

  /**
   * @throws IOException if the plugin or a sample cannot be read, or no process be started
   */
  public static Report check(Request request) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("dalel-check").toRealPath();
    try {
      return new ConformanceProcess(work, Bubblewrap.find()).run(request);
    } finally {
      Trees.delete(work);
    }
  }

  private Report run(Request request) throws IOException, InterruptedException {
    Path trial = Files.createDirectory(work.resolve("plugin"));
    Files.copy(request.plugin(), trial.resolve(request.plugin().getFileName().toString()));
    for (String folder : List.of("cache", "home", "here", "temp")) {
      Files.createDirectory(work.resolve(folder));
    }
    Process process = start(request, trial);
    List<Verdict> verdicts = new ArrayList<>();
    String last = read(process, verdicts);
    end(process.waitFor(), last, request.limit()).ifPresent(verdicts::add);
    verdicts.addAll(leftBehind());
    if (verdicts.stream().noneMatch(verdict -> verdict.check().equals("network"))) {
      verdicts.add(Verdict.ok("network", "no socket was asked for"));
    }
    return new Report(
        verdicts,
        bubblewrap.found().isPresent()
            ? "confined by bubblewrap: no network, no writing but to a folder of its own"
            : bubblewrap.otherwise()
                + ": not confined; sockets were refused, and files looked for in the home, working "
                + "and temporary folders only");
  }

  private Process start(Request request, Path trial) throws IOException {
    List<String> command = new ArrayList<>();
    bubblewrap.found().ifPresent(b -> command.addAll(b.prefix(List.of(work))));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + HEAP, "-Xss2m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-Xshare:auto"));
    command.addAll(List.of("-XX:-OmitStackTraceInFastThrow", "-XX:-CreateCoredumpOnCrash"));
    command.add("-XX:ErrorFile=" + work.resolve("crash.log"));
    command.addAll(List.of("-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"));
    command.add("-Djava.io.tmpdir=" + work.resolve("temp"));
    command.add("-Duser.home=" + work.resolve("home"));
    command.add("-Djava.nio.channels.spi.SelectorProvider=" + NetworkWatch.class.getName());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ConformanceMain.class.getName());
    command.addAll(List.of(trial.toString(), work.resolve("cache").toString()));
    command.add(Long.toString(request.limit().toSeconds()));
    command.add(Integer.toString(request.beside().size()));
    Stream.concat(request.beside().stream(), request.samples().stream())
        .forEach(path -> command.add(path.toAbsolutePath().toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(work.resolve("here").toFile());
    builder.environment().put("HOME", work.resolve("home").toString());
    builder.environment().put("TMPDIR", work.resolve("temp").toString());
    builder.environment().put("TZ", "UTC");
    builder.redirectError(work.resolve("stderr").toFile());
    return builder.start();
  }

  /** Collects verdicts; returns the call that was begun last, or that all were made. */
  private static String read(Process process, List<Verdict> verdicts) throws IOException {
    String last = "it was loaded";
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals(ConformanceMain.DONE)) {
          last = line;
        }
        if (line.startsWith(Watchdog.IN_FLIGHT)) {
          last = line.substring(Watchdog.IN_FLIGHT.length());
        }
        String call = last;
        Verdict.read(line)
            .map(
                v ->
                    v.check().equals("network")
                        ? Verdict.failed("network", call + ": " + v.detail())
                        : v)
            .filter(v -> !v.check().equals("network") || !has(verdicts, "network"))
            .ifPresent(verdicts::add);
      }
    }
    return last;
  }

  private static boolean has(List<Verdict> verdicts, String check) {
    return verdicts.stream().anyMatch(verdict -> verdict.check().equals(check));
  }

  private Optional<Verdict> end(int code, String last, Duration limit) throws IOException {
    if (code == 0 && last.equals(ConformanceMain.DONE)) {
      return Optional.empty();
    }
    if (code == Watchdog.HUNG) {
      return Optional.of(
          Verdict.failed(
              "time",
              last
                  + ": expected an end within "
                  + limit.toSeconds()
                  + " s, found none; the remaining checks were not made"));
    }
    String why = code == OUT_OF_MEMORY ? " (out of its " + HEAP + " of memory?)" : "";
    return Optional.of(
        Verdict.failed(
            "process",
            last
                + ": expected the process to go on, found that it ended with code "
                + code
                + why
                + lastWords()));
  }

  private String lastWords() throws IOException {
    List<String> lines = Files.readAllLines(work.resolve("stderr"));
    return lines.isEmpty() ? "" : ": " + lines.get(0);
  }

  private List<Verdict> leftBehind() throws IOException {
    List<Verdict> verdicts = new ArrayList<>();
    for (String folder : List.of("home", "here", "temp")) {
      try (Stream<Path> files = Files.list(work.resolve(folder))) {
        files
            .map(file -> work.relativize(file))
            .sorted()
            .map(file -> Verdict.failed("writes", "expected nothing left behind, found " + file))
            .forEach(verdicts::add);
      }
    }
    return verdicts.isEmpty() ? List.of(Verdict.ok("writes", "nothing was left behind")) : verdicts;
  }
}
