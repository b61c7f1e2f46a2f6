package org.dalel.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FailureMessageTest {
  @Test
  void leavesOutWhatChangesWithEveryRun() {
    String temp = System.getProperty("java.io.tmpdir");
    assertThat(
            FailureMessage.of(
                new IOException(
                    "method 3 used in "
                        + temp
                        + "/apache-tika-1234567890123.tmp by Reader@1a2b3c4")))
        .isEqualTo("IOException: method 3 used in FILE by Reader");
  }
}
