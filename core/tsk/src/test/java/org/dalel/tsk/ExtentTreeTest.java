package org.dalel.tsk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Extent trees of many blocks, which libtsk 4.11.1 by itself refuses. */
class ExtentTreeTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1024, 84", "1024, 85", "1024, 337", "1024, 3000", "4096, 341", "4096, 1400"})
  void readsAFileOfManyExtents(int blockSize, int extents) throws IOException {
    Tools.require("mkfs.ext4", "debugfs");
    Path source = holes(blockSize, extents);
    Path path = new Samples(folder).image("extents.img", 64);
    Tools.succeed("mkfs.ext4", "-q", "-F", "-b", blockSize, path);
    Tools.succeed("debugfs", "-w", "-R", "write " + source + " big", path);
    try (TskImage image = TskImage.open(List.of(path), TskImageType.RAW, 0);
        TskFileSystem fs = image.openFileSystem(0, Optional.empty())) {
      TskEntry entry = Listing.named(fs, "/big");
      assertThat(entry.metadata().orElseThrow().attributesFailed()).isFalse();
      try (TskFile file = fs.open(entry.metaAddress())) {
        assertThat(Listing.content(file.content())).isEqualTo(Files.readAllBytes(source));
      }
    }
  }

  @Test
  void listsADirectoryOfManyExtents() throws IOException {
    Tools.require("mkfs.ext4", "debugfs");
    Path one = Files.writeString(folder.resolve("one"), "x".repeat(1024));
    StringBuilder commands = new StringBuilder("mkdir wide\n");
    int names = 1500;
    for (int i = 0; i < names; i++) {
      // a block of content between any two blocks of the directory
      commands.append("write ").append(one).append(" wide/");
      commands.append("n".repeat(200)).append(i).append('\n');
    }
    Path script = Files.writeString(folder.resolve("commands"), commands);
    Path path = new Samples(folder).image("directory.img", 32);
    Tools.succeed(
        "mkfs.ext4", "-q", "-F", "-b", 1024, "-N", 4096, "-O", "^dir_index,^has_journal", path);
    Tools.succeed("debugfs", "-w", "-f", script, path);
    assertThat(Tools.succeed("debugfs", "-R", "stat wide", path).text()).contains("(ETB0)");
    try (TskImage image = TskImage.open(List.of(path), TskImageType.RAW, 0);
        TskFileSystem fs = image.openFileSystem(0, Optional.empty())) {
      EnumerationOptions all = EnumerationOptions.defaults();
      assertThat(Listing.events(fs, all, new Cancellation())).isEmpty();
      assertThat(Listing.of(fs, all))
          .filteredOn(e -> e.directory().path().toString().equals("/wide"))
          .filteredOn(e -> e.name().toString().startsWith("nnn"))
          .hasSize(names)
          .allMatch(e -> e.metadata().orElseThrow().size() == 1024);
    }
  }

  /** A file of blocks with holes between them. */
  private Path holes(int blockSize, int extents) throws IOException {
    Path source = folder.resolve("source");
    byte[] block = new byte[blockSize];
    Random random = new Random(extents);
    try (RandomAccessFile out = new RandomAccessFile(source.toFile(), "rw")) {
      for (int i = 0; i < extents; i++) {
        random.nextBytes(block);
        out.seek(2L * i * blockSize);
        out.write(block);
      }
    }
    return source;
  }
}
