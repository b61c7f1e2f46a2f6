package org.dalel.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.dalel.casefile.CaseFolder;

/**
 * Runs the usual commands on an empty case, so that the JVM can put the classes they need into an
 * archive from which later starts are faster. The launcher script calls it once after a build.
 */
final class ArchiveTraining {
  private ArchiveTraining() {}

  /** Runs the commands; prints nothing. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("dalel-archive");
    try {
      String name = folder.resolve("case").toString();
      CaseFolder.createOrOpen(Path.of(name));
      PrintStream nowhere =
          new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
      Output output = new Output(new ByteArrayOutputStream(), nowhere, false, false, 100);
      Main.run(output, "--help");
      Main.run(output, "files", name, "--format", "csv");
      for (String command : List.of("info", "files", "failures")) {
        Main.run(output, command, name);
      }
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}
