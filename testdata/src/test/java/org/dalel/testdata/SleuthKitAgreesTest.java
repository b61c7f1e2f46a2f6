package org.dalel.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.dalel.testdata.model.Description;
import org.dalel.testdata.model.FileSystem;
import org.dalel.testdata.tool.Tool;
import org.dalel.testdata.truth.Truth;
import org.dalel.testdata.truth.TruthRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The truth of every file system that we write agrees with The Sleuth Kit. */
class SleuthKitAgreesTest {

  @TempDir Path folder;

  @BeforeEach
  void needsTheSleuthKit() {
    assumeTrue(SleuthKit.installed(), "fls and icat are not installed (Debian package sleuthkit)");
  }

  @ParameterizedTest
  @EnumSource(names = {"FAT12", "FAT16", "FAT32", "EXFAT", "EXT2", "EXT3", "EXT4", "NTFS"})
  void listsEveryNameWithItsSizeAndContent(FileSystem kind) throws IOException {
    assertThat(disagreements(Samples.everything(kind).write(folder))).isEmpty();
  }

  @Test
  void listsADisc() throws IOException {
    assumeTrue(Tool.exists("genisoimage"), "genisoimage is not installed");
    Evidence disc =
        EvidenceBuilder.named("disc")
            .volume(
                FileSystem.ISO9660,
                4 << 20,
                v -> v.label("DISC").file("/Құжаттар/Сәлем.txt", "Сәлем").words("/a/b/w.txt", 5000))
            .write(folder);
    assertThat(disagreements(disc)).isEmpty();
  }

  @Test
  void listsTheWholeDemo() throws IOException {
    Description demo =
        new DescriptionReader().read(Main.builtIn("demo.json"), OptionalLong.empty());
    assertThat(disagreements(Evidence.write(demo, folder))).isEmpty();
  }

  private static List<String> disagreements(Evidence evidence) throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Truth.VolumeTruth volume : evidence.truth().volumes()) {
      SleuthKit kit = new SleuthKit(evidence.image(), volume.offset());
      List<SleuthKit.Name> names = kit.names();
      List<TruthRow> rows =
          evidence.rows().stream().filter(row -> row.volumeOffset() == volume.offset()).toList();
      for (TruthRow row : rows) {
        compare(evidence, row, names, kit).ifPresent(wrong::add);
      }
      wrong.addAll(extra(rows, names));
    }
    return wrong;
  }

  private static Optional<String> compare(
      Evidence evidence, TruthRow row, List<SleuthKit.Name> names, SleuthKit kit)
      throws IOException {
    String path = SleuthKit.printed(row);
    Optional<SleuthKit.Name> found =
        names.stream()
            .filter(name -> name.path().equals(path) || name.path().startsWith(path + " -> "))
            .filter(name -> name.deleted() == row.state().equals("deleted"))
            .findFirst();
    if (found.isEmpty()) {
      return Optional.of("fls lists no " + row.state() + " " + path);
    }
    String base = found.get().address().split("-")[0];
    if (!row.metaAddr().isEmpty() && !row.metaAddr().equals(base)) {
      return Optional.of(path + ": address " + row.metaAddr() + ", fls says " + base);
    }
    if (!recoverable(evidence, row)) {
      return Optional.empty();
    }
    byte[] content = kit.content(found.get());
    if (!SleuthKit.md5(content).equals(row.md5())) {
      return Optional.of(
          path + ": " + row.size() + " bytes " + row.md5() + ", icat gives " + content.length);
    }
    return Optional.empty();
  }

  private static boolean recoverable(Evidence evidence, TruthRow row) {
    if (!row.kind().equals("file")) {
      return false;
    }
    boolean fat =
        evidence.truth().volumes().stream()
            .filter(volume -> volume.offset() == row.volumeOffset())
            .anyMatch(volume -> volume.fileSystem().contains("fat"));
    return evidence.truth().deleted().stream()
        .filter(lost -> lost.path().equals(row.path()) && lost.stream().equals(row.stream()))
        .allMatch(lost -> lost.content().equals("intact") && !(fat && lost.fragmented()));
  }

  private static List<String> extra(List<TruthRow> rows, List<SleuthKit.Name> names) {
    Set<String> known = rows.stream().map(SleuthKit::printed).collect(Collectors.toSet());
    return names.stream()
        .map(name -> name.path().replaceAll("(?s) -> .*", ""))
        .filter(
            path ->
                !path.startsWith("/$")
                    && !path.contains("/.:")
                    && !path.endsWith("(Volume Label Entry)"))
        .filter(path -> !known.contains(path))
        .map(path -> "fls lists " + path + ", the truth does not")
        .toList();
  }
}
