package org.dalel.evidence.image.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.EvidenceImages;
import org.dalel.evidence.image.ImageFormat;
import org.dalel.evidence.image.MissingSegmentException;
import org.dalel.evidence.image.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawImageTest {

  @TempDir Path folder;

  @Test
  void keepsATrailingPartialSector() throws IOException {
    byte[] media = Samples.media(100_001, 1);
    try (EvidenceImage image = EvidenceImages.open(Files.write(folder.resolve("disk.dd"), media))) {
      assertThat(image.format()).isEqualTo(ImageFormat.RAW);
      assertThat(image.size()).isEqualTo(100_001);
      assertThat(Samples.readAll(image)).isEqualTo(media);
      assertThat(image.read(100_001, ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "x.001, x.002, x.003",
    "x.000, x.001, x.002",
    "x.raw.001, x.raw.002, x.raw.003",
    "x.aa, x.ab, x.ac",
    "xaa, xab, xac",
    "X.DD.AA, X.DD.AB, X.DD.AC",
    "x.01, x.02, x.03",
  })
  void joinsPiecesWhicheverIsNamed(String first, String second, String third) throws IOException {
    byte[] media = Samples.media(2_500, 2);
    write(first, media, 0, 1000);
    write(second, media, 1000, 2000);
    write(third, media, 2000, 2500);
    for (String name : new String[] {first, second, third}) {
      try (EvidenceImage image = EvidenceImages.open(folder.resolve(name))) {
        assertThat(image.format()).isEqualTo(ImageFormat.SPLIT_RAW);
        assertThat(image.segments())
            .extracting(path -> path.getFileName().toString())
            .containsExactly(first, second, third);
        assertThat(Samples.readAll(image)).isEqualTo(media);
      }
    }
  }

  @Test
  void namesTheMissingPiece() throws IOException {
    byte[] media = Samples.media(3_000, 3);
    write("x.001", media, 0, 1000);
    write("x.003", media, 2000, 3000);
    assertThatThrownBy(() -> EvidenceImages.open(folder.resolve("x.001")))
        .isInstanceOf(MissingSegmentException.class)
        .hasMessageContaining("expected segment x.002 of the split image")
        .hasMessageContaining("found no such file");
    Files.delete(folder.resolve("x.001"));
    assertThatThrownBy(() -> EvidenceImages.open(folder.resolve("x.003")))
        .isInstanceOf(MissingSegmentException.class)
        .hasMessageContaining("x.001");
  }

  @Test
  void refusesAShortPieceInTheMiddle() throws IOException {
    byte[] media = Samples.media(3_000, 4);
    write("x.001", media, 0, 1000);
    write("x.002", media, 1000, 1500);
    write("x.003", media, 2000, 3000);
    assertThatThrownBy(() -> EvidenceImages.open(folder.resolve("x.001")))
        .hasMessageContaining(
            "x.002: expected a segment of 1000 bytes as the first one, found 500");
  }

  @ParameterizedTest
  @CsvSource({"data, dats", "backup.2023, backup.2024", "disk.gz, disk.dd", "x.001, y.002"})
  void takesLikenessOfNamesForNothing(String name, String other) throws IOException {
    byte[] media = Samples.media(700, 5);
    write(name, media, 0, 700);
    write(other, media, 0, 700);
    try (EvidenceImage image = EvidenceImages.open(folder.resolve(name))) {
      assertThat(image.format()).isEqualTo(ImageFormat.RAW);
      assertThat(image.size()).isEqualTo(700);
    }
  }

  @Test
  void anInterruptHarmsNeitherTheReaderNorTheOthers() throws Exception {
    byte[] media = Samples.media(1_000_000, 6);
    try (EvidenceImage image = EvidenceImages.open(Files.write(folder.resolve("disk"), media))) {
      AtomicBoolean stop = new AtomicBoolean();
      AtomicBoolean equal = new AtomicBoolean(true);
      Thread reader =
          new Thread(
              () -> {
                while (!stop.get()) {
                  try {
                    equal.compareAndSet(true, Arrays.equals(Samples.readAll(image), media));
                  } catch (IOException | AssertionError e) {
                    equal.set(false);
                  }
                }
              });
      reader.start();
      for (int i = 0; i < 300; i++) {
        reader.interrupt();
        assertThat(Samples.readAll(image)).isEqualTo(media);
      }
      stop.set(true);
      reader.join();
      assertThat(equal).isTrue();
    }
  }

  @Test
  void saysSoWhenTheFileBecomesShorter() throws IOException {
    Path path = Files.write(folder.resolve("disk"), Samples.media(10_000, 7));
    try (EvidenceImage image = EvidenceImages.open(path)) {
      Files.write(path, new byte[100]);
      assertThatThrownBy(() -> image.read(0, ByteBuffer.allocate(10_000)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("expected 10000 bytes at 0x0, found 100");
    }
  }

  private void write(String name, byte[] media, int from, int to) throws IOException {
    Files.write(folder.resolve(name), Arrays.copyOfRange(media, from, to));
  }
}
