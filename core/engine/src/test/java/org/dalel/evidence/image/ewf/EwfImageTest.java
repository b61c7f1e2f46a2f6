package org.dalel.evidence.image.ewf;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dalel.evidence.image.AcquisitionInfo.SectorRange;
import org.dalel.evidence.image.BadRange;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.EvidenceImages;
import org.dalel.evidence.image.ImageFormat;
import org.dalel.evidence.image.MissingSegmentException;
import org.dalel.evidence.image.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EwfImageTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "64, 16, 48, true, true, true",
    "64, 16, 48, false, true, false",
    "8, 3, 7, true, false, true",
    "1024, 16, 48, true, true, true",
    "1, 100, 100, true, true, false",
  })
  void readsWhatWasWritten(
      int sectors, int inTable, int inSegment, boolean packed, boolean copy, boolean base)
      throws IOException {
    EwfSample sample = new EwfSample(1_234_944, sectors, 1);
    sample.chunksInTable = inTable;
    sample.chunksInSegment = inSegment;
    sample.compressed = packed;
    sample.secondTable = copy;
    sample.base = base;
    try (EvidenceImage image = EvidenceImages.open(sample.write(folder, "disk"))) {
      assertThat(image.format()).isEqualTo(ImageFormat.EWF);
      assertThat(Samples.readAll(image)).isEqualTo(sample.media);
      assertThat(image.badRanges()).isEmpty();
      assertThat(image.acquisition().remarks()).isEmpty();
      assertThat(image.acquisition().digests()).containsEntry("MD5", Samples.md5(sample.media));
      assertThat(image.segments()).hasSize(sample.segments.size());
    }
  }

  @Test
  void countsSegmentsPastNinetyNineWithLetters() throws IOException {
    EwfSample sample = new EwfSample(130 * EwfSample.SECTOR, 1, 2);
    sample.chunksInSegment = 1;
    Path first = sample.write(folder, "many");
    assertThat(folder.resolve("many.EBE")).exists();
    try (EvidenceImage image = EvidenceImages.open(first)) {
      assertThat(Samples.readAll(image)).isEqualTo(sample.media);
      assertThat(image.segments()).hasSize(130);
    }
    try (EvidenceImage image = EvidenceImages.open(folder.resolve("many.EAB"))) {
      assertThat(Samples.readAll(image)).isEqualTo(sample.media);
    }
  }

  @Test
  void namesTheMissingSegment() throws IOException {
    EwfSample sample = new EwfSample(1_000_448, 8, 3);
    Path first = sample.write(folder, "disk");
    Files.delete(folder.resolve("disk.E03"));
    assertThatThrownBy(() -> EvidenceImages.open(first))
        .isInstanceOf(MissingSegmentException.class)
        .hasMessageContaining("expected segment 3 of the image in disk.E03, found no such file");
  }

  @Test
  void refusesASegmentOfAnotherNumber() throws IOException {
    EwfSample sample = new EwfSample(1_000_448, 8, 3);
    Path first = sample.write(folder, "disk");
    Files.delete(folder.resolve("disk.E02"));
    Files.move(folder.resolve("disk.E03"), folder.resolve("disk.E02"));
    assertThatThrownBy(() -> EvidenceImages.open(first))
        .hasMessageContaining("expected segment number 2 at 0x9, found 3");
  }

  @Test
  void readsAnywhereAndStopsAtTheEnd() throws IOException {
    EwfSample sample = new EwfSample(300_032, 8, 4);
    Random random = new Random(5);
    try (EvidenceImage image = EvidenceImages.open(sample.write(folder, "disk"))) {
      for (int i = 0; i < 500; i++) {
        int position = random.nextInt(sample.media.length);
        ByteBuffer target = ByteBuffer.allocate(random.nextInt(20_000) + 1);
        int count = image.read(position, target);
        assertThat(count).isEqualTo(Math.min(target.capacity(), sample.media.length - position));
        assertThat(Arrays.copyOf(target.array(), count))
            .isEqualTo(Arrays.copyOfRange(sample.media, position, position + count));
      }
      assertThat(image.read(sample.media.length, ByteBuffer.allocate(1))).isEqualTo(-1);
      assertThat(image.read(10, ByteBuffer.allocate(0))).isZero();
    }
  }

  @Test
  void isReadByManyThreadsAtOnce() throws Exception {
    EwfSample sample = new EwfSample(3_000_320, 16, 6);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (EvidenceImage image = EvidenceImages.open(sample.write(folder, "disk"))) {
      List<Future<byte[]>> all = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        all.add(threads.submit(() -> Samples.readAll(image)));
      }
      for (Future<byte[]> one : all) {
        assertThat(one.get()).isEqualTo(sample.media);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void takesTheCopyOfADamagedTable() throws IOException {
    EwfSample sample = new EwfSample(1_000_448, 8, 7).build();
    int table = sample.section("1/table/2");
    sample.segments.get(0)[table + 76 + 24 + 9] ^= 0x55;
    try (EvidenceImage image = EvidenceImages.open(sample.write(folder, "disk"))) {
      assertThat(Samples.readAll(image)).isEqualTo(sample.media);
      assertThat(image.badRanges()).isEmpty();
      assertThat(image.acquisition().remarks())
          .singleElement()
          .asString()
          .contains("expected a table of chunk offsets with a valid checksum")
          .contains("its copy at 0x");
    }
  }

  @Test
  void findsChunksWhenBothTablesAreDamagedInDifferentPlaces() throws IOException {
    EwfSample sample = new EwfSample(1_000_448, 8, 8).build();
    byte[] segment = sample.segments.get(0);
    segment[sample.section("1/table/1") + 76 + 24 + 4 * 3] ^= 0x11;
    segment[sample.section("1/table2/1") + 76 + 24 + 4 * 9] ^= 0x11;
    try (EvidenceImage image = EvidenceImages.open(sample.write(folder, "disk"))) {
      assertThat(Samples.readAll(image)).isEqualTo(sample.media);
      assertThat(image.badRanges()).isEmpty();
    }
  }

  @Test
  void skipsDamagedSectionDescriptors() throws IOException {
    for (String name :
        List.of("1/sectors/2", "1/table/2", "1/table2/2", "2/data/1", "1/header/1")) {
      EwfSample sample = new EwfSample(1_000_448, 8, 9).build();
      byte[] segment = sample.segments.get(name.charAt(0) - '1');
      Arrays.fill(segment, sample.section(name) + 16, sample.section(name) + 40, (byte) 0x77);
      try (EvidenceImage image = EvidenceImages.open(sample.write(folder, "disk"))) {
        assertThat(Samples.readAll(image)).as(name).isEqualTo(sample.media);
        assertThat(image.acquisition().remarks())
            .as(name)
            .anyMatch(remark -> remark.contains("expected a section descriptor"));
      }
    }
  }

  @Test
  void reportsEveryDamagedChunkAndNoOther() throws IOException {
    for (boolean packed : new boolean[] {true, false}) {
      EwfSample sample = new EwfSample(1_000_448, 8, 10);
      sample.compressed = packed;
      sample.build();
      List<Integer> damaged = List.of(0, 5, 6, 100, sample.chunks.size() - 1);
      for (int chunk : damaged) {
        int[] place = sample.chunks.get(chunk);
        sample.segments.get(place[0])[place[1] + place[2] / 2] ^= 0x40;
      }
      try (EvidenceImage image = EvidenceImages.open(sample.write(folder, "p" + packed))) {
        byte[] read = Samples.readAll(image);
        boolean[] bad = new boolean[sample.chunks.size()];
        for (BadRange range : image.badRanges()) {
          assertThat(range.reason()).matches("(?s)p\\w+\\.E0\\d: expected .* at 0x[0-9a-f]+, .*");
          for (long at = range.start(); at < range.end(); at += sample.chunkSize) {
            bad[(int) (at / sample.chunkSize)] = true;
          }
        }
        for (int i = 0; i < bad.length; i++) {
          assertThat(bad[i]).as("chunk %d", i).isEqualTo(damaged.contains(i));
          int from = i * sample.chunkSize;
          int to = Math.min(read.length, from + sample.chunkSize);
          if (!bad[i]) {
            assertThat(Arrays.equals(read, from, to, sample.media, from, to)).isTrue();
          }
        }
      }
    }
  }

  @Test
  void keepsTheStoredBytesOfADamagedUncompressedChunk() throws IOException {
    EwfSample sample = new EwfSample(100_352, 8, 11);
    sample.compressed = false;
    sample.build();
    int[] place = sample.chunks.get(3);
    sample.segments.get(place[0])[place[1] + 10] ^= 1;
    sample.media[3 * sample.chunkSize + 10] ^= 1;
    try (EvidenceImage image = EvidenceImages.open(sample.write(folder, "disk"))) {
      assertThat(Samples.readAll(image)).isEqualTo(sample.media);
      assertThat(image.badRanges())
          .singleElement()
          .extracting(BadRange::start, BadRange::length)
          .containsExactly(3L * sample.chunkSize, (long) sample.chunkSize);
    }
  }

  @Test
  void keepsAcquiryErrorsAndSessions() throws IOException {
    EwfSample sample = new EwfSample(100_352, 8, 12);
    ByteBuffer errors = EwfSample.little(520 + 16 + 4);
    errors.putInt(0, 2).putInt(516, (int) EwfSample.adler(new byte[] {2}, 0, 0));
    errors.putInt(520, 17).putInt(524, 3).putInt(528, 90).putInt(532, 1);
    errors.putInt(516, (int) EwfSample.adler(errors.array(), 0, 516));
    sample.extraType = "error2".getBytes(StandardCharsets.US_ASCII);
    sample.extra = errors.array();
    try (EvidenceImage image = EvidenceImages.open(sample.write(folder, "disk"))) {
      assertThat(image.acquisition().errors())
          .containsExactly(
              new SectorRange(17, 3, "read error"), new SectorRange(90, 1, "read error"));
    }
    ByteBuffer sessions = EwfSample.little(36 + 64 + 4);
    sessions.putInt(0, 2).putInt(36 + 4, 16).putInt(68, 1).putInt(72, 150);
    sessions.putInt(32, (int) EwfSample.adler(sessions.array(), 0, 32));
    EwfSample optical = new EwfSample(100_352, 8, 13);
    optical.extraType = "session".getBytes(StandardCharsets.US_ASCII);
    optical.extra = sessions.array();
    try (EvidenceImage image = EvidenceImages.open(optical.write(folder, "optical"))) {
      assertThat(image.acquisition().sessions())
          .containsExactly(
              new SectorRange(16, 134, "data session"), new SectorRange(150, 46, "audio track"));
    }
  }

  @Test
  void keepsTheTextsOfTheExaminer() throws IOException {
    EwfSample sample = new EwfSample(10_240, 8, 14);
    try (EvidenceImage image = EvidenceImages.open(sample.write(folder, "disk"))) {
      assertThat(image.acquisition().caseNumber()).contains("C-1");
      assertThat(image.acquisition().examiner()).contains("Aida");
      assertThat(image.acquisition().acquired().orElseThrow().text()).isEqualTo("2024 1 2 3 4 5");
      assertThat(image.acquisition().acquired().orElseThrow().instant()).isEmpty();
      assertThat(image.acquisition().fields()).containsEntry("header/main/p", "0");
    }
  }

  @Test
  void survivesInterruptsOfItsReaders() throws IOException {
    EwfSample sample = new EwfSample(300_032, 8, 15);
    try (EvidenceImage image = EvidenceImages.open(sample.write(folder, "disk"))) {
      Thread.currentThread().interrupt();
      assertThat(Samples.readAll(image)).isEqualTo(sample.media);
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
