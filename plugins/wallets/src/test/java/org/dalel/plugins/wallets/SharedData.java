package org.dalel.plugins.wallets;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;

/** Evidence files with known truth that are kept beside the sources, when they are there. */
public final class SharedData {

  private SharedData() {}

  /** A file or folder of them; the test is skipped when it is not there. */
  public static Path at(String relative) {
    Optional<Path> found = org.dalel.testdata.DataFolder.find(relative);
    assumeTrue(found.isPresent(), () -> "no shared data: " + relative);
    return found.orElseThrow();
  }
}
