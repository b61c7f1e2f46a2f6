package org.dalel.tsk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The enumeration against {@code fls -r -m /}, line by line. */
class ListingTest {
  @TempDir Path folder;

  @Test
  void listsExt4AsFlsDoes() throws IOException {
    same(new Samples(folder).ext4(150));
  }

  @Test
  void listsExt2WithIndirectBlocksAsFlsDoes() throws IOException {
    same(new Samples(folder).ext4(150, "-O", "^extent,^64bit,^has_journal"));
  }

  @Test
  void listsNtfsWithStreamsAsFlsDoes() throws IOException {
    same(new Samples(folder).ntfs(30));
  }

  @Test
  void listsFat12AsFlsDoes() throws IOException {
    same(new Samples(folder).fat(12, 8, 40));
  }

  @Test
  void listsFat16AsFlsDoes() throws IOException {
    same(new Samples(folder).fat(16, 32, 100));
  }

  @Test
  void listsFat32AsFlsDoes() throws IOException {
    same(new Samples(folder).fat(32, 64, 100));
  }

  @Test
  void listsAnIsoImageAsFlsDoes() throws IOException {
    same(new Samples(folder).iso());
  }

  static void same(Path path) throws IOException {
    List<String> expected =
        Tools.succeed("fls", "-r", "-m", "/", path).lines().stream().sorted().toList();
    try (TskImage image = TskImage.open(List.of(path), TskImageType.RAW, 0);
        TskFileSystem fs = image.openFileSystem(0, Optional.empty())) {
      assertThat(BodyFile.of(fs, EnumerationOptions.defaults())).isEqualTo(expected);
    }
  }
}
