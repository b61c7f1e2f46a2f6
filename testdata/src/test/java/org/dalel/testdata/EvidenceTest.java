package org.dalel.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.FileSystem;
import org.dalel.testdata.model.Trait;
import org.dalel.testdata.model.Wrapping;
import org.dalel.testdata.tool.Tool;
import org.dalel.testdata.truth.Digests;
import org.dalel.testdata.truth.FileContent;
import org.dalel.testdata.truth.Truth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvidenceTest {

  private static final long MIB = 1 << 20;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"FAT12", "FAT16", "FAT32", "EXFAT", "EXT2", "EXT3", "EXT4", "NTFS"})
  void writesTheSameBytesAndTruthTwice(FileSystem kind) throws IOException {
    Evidence one = Samples.everything(kind).write(folder.resolve("one"));
    Evidence two = Samples.everything(kind).write(folder.resolve("two"));
    assertThat(Files.mismatch(one.image(), two.image())).isEqualTo(-1);
    assertThat(one.csv()).hasSameTextualContentAs(two.csv());
    assertThat(one.json()).hasSameTextualContentAs(two.json());
  }

  @Test
  void anotherSeedGivesOtherRandomContentUnderTheSameNames() throws IOException {
    EvidenceBuilder builder = EvidenceBuilder.fat("seeds", v -> v.random("/a.bin", 1000));
    Evidence one = builder.seed(1).write(folder.resolve("one"));
    Evidence two = builder.seed(2).write(folder.resolve("two"));
    assertThat(one.truth().row("/a.bin").orElseThrow().md5())
        .isNotEqualTo(two.truth().row("/a.bin").orElseThrow().md5());
  }

  @Test
  void knowsTheFateOfDeletedContent() throws IOException {
    for (FileSystem kind : List.of(FileSystem.FAT16, FileSystem.EXT4, FileSystem.NTFS)) {
      Evidence evidence =
          EvidenceBuilder.named("fate")
              .volume(
                  kind,
                  16 * MIB,
                  v ->
                      v.random("/whole", 20_000)
                          .random("/half", 40_960)
                          .random("/all", 8_192)
                          .delete("/whole")
                          .delete("/half")
                          .delete("/all")
                          .fileOver("/half", "/x", Content.random(1, 20_480))
                          .fileOver("/all", "/y", Content.random(2, 8_192)))
              .write(folder);
      assertThat(evidence.truth().deleted())
          .as(kind.key())
          .extracting(Truth.Lost::path, Truth.Lost::content)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("/whole", "intact"),
              org.assertj.core.groups.Tuple.tuple("/half", "partly overwritten"),
              org.assertj.core.groups.Tuple.tuple("/all", "overwritten"));
    }
  }

  @Test
  void saysWhatAFileSystemCannotHold() throws IOException {
    Evidence evidence =
        EvidenceBuilder.fat(
                "limits",
                v -> v.file("/a", "1").stream("/a", "s", Content.text("x")).hardLink("/b", "/a"))
            .write(folder);
    assertThat(evidence.skipped())
        .containsExactly(
            "/a:s: this file system has no alternate streams",
            "/b: this file system has no hard links");
  }

  @Test
  void cutsTheImageInsideTheMft() throws IOException {
    Evidence evidence =
        EvidenceBuilder.ntfs("cut", v -> v.many("/m", 500, 100, 50)).cutMetadata(0).write(folder);
    Truth.Harm harm = evidence.truth().damage().get(0);
    assertThat(Files.size(evidence.image())).isEqualTo(harm.at());
    assertThat(harm.at()).isBetween(4L * 4096, 4L * 4096 + 600 * 1024);
  }

  @Test
  void splitsIntoPartsThatJoinToTheRawImage() throws IOException {
    EvidenceBuilder builder = EvidenceBuilder.fat("parts", v -> v.random("/r", 100_000));
    Evidence raw = builder.write(folder.resolve("raw"));
    Evidence split = builder.split(5 * MIB).write(folder.resolve("split"));
    assertThat(split.files()).hasSize(4);
    java.io.ByteArrayOutputStream joined = new java.io.ByteArrayOutputStream();
    for (Path part : split.files()) {
      joined.writeBytes(Files.readAllBytes(part));
    }
    assertThat(joined.toByteArray()).isEqualTo(Files.readAllBytes(raw.image()));
    assertThat(split.truth().md5()).isEqualTo(raw.truth().md5());
  }

  @ParameterizedTest
  @EnumSource(Wrapping.class)
  void everyContainerIsWrittenOrSkippedWithTheNameOfThePackage(Wrapping wrapping)
      throws IOException {
    Evidence evidence =
        EvidenceBuilder.fat("wrapped", v -> v.file("/a", "1")).wrap(wrapping).write(folder);
    assertThat(evidence.image()).isNotEmptyFile();
    assertThat(evidence.skipped()).allMatch(each -> each.contains("Debian package"));
  }

  @Test
  void readsADescriptionAndNamesAWrongField() throws IOException {
    String json =
        """
        {"name": "d", "volumes": [{"fileSystem": "ext4", "size": "8M",
          "steps": [{"file": "/a.txt", "text": "Сәлем", "at": "2026-01-02T03:04:05Z"}]}]}
        """;
    Evidence evidence =
        Evidence.write(new DescriptionReader().read(json, OptionalLong.empty()), folder);
    assertThat(evidence.truth().row("/a.txt").orElseThrow().size()).isEqualTo("10");
    assertThat(evidence.truth().row("/a.txt").orElseThrow().mtime())
        .isEqualTo("2026-01-02T03:04:05.000000000Z");
    assertThatThrownBy(
            () ->
                new DescriptionReader()
                    .read(json.replace("\"text\"", "\"txet\""), OptionalLong.empty()))
        .hasMessageContaining("description.volumes[0].steps[0]: expected")
        .hasMessageContaining("found txet");
  }

  @Test
  void plantsSignaturesOfWhatIsNotSupported() throws IOException {
    Evidence evidence =
        EvidenceBuilder.named("odd")
            .dos()
            .volume(FileSystem.XFS, MIB, v -> {})
            .volume(FileSystem.BTRFS, MIB, v -> {})
            .volume(FileSystem.LUKS, MIB, v -> {})
            .volume(FileSystem.BITLOCKER, MIB, v -> {})
            .write(folder);
    byte[] disk = Files.readAllBytes(evidence.image());
    assertThat(new String(disk, (int) MIB, 4, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("XFSB");
    assertThat(evidence.truth().volumes()).allMatch(Truth.VolumeTruth::unsupported);
  }

  @Test
  void qemuReadsTheFixedVhdAsTheRawImage() throws IOException {
    assumeTrue(Tool.exists("qemu-img"), "qemu-img is not installed (Debian package qemu-utils)");
    EvidenceBuilder builder = EvidenceBuilder.fat("vhd", v -> v.random("/r", 100_000));
    builder.write(folder);
    builder.wrap(Wrapping.VHD).write(folder.resolve("x"));
    assertThat(
            new Tool("qemu-img")
                .in(folder)
                .run(List.of("compare", "-f", "raw", "-F", "vpc", "vhd.dd", "x/vhd.vhd")))
        .contains("Images are identical");
  }

  /** The Sleuth Kit 4.11.1 reads nothing of such a file, also when mkfs.ext4 made it. */
  @Test
  void debugfsReadsAnExtFileWhoseExtentsNeedTwoLeaves() throws IOException {
    assumeTrue(Tool.exists("debugfs"), "debugfs is not installed (Debian package e2fsprogs)");
    Evidence evidence =
        EvidenceBuilder.ext4("leaves", v -> v.words("/pieces.txt", 200_000, Trait.FRAGMENTED))
            .write(folder);
    new Tool("debugfs")
        .in(folder)
        .run(List.of("-R", "dump /pieces.txt out.txt", evidence.image().toString()));
    assertThat(Digests.of(new FileContent(folder.resolve("out.txt"))).md5())
        .isEqualTo(evidence.truth().row("/pieces.txt").orElseThrow().md5());
  }
}
