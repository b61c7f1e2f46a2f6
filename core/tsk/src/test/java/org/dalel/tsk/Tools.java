package org.dalel.tsk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs of the system that make images and that tell the truth about them. */
final class Tools {
  private static final List<String> FOLDERS = List.of("/usr/bin", "/usr/sbin", "/bin", "/sbin");

  private Tools() {}

  /** What a program did. */
  record Result(int status, byte[] output, String errors) {
    String text() {
      return new String(output, StandardCharsets.ISO_8859_1);
    }

    List<String> lines() {
      return text().lines().toList();
    }
  }

  static void require(String... programs) {
    for (String program : programs) {
      Assumptions.assumeTrue(
          FOLDERS.stream().anyMatch(f -> Files.isExecutable(Path.of(f, program))),
          program + " is not installed");
    }
  }

  /** Runs a program and returns its output whatever its status. */
  static Result run(Object... command) {
    List<String> words = Stream.of(command).map(Object::toString).toList();
    try {
      Path out = Files.createTempFile("dalel-tool", ".out");
      Path err = Files.createTempFile("dalel-tool", ".err");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("TZ", "UTC");
        builder
            .environment()
            .merge("PATH", ":/usr/sbin:/sbin", (a, b) -> a.contains("/usr/sbin") ? a : a + b);
        builder.environment().put("MTOOLS_SKIP_CHECK", "1");
        Process process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new IllegalStateException(words + ": no end after 120 s");
        }
        return new Result(
            process.exitValue(),
            Files.readAllBytes(out),
            Files.readString(err, StandardCharsets.ISO_8859_1));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Runs a program that must succeed. */
  static Result succeed(Object... command) {
    Result result = run(command);
    if (result.status() != 0) {
      throw new IllegalStateException(
          List.of(command) + " ended with " + result.status() + ": " + result.errors());
    }
    return result;
  }
}
