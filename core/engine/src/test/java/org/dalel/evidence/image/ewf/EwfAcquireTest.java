package org.dalel.evidence.image.ewf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.EvidenceImages;
import org.dalel.evidence.image.ImageFormat;
import org.dalel.evidence.image.Samples;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Images made by ewfacquire, where it is installed. */
class EwfAcquireTest {

  @TempDir Path folder;

  static Stream<Arguments> variants() {
    List<Arguments> variants = new ArrayList<>();
    List<String> formats =
        List.of(
            "ewf", "smart", "ftk", "encase2", "encase3", "encase4", "encase5", "encase6", "linen5",
            "linen6", "ewfx");
    for (String format : formats) {
      for (String compression : List.of("none", "empty-block", "fast", "best")) {
        variants.add(Arguments.of(format, compression, "64"));
      }
    }
    for (String sectors : List.of("16", "128", "1024", "4096", "32768")) {
      variants.add(Arguments.of("encase6", "fast", sectors));
    }
    return variants.stream();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void equalsWhatWasAcquired(String format, String compression, String sectors) throws IOException {
    Samples.needs("ewfacquire");
    byte[] media = Samples.media(3 * 1024 * 1024 + 512 * 7, format.hashCode());
    Files.write(folder.resolve("media.raw"), media);
    Samples.run(
        folder,
        "ewfacquire",
        "-u",
        "-q",
        "-f",
        format,
        "-c",
        compression,
        "-b",
        sectors,
        "-S",
        "1100000",
        "-d",
        "sha1",
        "-C",
        "C 7",
        "-e",
        "Aida",
        "-t",
        "image",
        "media.raw");
    Path first;
    try (Stream<Path> files = Files.list(folder)) {
      first =
          files.filter(f -> f.toString().matches(".*[es]01|.*[ES]01")).findFirst().orElseThrow();
    }
    try (EvidenceImage image = EvidenceImages.open(first)) {
      assertThat(Samples.readAll(image)).isEqualTo(media);
      assertThat(image.badRanges()).isEmpty();
      assertThat(image.acquisition().remarks()).isEmpty();
      assertThat(image.acquisition().digests()).containsEntry("MD5", Samples.md5(media));
      assertThat(image.acquisition().caseNumber()).contains("C 7");
      assertThat(image.acquisition().examiner()).contains("Aida");
      assertThat(image.format())
          .isEqualTo(format.equals("smart") ? ImageFormat.EWF_SMART : ImageFormat.EWF);
    }
  }
}
