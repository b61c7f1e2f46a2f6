package org.dalel.ingest;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dalel.casefile.CaseFolder;

/**
 * A worker JVM as its supervisor sees it. It starts without an order and gets ready meanwhile;
 * closing kills what is left of it.
 */
final class WorkerProcess implements AutoCloseable {
  private static final DateTimeFormatter LOG_NAME =
      DateTimeFormatter.ofPattern("'worker-'yyyyMMdd'T'HHmmssSSS'Z.log'", Locale.ROOT);

  private static final long CONFINER_PATIENCE_MILLIS = 2_000;

  /** Options that a worker takes over from its supervisor. */
  private static final List<String> INHERITED =
      List.of(
          "-Ddalel.",
          "-XX:SharedArchiveFile=",
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:ArchiveRelocationMode=");

  private final Process process;
  private final OutputStream toWorker;
  private final Path log;
  private final boolean confined;

  /** The Java process itself; what was started may be the one that confines it. */
  private ProcessHandle java;

  private WorkerProcess(Process process, Path log, boolean confined) {
    this.process = process;
    this.toWorker = process.getOutputStream();
    this.log = log;
    this.confined = confined;
    this.java = process.toHandle();
  }

  /**
   * Starts a worker with the same Java and class path as this process.
   *
   * @param shortRun whether it will be done in minutes
   * @param confinement what its command line begins with to confine it; empty where that cannot be
   */
  static WorkerProcess boot(
      CaseFolder folder, Profile profile, boolean shortRun, int heapMib, List<String> confinement)
      throws IOException {
    Path log = folder.logs().resolve(LOG_NAME.format(OffsetDateTime.now(ZoneOffset.UTC)));
    ProcessBuilder builder =
        new ProcessBuilder(command(folder, heapMib, tuning(profile, shortRun), confinement));
    builder.environment().put("TZ", "UTC");
    builder.environment().put("LC_ALL", "C.UTF-8");
    // what SQLite sorts and cannot hold: confined, the worker can write nowhere else
    builder.environment().put("SQLITE_TMPDIR", folder.temp().toAbsolutePath().toString());
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new WorkerProcess(builder.start(), log, !confinement.isEmpty());
  }

  /** Where its standard error goes. */
  Path log() {
    return log;
  }

  @Override
  public void close() {
    kill();
  }

  /** Tells a worker what to do; once. */
  void give(WorkerOrder order) {
    try {
      order.write(new DataOutputStream(new BufferedOutputStream(toWorker)));
    } catch (IOException e) {
      // it ended before it read its order; its exit code and its log say why
      process.destroy();
    }
  }

  /** Waits; true when the worker has ended. */
  boolean ended(long millis) throws InterruptedException {
    findJava();
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  int exitCode() {
    return process.exitValue();
  }

  long pid() {
    return java.pid();
  }

  void askToStop() {
    try {
      toWorker.write('s');
      toWorker.flush();
    } catch (IOException e) {
      // it is ending already
      process.destroy();
    }
  }

  void kill() {
    findJava();
    // what confines it ends with it, and not before: then nothing of it is left
    java.destroyForcibly();
    if (java.pid() == process.pid()) {
      return;
    }
    try {
      if (!process.waitFor(CONFINER_PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** The confined process is a child of the one that was started, as soon as that got ready. */
  private void findJava() {
    if (confined && java.pid() == process.pid()) {
      java = process.children().findFirst().orElse(java);
    }
  }

  /**
   * Triage leaves little behind for long: a small young generation that stays the same spares it
   * the clearing and mapping of new pages. Its heavy loops are native, and so short runs and triage
   * do without the optimising compiler, which would cost more than it brings. Other runs compile
   * fewer methods with it than Java would by itself; what is hot for hours gets there all the same.
   */
  private static List<String> tuning(Profile profile, boolean shortRun) {
    if (profile == Profile.TRIAGE) {
      return List.of("-XX:TieredStopAtLevel=1", "-Xmn48m");
    }
    return shortRun && profile != Profile.DEEP // which goes over all bytes, however few
        ? List.of("-XX:TieredStopAtLevel=1")
        : List.of(
            "-XX:Tier4InvocationThreshold=100000",
            "-XX:Tier4MinInvocationThreshold=12000",
            "-XX:Tier4CompileThreshold=300000",
            "-XX:Tier4BackEdgeThreshold=800000");
  }

  /** What this JVM was started with; the Java way to ask takes a tenth of its start. */
  private static List<String> ownArguments() throws IOException {
    List<String> all = List.of(Files.readString(Path.of("/proc/self/cmdline")).split("\0"));
    int classPath = all.indexOf("-cp");
    return classPath < 0 ? all : all.subList(0, classPath);
  }

  private static List<String> command(
      CaseFolder folder, int heapMib, List<String> tuning, List<String> confinement)
      throws IOException {
    List<String> command = new ArrayList<>();
    Path setsid = Path.of("/usr/bin/setsid");
    if (Files.isExecutable(setsid)) {
      // out of the terminal's process group: Ctrl-C reaches the supervisor alone, which stops the
      // worker cleanly
      command.add(setsid.toString());
    }
    command.addAll(confinement);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMib + "m");
    command.add("-Xss2m");
    command.add("-XX:+UseParallelGC");
    command.addAll(tuning);
    command.add("-XX:MaxDirectMemorySize=256m");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:ErrorFile=" + folder.logs().resolve("hs_err_pid%p.log"));
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add("-XX:-UsePerfData");
    // a hot exception must not lose its message: failures would differ between runs
    command.add("-XX:-OmitStackTraceInFastThrow");
    command.add("-Xshare:auto");
    command.add("-Djava.awt.headless=true");
    command.add("-Dlog4j2.StatusLogger.level=OFF");
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Djava.io.tmpdir=" + folder.temp());
    command.add("-Djdk.nio.maxCachedBufferSize=1048576");
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    for (String argument : ownArguments()) {
      if (INHERITED.stream().anyMatch(argument::startsWith)) {
        command.add(argument);
      }
    }
    String more = System.getProperty("dalel.worker.options", "");
    command.addAll(Stream.of(more.split(" ")).filter(o -> !o.isEmpty()).toList());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("org.dalel.ingest.Worker");
    return command;
  }
}
