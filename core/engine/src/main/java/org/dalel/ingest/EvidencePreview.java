package org.dalel.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dalel.extension.Bubblewrap;
import org.dalel.extension.Trees;

/**
 * Says what a path holds before it is added to a case: format, volumes, file systems, encryption.
 * Evidence is hostile, so it is looked at in a process of its own, confined where that is possible,
 * which is killed when it takes too long.
 */
public final class EvidencePreview {
  private static final int MOST_ANSWER = 1 << 20;
  private static final int LOG_TAIL = 400;

  private EvidencePreview() {}

  /**
   * Looks at a path.
   *
   * @param limit how long it may take
   * @return a JSON object as {@link EvidencePreviewMain} writes it
   * @throws IOException when it cannot be read, with the reason
   */
  public static String of(Path path, Duration limit) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("dalel-preview").toRealPath();
    try {
      return run(path.toAbsolutePath(), limit, work);
    } finally {
      Trees.delete(work);
    }
  }

  private static String run(Path path, Duration limit, Path work)
      throws IOException, InterruptedException {
    Path log = work.resolve("stderr");
    Path answer = work.resolve("answer");
    ProcessBuilder builder = new ProcessBuilder(command(path, work));
    builder.environment().put("TZ", "UTC");
    builder.redirectError(log.toFile());
    builder.redirectOutput(answer.toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      throw new IOException(
          path
              + ": expected to know what it holds within "
              + limit.toSeconds()
              + " s, found no end");
    }
    if (process.exitValue() != 0) {
      throw new IOException(path + ": cannot be looked at: " + tail(log));
    }
    try (InputStream in = Files.newInputStream(answer)) {
      return new String(in.readNBytes(MOST_ANSWER), StandardCharsets.UTF_8);
    }
  }

  private static List<String> command(Path path, Path work) {
    List<String> command = new ArrayList<>();
    Bubblewrap.find().found().ifPresent(b -> command.addAll(b.prefix(List.of(work))));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-XX:-UsePerfData", "-XX:-CreateCoredumpOnCrash", "-Xshare:auto"));
    command.add("-XX:ErrorFile=" + work.resolve("crash.log"));
    command.addAll(List.of("-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"));
    command.add("-Djava.io.tmpdir=" + work);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(EvidencePreviewMain.class.getName(), path.toString()));
    return command;
  }

  private static String tail(Path log) throws IOException {
    String text = Files.readString(log, StandardCharsets.UTF_8).strip();
    return text.isEmpty()
        ? "the process that looked at it crashed"
        : text.substring(Math.max(0, text.length() - LOG_TAIL));
  }
}
