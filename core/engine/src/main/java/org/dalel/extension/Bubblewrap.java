package org.dalel.extension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Confines a process with bubblewrap ({@code bwrap}): it sees the machine's files read-only, has no
 * network, and writes into the folders that it is given, and nowhere else.
 */
public final class Bubblewrap {
  private static final long PATIENCE_SECONDS = 10;

  private final Path program;

  private Bubblewrap(Path program) {
    this.program = program;
  }

  /** Bubblewrap, or one sentence why there is none: not installed, or forbidden by the system. */
  public record Search(Optional<Bubblewrap> found, String otherwise) {}

  /** Looks for it in the path of programs, and tries whether the system lets it work. */
  public static Search find() {
    Optional<Path> program =
        Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
            .filter(folder -> folder.startsWith("/"))
            .map(folder -> Path.of(folder, "bwrap"))
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty()) {
      return new Search(Optional.empty(), "bubblewrap (bwrap) is not installed");
    }
    Bubblewrap bubblewrap = new Bubblewrap(program.get());
    return bubblewrap.works()
        ? new Search(Optional.of(bubblewrap), "")
        : new Search(
            Optional.empty(), program.get() + " is there, but this system does not let it confine");
  }

  /**
   * The beginning of a command line that runs the rest of it confined.
   *
   * @param writable existing folders
   */
  public List<String> prefix(List<Path> writable) {
    List<String> prefix =
        new ArrayList<>(
            List.of(program.toString(), "--ro-bind", "/", "/", "--dev-bind", "/dev", "/dev"));
    // shared memory is a folder that everybody may write to
    prefix.addAll(List.of("--tmpfs", "/dev/shm"));
    prefix.addAll(List.of("--unshare-net", "--unshare-ipc", "--die-with-parent"));
    for (Path folder : writable) {
      prefix.addAll(List.of("--bind", folder.toString(), folder.toString()));
    }
    prefix.add("--");
    return prefix;
  }

  private boolean works() {
    List<String> trial = new ArrayList<>(prefix(List.of()));
    trial.add("true");
    try {
      Process process =
          new ProcessBuilder(trial)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
