package org.dalel.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.ingest.InProcessRun;
import org.dalel.ingest.ProcessRequest;
import org.dalel.ingest.Profile;

/**
 * Processes a small sample and runs the usual commands on its case, so that the JVM can put the
 * classes they need into an archive from which later starts are faster. The launcher script calls
 * it once after a build.
 */
final class ArchiveTraining {
  private ArchiveTraining() {}

  /** Processes the image that is named, runs the commands on its case; prints nothing. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("dalel-archive");
    try {
      String name = folder.resolve("case").toString();
      processSample(Path.of(arguments[0]), Path.of(name));
      PrintStream nowhere =
          new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
      Output output = new Output(new ByteArrayOutputStream(), nowhere, false, false, 100);
      Main.run(output, "--help");
      // its worker is another process: here for the classes of the supervisor
      Main.run(output, "process", arguments[0], "--case", name + "-2", "--profile", "triage");
      Main.run(output, "files", name, "--format", "csv");
      for (String command : List.of("info", "files", "failures")) {
        Main.run(output, command, name);
      }
    } finally {
      delete(folder);
    }
  }

  /** What a worker does, in both profiles. */
  private static void processSample(Path image, Path caseFolder) throws IOException {
    for (Profile profile : List.of(Profile.TRIAGE, Profile.STANDARD)) {
      try {
        InProcessRun.run(request(caseFolder, image, profile));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static ProcessRequest request(Path caseFolder, Path image, Profile profile) {
    return new ProcessRequest(
        caseFolder,
        List.of(image),
        profile,
        2,
        List.of(),
        List.of(),
        true,
        10_000_000,
        Duration.ofMinutes(5),
        "archive",
        Optional.empty(),
        List.of(),
        caseFolder.resolveSibling("plugin-cache"),
        List.of(),
        false);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}
