package org.dalel.evidence.image.qcow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dalel.evidence.image.BadRange;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.EvidenceImages;
import org.dalel.evidence.image.ImageFormat;
import org.dalel.evidence.image.Mutants;
import org.dalel.evidence.image.Samples;
import org.dalel.evidence.image.UnsupportedImageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** QCOW2 images give the guest's disk, byte for byte, or say why not. */
class QcowImageTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void readsPlainDeflatedAndEmptyClusters(int version) throws IOException {
    byte[] media = Samples.media(3_000_123, version);
    Path path = new QcowSample(media, version).write(folder.resolve("disk"));
    try (EvidenceImage image = EvidenceImages.open(path)) {
      assertThat(image.format()).isEqualTo(version == 2 ? ImageFormat.QCOW2 : ImageFormat.QCOW3);
      assertThat(image.size()).isEqualTo(media.length);
      assertThat(Samples.readAll(image)).isEqualTo(media);
      assertThat(image.badRanges()).isEmpty();
      assertThat(image.read(media.length, ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  @Test
  void manyThreadsReadTheSameBytes() throws IOException {
    byte[] media = Samples.media(2_000_000, 5);
    Path path = new QcowSample(media, 3).write(folder.resolve("disk"));
    try (EvidenceImage image = EvidenceImages.open(path)) {
      IntStream.range(0, 400)
          .parallel()
          .forEach(
              i -> {
                Random random = new Random(i);
                int at = random.nextInt(media.length);
                ByteBuffer buffer = ByteBuffer.allocate(random.nextInt(40_000));
                try {
                  int got = image.read(at, buffer);
                  assertThat(Arrays.copyOf(buffer.array(), got))
                      .isEqualTo(Arrays.copyOfRange(media, at, at + got));
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "compat=0.10, -c",
    "compat=1.1, -c",
    "cluster_size=512, -W",
    "'cluster_size=2M,compat=1.1', -c",
    "lazy_refcounts=on, -W",
  })
  void readsWhatQemuWrites(String options, String packing) throws IOException {
    Samples.needs("qemu-img");
    byte[] media = Samples.media(5 << 20, 11);
    Path raw = Files.write(folder.resolve("raw"), media);
    Path path = folder.resolve("disk.qcow2");
    Samples.run(
        folder,
        List.of(
            "qemu-img",
            "convert",
            "-f",
            "raw",
            "-O",
            "qcow2",
            packing,
            "-o",
            options,
            "" + raw,
            "" + path));
    try (EvidenceImage image = EvidenceImages.open(path)) {
      assertThat(Samples.readAll(image)).isEqualTo(media);
      assertThat(image.badRanges()).isEmpty();
    }
  }

  @Test
  void readsTheCurrentStateAndNamesTheSnapshots() throws IOException {
    Samples.needs("qemu-img");
    byte[] media = Samples.media(1 << 20, 3);
    Path raw = Files.write(folder.resolve("raw"), media);
    Path path = folder.resolve("disk");
    Samples.run(folder, "qemu-img", "convert", "-O", "qcow2", "" + raw, "" + path);
    Samples.run(folder, "qemu-img", "snapshot", "-c", "before the visit", "" + path);
    Samples.run(folder, "qemu-img", "snapshot", "-c", "кейін", "" + path);
    try (EvidenceImage image = EvidenceImages.open(path)) {
      assertThat(Samples.readAll(image)).isEqualTo(media);
      assertThat(image.acquisition().remarks())
          .containsExactly(
              "internal snapshot 1 `before the visit`: only the current state of the disk is read",
              "internal snapshot 2 `кейін`: only the current state of the disk is read");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'-b,raw.img,-F,raw', its backing file `raw.img`",
    "'-o,data_file=other.img', external data file",
    "'-o,extended_l2=on', subclusters",
    "'-o,compression_type=zstd', zstd",
  })
  void refusesByName(String options, String reason) throws IOException {
    Samples.needs("qemu-img");
    Files.write(folder.resolve("raw.img"), new byte[1 << 20]);
    List<String> command = new ArrayList<>(List.of("qemu-img", "create", "-f", "qcow2"));
    command.addAll(List.of(options.split(",")));
    command.addAll(List.of("disk.qcow2", "1M"));
    Samples.run(folder, command);
    Path path = folder.resolve("disk.qcow2");
    assertThatThrownBy(() -> EvidenceImages.open(path))
        .isInstanceOf(UnsupportedImageException.class)
        .hasMessageStartingWith(path + ": QEMU copy-on-write disk, version 3")
        .hasMessageContaining(reason)
        .hasMessageContaining("qemu-img convert");
  }

  @ParameterizedTest
  @CsvSource({"1, AES", "2, LUKS"})
  void refusesEncryptedOnes(int method, String name) throws IOException {
    QcowSample sample = new QcowSample(new byte[10_000], 3);
    sample.bytes().putInt(32, method);
    Path path = sample.write(folder.resolve("disk"));
    assertThatThrownBy(() -> EvidenceImages.open(path))
        .isInstanceOf(UnsupportedImageException.class)
        .hasMessageContaining("it is encrypted (" + name + ")");
  }

  @Test
  void aClusterOutsideTheFileIsABadRange() throws IOException {
    byte[] media = Samples.media(500_000, 9);
    QcowSample sample = new QcowSample(media, 3);
    sample.bytes().putLong(3 * QcowSample.CLUSTER - 8 - 500 * 8, 0);
    sample.bytes().putLong(2 * QcowSample.CLUSTER + 3 * 8, 1L << 40);
    Path path = sample.write(folder.resolve("disk"));
    Arrays.fill(media, 3 * QcowSample.CLUSTER, 4 * QcowSample.CLUSTER, (byte) 0);
    Arrays.fill(media, 11 * QcowSample.CLUSTER, 12 * QcowSample.CLUSTER, (byte) 0);
    try (EvidenceImage image = EvidenceImages.open(path)) {
      assertThat(Samples.readAll(image)).isEqualTo(media);
      assertThat(image.badRanges())
          .singleElement()
          .returns(3L * QcowSample.CLUSTER, BadRange::start)
          .returns((long) QcowSample.CLUSTER, BadRange::length);
      assertThat(image.badRanges().get(0).reason()).contains("cluster 3").contains("0x10000000000");
    }
  }

  @Test
  void mutantsAreReadOrRefused() throws IOException {
    byte[] media = Samples.media(300_000, 4);
    Path path = new QcowSample(media, 3).write(folder.resolve("disk"));
    Mutants.Tally tally = Mutants.read(Files.readAllBytes(path), 500, 10_000, folder);
    assertThat(tally.opened()).isGreaterThan(100);
    assertThat(tally.damaged()).isGreaterThan(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ext2.qcow2", "windows_volume.qcow2"})
  void readsRealImagesAsQemuDoes(String name) throws IOException {
    Samples.needs("qemu-img");
    Path path = Samples.unpack("containers/qcow/dfvfs/" + name, folder);
    Path raw = folder.resolve("raw");
    Samples.run(folder, "qemu-img", "convert", "-O", "raw", "" + path, "" + raw);
    try (EvidenceImage image = EvidenceImages.open(path)) {
      assertThat(Samples.md5(image)).isEqualTo(Samples.md5(Files.readAllBytes(raw)));
      assertThat(image.badRanges()).isEmpty();
    }
  }

  @Test
  void aBackingFileIsNamedAlsoWhenItsNameIsDamaged() throws IOException {
    QcowSample sample = new QcowSample(new byte[10_000], 2);
    byte[] name = "base.img".getBytes(StandardCharsets.UTF_8);
    sample.bytes().putLong(8, 1L << 50).putInt(16, name.length);
    Path path = sample.write(folder.resolve("disk"));
    assertThatThrownBy(() -> EvidenceImages.open(path))
        .isInstanceOf(UnsupportedImageException.class)
        .hasMessageContaining("its backing file ``");
  }
}
