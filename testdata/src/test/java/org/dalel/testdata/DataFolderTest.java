package org.dalel.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path folder;

  @Test
  void isAFolderOrNothing() {
    assertThat(DataFolder.root().stream()).allMatch(Files::isDirectory);
    assertThat(DataFolder.find("no such file")).isEmpty();
  }

  @Test
  void unpacksWhatIsPacked() throws IOException {
    Path plain = Files.write(folder.resolve("a"), new byte[] {1, 2});
    Path packed = folder.resolve("a.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(new byte[] {1, 2});
    }
    assertThat(DataFolder.bytes(packed)).isEqualTo(DataFolder.bytes(plain)).containsExactly(1, 2);
  }
}
