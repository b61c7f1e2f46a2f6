package org.dalel.evidence.image.ewf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.dalel.evidence.image.BadRange;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.EvidenceImages;
import org.dalel.evidence.image.FormatRecogniser;
import org.dalel.evidence.image.ImageFormat;
import org.dalel.evidence.image.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EwfRecoveryTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsTheChunksOfAnInterruptedAcquisition(boolean packed) throws IOException {
    EwfSample sample = new EwfSample(2_000_384, 8, 20);
    sample.compressed = packed;
    sample.build();
    int last = sample.segments.size() - 1;
    int cutChunk = sample.chunks.size() - 5;
    int[] place = sample.chunks.get(cutChunk);
    assertThat(place[0]).isEqualTo(last);
    sample.segments.set(last, Arrays.copyOf(sample.segments.get(last), place[1] + 3));
    int readable = cutChunk * sample.chunkSize;
    try (EvidenceImage image = EvidenceImages.open(sample.write(folder, "cut"))) {
      byte[] read = Samples.readAll(image);
      assertThat(Arrays.copyOf(read, readable)).isEqualTo(Arrays.copyOf(sample.media, readable));
      assertThat(Arrays.copyOfRange(read, readable, read.length)).containsOnly(0);
      assertThat(image.badRanges())
          .singleElement()
          .extracting(BadRange::start, BadRange::end)
          .containsExactly((long) readable, image.size());
      assertThat(image.acquisition().remarks()).anyMatch(r -> r.contains("is incomplete"));
    }
  }

  @Test
  void aSectionThatLeadsOutOfEveryFileIsADamagedOne() throws IOException {
    EwfSample sample = new EwfSample(2_000_384, 8, 26).build();
    byte[] segment = sample.segments.get(0);
    ByteBuffer first = ByteBuffer.wrap(segment, 13, 76).slice().order(ByteOrder.LITTLE_ENDIAN);
    first.putLong(16, -2).putInt(72, (int) EwfSection.adler(first, 0, 72));
    Path written = sample.write(folder, "out");
    assertThat(FormatRecogniser.recognise(written)).isEqualTo(ImageFormat.EWF);
    try (EvidenceImage image = EvidenceImages.open(written)) {
      assertThat(Samples.readAll(image)).isEqualTo(sample.media);
    }
  }

  @Test
  void readsSectionsWhoseTablesAreBothLost() throws IOException {
    EwfSample sample = new EwfSample(2_000_384, 8, 21).build();
    byte[] segment = sample.segments.get(1);
    wipe(segment, sample.section("2/table/2"));
    wipe(segment, sample.section("2/table2/2"));
    try (EvidenceImage image = EvidenceImages.open(sample.write(folder, "lost"))) {
      assertThat(Samples.readAll(image)).isEqualTo(sample.media);
      assertThat(image.badRanges()).isEmpty();
      assertThat(image.acquisition().remarks())
          .anyMatch(r -> r.contains("16 chunks were found by their checksums"));
    }
  }

  @Test
  void putsWhatFollowsALostTableWhereItBelongs() throws IOException {
    EwfSample sample = new EwfSample(2_000_384, 8, 22).build();
    byte[] segment = sample.segments.get(1);
    for (String name : List.of("2/sectors/2", "2/table/2", "2/table2/2")) {
      wipe(segment, sample.section(name));
    }
    int from = (48 + 16) * sample.chunkSize;
    int to = from + 16 * sample.chunkSize;
    try (EvidenceImage image = EvidenceImages.open(sample.write(folder, "gap"))) {
      byte[] read = Samples.readAll(image);
      byte[] expected = sample.media.clone();
      Arrays.fill(expected, from, to, (byte) 0);
      assertThat(read).isEqualTo(expected);
      assertThat(image.badRanges())
          .singleElement()
          .extracting(BadRange::start, BadRange::end)
          .containsExactly((long) from, (long) to);
    }
  }

  private static void wipe(byte[] segment, int descriptor) {
    Arrays.fill(segment, descriptor, descriptor + EwfSection.DESCRIPTOR, (byte) 0x5a);
  }
}
