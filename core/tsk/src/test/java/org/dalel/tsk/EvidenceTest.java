package org.dalel.tsk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.testdata.DataFolder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The enumeration of real and of damaged images against {@code mmls} and {@code fls}. */
class EvidenceTest {
  /** Two terabytes, which fls searches for orphans sector by sector. */
  private static final String ENDLESS = "2tb_disk";

  @TempDir Path scratch;

  @TestFactory
  Stream<DynamicTest> listsEveryVolumeAsFlsDoes() throws IOException {
    Optional<Path> data = DataFolder.root();
    Assumptions.assumeTrue(data.isPresent(), "no evidence folder beside the checkout");
    Tools.require("fls", "mmls", "tar");
    Evidence evidence = new Evidence(data.get(), scratch);
    return evidence.stored().stream()
        .filter(file -> !file.toString().contains(ENDLESS))
        .map(
            file ->
                DynamicTest.dynamicTest(
                    data.get().relativize(file).toString(), () -> compare(evidence, file)));
  }

  private static void compare(Evidence evidence, Path stored) throws IOException {
    for (Path image : evidence.unpack(stored)) {
      compareImage(image);
    }
  }

  private static void compareImage(Path path) throws IOException {
    TskImageType type = Evidence.type(path);
    TskImage opened;
    try {
      opened = TskImage.open(List.of(path), type, 0);
    } catch (TskException e) {
      assertThat(Tools.run("img_stat", "-i", Evidence.toolType(type), path).status()).isNotZero();
      return;
    }
    try (TskImage image = opened) {
      List<Long> offsets = new ArrayList<>(List.of(0L));
      Optional<VolumeSystem> volumes = volumes(image, path, type);
      volumes.ifPresent(
          v ->
              v.volumes().stream()
                  .filter(p -> p.kind() == TskVolume.Kind.ALLOCATED)
                  .forEach(p -> offsets.add(p.start())));
      for (long offset : offsets.stream().distinct().toList()) {
        compareFileSystem(image, path, type, offset);
      }
    }
  }

  private static Optional<VolumeSystem> volumes(TskImage image, Path path, TskImageType type)
      throws IOException {
    Tools.Result mmls = Tools.run("mmls", "-i", Evidence.toolType(type), path);
    Optional<VolumeSystem> volumes;
    try {
      volumes = image.volumes();
    } catch (TskException e) {
      assertThat(mmls.status()).as(e.getMessage()).isNotZero();
      return Optional.empty();
    }
    List<String> expected =
        mmls.lines().stream().filter(l -> l.matches("\\d{3}:.*")).map(EvidenceTest::row).toList();
    List<String> found = volumes.map(EvidenceTest::rows).orElse(List.of());
    assertThat(found).isEqualTo(expected);
    return volumes;
  }

  private static String row(String mmls) {
    String[] f = mmls.trim().split("\\s+", 6);
    return Long.parseLong(f[2]) + " " + Long.parseLong(f[4]) + " " + (f.length > 5 ? f[5] : "");
  }

  private static List<String> rows(VolumeSystem v) {
    return v.volumes().stream()
        .map(
            p ->
                (p.start() - v.offset()) / v.blockSize()
                    + " "
                    + p.length() / v.blockSize()
                    + " "
                    + p.description().trim())
        .toList();
  }

  private static void compareFileSystem(TskImage image, Path path, TskImageType type, long offset)
      throws IOException {
    Tools.Result fls =
        Tools.run("fls", "-i", Evidence.toolType(type), "-o", offset / 512, "-r", "-m", "/", path);
    TskFileSystem opened;
    try {
      opened = image.openFileSystem(offset, Optional.empty());
    } catch (TskException e) {
      assertThat(fls.status()).as(e.getMessage()).isNotZero();
      return;
    }
    try (TskFileSystem fs = opened) {
      List<String> expected = fls.lines().stream().sorted().toList();
      assertThat(BodyFile.of(fs, EnumerationOptions.defaults())).isEqualTo(expected);
    }
    assertThat(Files.exists(path)).isTrue();
  }
}
