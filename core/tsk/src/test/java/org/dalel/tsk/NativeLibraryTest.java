package org.dalel.tsk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loading, which happens once a process: so it is a process of its own. */
class NativeLibraryTest {
  @TempDir private Path folder;

  @Test
  void leavesNothingBehindEvenWhenTheProcessIsKilled() throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Djava.io.tmpdir=" + folder,
                    "-cp",
                    System.getProperty("java.class.path"),
                    Probe.class.getName()))
            .inheritIO()
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(Probe.LOADED);
    assertThat(folder).isEmptyDirectory();
  }

  /** Loads the library and dies without any goodbye. */
  static final class Probe {
    static final int LOADED = 42;

    private Probe() {}

    public static void main(String[] arguments) throws TskException {
      Runtime.getRuntime().halt(Tsk.version().isEmpty() ? 1 : LOADED);
    }
  }
}
