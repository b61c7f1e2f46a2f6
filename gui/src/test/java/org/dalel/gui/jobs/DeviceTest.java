package org.dalel.gui.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceTest {
  @TempDir private Path folder;

  @Test
  void tellsSizeAndModelAndLeavesOutWhatHoldsNothing() throws IOException {
    device("sdb", "1953525168\n", "Portable SSD T5 \n");
    device("sda", "2048\n", "");
    device("loop0", "0\n", "");
    device("odd", "a lot\n", "");
    Files.createDirectories(folder.resolve("block/gone"));

    assertThat(Device.in(folder.resolve("block"), folder.resolve("dev")))
        .containsExactly(
            new Device(folder.resolve("dev/sda"), 1 << 20, Optional.empty()),
            new Device(
                folder.resolve("dev/sdb"), 1_000_204_886_016L, Optional.of("Portable SSD T5")));
  }

  private void device(String name, String size, String model) throws IOException {
    Path told = Files.createDirectories(folder.resolve("block").resolve(name));
    Files.writeString(told.resolve("size"), size);
    if (!model.isEmpty()) {
      Files.writeString(Files.createDirectories(told.resolve("device")).resolve("model"), model);
    }
    Files.createFile(Files.createDirectories(folder.resolve("dev")).resolve(name));
  }
}
