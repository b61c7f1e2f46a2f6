package org.dalel.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dalel.casefile.read.CaseFixture;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ItemFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractionTest {
  private static final ContentOpener NAMES =
      locator -> new ByteArrayInputStream("plain".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path temp;

  @Test
  void keepsEverythingInsideTheFolderAndOverwritesNothing() throws Exception {
    Path target = temp.resolve("out");
    try (CaseFixture fixture = new CaseFixture(temp.resolve("case"))) {
      fixture.image(1, "../../evil");
      fixture.content(1, "plain", "text/plain");
      String[] paths = {
        "/../../../etc/passwd",
        "/a/../../b",
        "/CON",
        "/aux.txt",
        "/a:b",
        "/dir",
        "/dir/inside",
        "/trailing. ",
        "/",
        "/a\\b",
        "/\u202egpj",
        "/" + "x".repeat(300) + ".txt",
        "/same?",
        "/same*"
      };
      for (int i = 0; i < paths.length; i++) {
        fixture.file(i + 1, 1, paths[i], i + 1, 1L);
      }
      extract(fixture, target, NAMES);
      assertThat(files(temp))
          .allMatch(f -> f.startsWith(target) || f.startsWith(temp.resolve("case")));
      assertThat(files(target)).hasSize(paths.length + 1);
    }
    List<String> names = files(target).stream().map(f -> target.relativize(f).toString()).toList();
    assertThat(names)
        .contains(
            ".._.._evil/@512/__/__/__/etc/passwd",
            ".._.._evil/@512/_CON",
            ".._.._evil/@512/_aux.txt",
            ".._.._evil/@512/trailing__",
            ".._.._evil/@512/same_",
            ".._.._evil/@512/same_~2",
            ".._.._evil/@512/dir~folder/inside");
  }

  @Test
  void writesAManifestWithDigestsAndKeepsTimes() throws Exception {
    Path target = temp.resolve("out");
    try (CaseFixture fixture = new CaseFixture(temp.resolve("case"))) {
      fixture.image(1, "d");
      fixture.content(1, "plain", "text/plain");
      fixture.content(2, "something else", "text/plain");
      fixture.file(1, 1, "/good", 1, 1L);
      fixture.file(2, 1, "/other", 2, 2L);
      fixture.file(3, 1, "/unread", 3, null);
      extract(fixture, target, NAMES);
    }
    List<String> manifest = Files.readAllLines(target.resolve("manifest.csv"));
    assertThat(manifest.get(0)).isEqualTo(Extraction.HEADER);
    assertThat(manifest.get(1))
        .startsWith("d/@512/good#1-1,d/@512/good,allocated,5,")
        .endsWith(",same,1970-01-01T00:00:01.000000001Z,");
    assertThat(manifest.get(2)).contains(",different,");
    assertThat(manifest.get(3)).contains(",no digest in the case,");
    assertThat(Files.getLastModifiedTime(target.resolve("d/@512/good")).toMillis()).isEqualTo(1000);
  }

  @Test
  void goesOnAfterAnItemThatCannotBeRead() throws Exception {
    Path target = temp.resolve("out");
    try (CaseFixture fixture = new CaseFixture(temp.resolve("case"))) {
      fixture.image(1, "d");
      fixture.file(1, 1, "/a", 1, null);
      fixture.file(2, 1, "/b", 2, null);
      ContentOpener broken =
          locator -> {
            if (locator.path().equals("/a")) {
              throw new IOException("sector 7 is unreadable");
            }
            return NAMES.open(locator);
          };
      extract(fixture, target, broken);
    }
    assertThat(Files.readString(target.resolve("manifest.csv")))
        .contains("sector 7 is unreadable")
        .contains("d/@512/b#2-1");
  }

  @Test
  void refusesTheCaseTheEvidenceAndFoldersWithFiles() throws Exception {
    Path evidence = Files.createDirectories(temp.resolve("evidence"));
    Path full = Files.createDirectories(temp.resolve("full"));
    Files.writeString(full.resolve("mine"), "x");
    Path link = Files.createSymbolicLink(temp.resolve("link"), evidence);

    assertThatThrownBy(() -> Extraction.into(evidence.resolve("x"), List.of(evidence), NAMES))
        .hasMessageContaining("outside the case and the evidence");
    assertThatThrownBy(() -> Extraction.into(link.resolve("x"), List.of(evidence), NAMES))
        .hasMessageContaining("outside the case and the evidence");
    assertThatThrownBy(() -> Extraction.into(full, List.of(evidence), NAMES))
        .hasMessageContaining("nothing is overwritten");
    assertThat(Files.readString(full.resolve("mine"))).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        ".",
        "",
        "con",
        "COM1.txt",
        "a/b",
        "a\u0000b",
        "x.",
        "\u202e",
        "nul ",
        "LPT9.tar.gz"
      })
  void makesEveryNameSafe(String name) {
    assertThat(SafeName.of(name))
        .isNotEmpty()
        .doesNotContain("/", "\\", "\u0000", "\u202e")
        .doesNotEndWith(".")
        .doesNotEndWith(" ")
        .isNotEqualToIgnoringCase("con")
        .doesNotStartWith("COM1")
        .doesNotStartWith("LPT9");
  }

  private static void extract(CaseFixture fixture, Path target, ContentOpener opener)
      throws IOException {
    try (CaseReader reader = new CaseReader(fixture.folder());
        Extraction extraction = Extraction.into(target, List.of(fixture.folder().root()), opener)) {
      reader.items(ItemFilter.ALL, extraction::item);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
