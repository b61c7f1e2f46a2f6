package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLengthTest {
  @TempDir private Path folder;

  @Test
  void takesSmallFilesForAShortRun() throws IOException {
    assertThat(RunLength.isShort(List.of(file("a.dd", 1000), file("b.dd", 2000)))).isTrue();
  }

  @Test
  void countsTheOtherSegmentsOfAnImage() throws IOException {
    Path first = file("disk.001", RunLength.SHORT_BYTES / 2);
    assertThat(RunLength.isShort(List.of(first))).isTrue();
    file("disk.002", RunLength.SHORT_BYTES / 2);
    assertThat(RunLength.isShort(List.of(first))).isFalse();
  }

  @Test
  void doesNotCountOtherImagesOfTheSameName() throws IOException {
    file("disk.ext4", RunLength.SHORT_BYTES);
    assertThat(RunLength.isShort(List.of(file("disk.dd", 1000)))).isTrue();
  }

  @Test
  void takesWhatHasNoKnownSizeForALongRun() {
    assertThat(RunLength.isShort(List.of(folder))).isFalse();
    assertThat(RunLength.isShort(List.of(folder.resolve("missing.dd")))).isFalse();
    assertThat(RunLength.isShort(List.of())).isFalse();
  }

  /** A file of holes. */
  private Path file(String name, long size) throws IOException {
    Path path = folder.resolve(name);
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(size);
    }
    return path;
  }
}
