package org.dalel.plugins.telephony;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Optional;
import org.dalel.testdata.DataFolder;

/** Evidence files with known truth that are kept beside the sources, when they are there. */
public final class SharedData {
  private SharedData() {}

  /** The bytes of one of them, unpacked; the test is skipped when it is not there. */
  public static byte[] bytes(String relative) throws IOException {
    Optional<byte[]> found = DataFolder.read(relative);
    assumeTrue(found.isPresent(), () -> "no shared data: " + relative);
    return found.orElseThrow();
  }
}
