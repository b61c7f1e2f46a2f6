package org.dalel.testdata.tool;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs a program of the system, found in PATH or the administrator's folders. */
public final class Tool {

  private final String program;
  private final Map<String, String> environment = new TreeMap<>();
  private Path folder = Path.of(".");
  private byte[] input = {};

  /** The program by name. */
  public Tool(String program) {
    this.program = program;
  }

  /** Whether the program is installed. */
  public static boolean exists(String program) {
    return find(program).isPresent();
  }

  private static Optional<Path> find(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    for (String each : (path + ":/usr/sbin:/sbin").split(File.pathSeparator)) {
      Path candidate = Path.of(each, program);
      if (candidate.toFile().canExecute()) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** The working folder. */
  public Tool in(Path path) {
    folder = path;
    return this;
  }

  /** Sets an environment variable. */
  public Tool with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Gives the program this standard input. */
  public Tool input(byte[] bytes) {
    input = bytes.clone();
    return this;
  }

  /**
   * Runs the program to its end.
   *
   * @return what it wrote to both outputs
   * @throws IOException with that text, when it is missing or its exit status is not 0
   */
  public String run(List<String> arguments) throws IOException {
    Path path = find(program).orElseThrow(() -> new IOException(program + ": not installed"));
    List<String> command = new ArrayList<>(List.of(path.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(folder.toFile()).environment().putAll(environment);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("TZ", "UTC");
    Process process = builder.start();
    try (var in = process.getOutputStream()) {
      in.write(input);
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException(
            String.join(" ", command)
                + ": expected exit status 0, found "
                + status
                + ": "
                + output);
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException(program + ": interrupted while it ran", e);
    }
    return output;
  }
}
