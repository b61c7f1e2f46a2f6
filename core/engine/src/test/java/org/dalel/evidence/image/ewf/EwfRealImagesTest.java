package org.dalel.evidence.image.ewf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.EvidenceImages;
import org.dalel.evidence.image.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images that other people acquired; digests computed by ewfverify. */
class EwfRealImagesTest {

  private static final String FOLDER = "images/e01/";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "bulk_extractor/german_ansi.E01, 1, 10240000, 37ecb548bdc9f5f620ee3c3aa9cf00ef",
    "bulk_extractor/german_utf8.E01, 1, 10240000, 0f8b13379c8da8a8135e0ea3c6f01978",
    "dfvfs/ext2.E01, 1, 4194304, 196066add11fb71c4c49cf1bb50d6d24",
    "dfvfs/ext2.split.E01, 2, 4194304, 196066add11fb71c4c49cf1bb50d6d24",
    "ewf-forensic/exfat1.E01, 1, 100020736, 0777ee90c27ed5ff5868af2015bed635",
    "ewf-forensic/nps-2010-emails.E01, 1, 10485760, 7dae50cec8163697415e69fd72387c01",
    "velociraptor/partition_image.E01, 1, 8388608, 2f342dd13cbfea48b5cacc3c8b8b8b49",
  })
  void hasTheDigestThatItStores(String name, int segments, long size, String md5)
      throws IOException {
    try (EvidenceImage image = EvidenceImages.open(unpack(name, segments))) {
      assertThat(image.size()).isEqualTo(size);
      assertThat(Samples.md5(image)).isEqualTo(md5);
      assertThat(image.acquisition().digests()).containsEntry("MD5", md5);
      assertThat(image.acquisition().remarks()).isEmpty();
      assertThat(image.badRanges()).isEmpty();
    }
  }

  /**
   * The source was a file of 3,538,890 bytes: the acquiring program digested all of it, and stored
   * its 6,911 whole sectors.
   */
  @Test
  void explainsTheImageWhoseStoredDigestDiffers() throws IOException {
    try (EvidenceImage image = EvidenceImages.open(unpack("bulk_extractor/email_test.E01", 4))) {
      assertThat(Samples.md5(image)).isEqualTo("63fa546614f5d732586f3ca06b59bc49");
      assertThat(image.acquisition().digests())
          .containsEntry("MD5", "b817ed2590eeeb39f42445088d369f6c");
      assertThat(image.badRanges()).isEmpty();
      StringBuilder source = new StringBuilder();
      for (int i = 0; i < 50_000; i++) {
        String line = "This is user" + i + "@company.com";
        source.append(line).append(" ".repeat(41)).append('\n');
      }
      byte[] bytes = source.toString().getBytes(StandardCharsets.US_ASCII);
      assertThat(bytes).hasSize(3_538_890).startsWith(Samples.readAll(image));
      assertThat(Samples.md5(bytes)).isEqualTo("b817ed2590eeeb39f42445088d369f6c");
      assertThat(image.acquisition().caseNumber()).contains("CASE1");
      assertThat(image.acquisition().notes()).contains("NOTES1");
      assertThat(image.acquisition().acquired().orElseThrow().instant().orElseThrow())
          .hasToString("2021-10-24T18:34:53Z");
    }
  }

  private Path unpack(String name, int segments) throws IOException {
    List<String> extensions = List.of("E01", "E02", "E03", "E04");
    Path first = Samples.unpack(FOLDER + name, folder);
    for (int i = 1; i < segments; i++) {
      Samples.unpack(FOLDER + name.replace("E01", extensions.get(i)), folder);
    }
    return first;
  }
}
