package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Container readers of plugins take part in a run, and a bad one costs one failure row. */
class PluginReaderTest {
  @TempDir private Path temp;

  private Path plugins;

  @BeforeEach
  void packsPlugins() throws IOException {
    plugins = TrapPlugin.crates(temp.resolve("plugins"));
  }

  @Test
  void listsAndExaminesWhatAReaderGives() throws IOException, SQLException {
    byte[] crate =
        Packed.crate(
            Packed.files(
                "folder",
                "",
                "a/notes.txt",
                "words to be found\n",
                "packed.txt",
                "others\n",
                "locked",
                "",
                "inner.zip",
                Packed.zip(Packed.files("z.txt", "in a zip\n"))));
    Path folder = process(Map.of("/box.bin", crate));

    String files = Runs.files(folder);
    assertThat(files)
        .contains("/box.bin!/a/notes.txt")
        .contains("/box.bin!/made")
        .contains("/box.bin!/inner.zip!/z.txt");
    assertThat(Runs.number(folder, "SELECT count(*) FROM content WHERE text_length > 0"))
        .isEqualTo(3);
    assertThat(Runs.number(folder, "SELECT count(*) FROM embedded WHERE status = 'encrypted'"))
        .isEqualTo(1);
    assertThat(Runs.failures(folder)).isEmpty();
  }

  @Test
  void readsByNameWhatHasNoMarkAndOnlyThere() throws IOException, SQLException {
    byte[] old = Packed.text("old a.txt 3\nabc");
    Path folder = process(Map.of("/one.crate", old, "/two.txt", old));
    String files = Runs.files(folder);
    assertThat(files).contains("/one.crate!/a.txt").doesNotContain("/two.txt!/");
    assertThat(
            Runs.number(
                folder, "SELECT count(*) FROM content WHERE type LIKE '%; read-as=crates/crate'"))
        .isEqualTo(1);
  }

  @Test
  void costsOneRowForEachThingThatGoesWrong() throws IOException, SQLException {
    Map<String, byte[]> evidence = new LinkedHashMap<>();
    for (String trap : new String[] {"halt", "deep", "throw", "wrong", "torn", "problem"}) {
      evidence.put(
          "/" + trap + ".bin",
          Packed.crate(Packed.files(trap + "-before.txt", "kept " + trap, trap, "x")));
    }
    Path folder = process(evidence);

    assertThat(Runs.failures(folder))
        .extracting(f -> f.place().replaceAll(".*/(\\w+)\\.bin.*", "$1") + " " + f.kind())
        .containsExactlyInAnyOrder(
            "halt crash",
            "deep plugin",
            "throw plugin",
            "wrong plugin",
            "torn damaged",
            "problem damaged");
    String files = Runs.files(folder);
    for (String trap : new String[] {"deep", "throw", "wrong", "torn", "problem"}) {
      assertThat(files).contains("/" + trap + ".bin!/" + trap + "-before.txt");
    }
    assertThat(Runs.damage(folder)).isEmpty();
  }

  private Path process(Map<String, byte[]> files) throws IOException {
    Map<String, Document> documents = new LinkedHashMap<>();
    files.forEach((path, bytes) -> documents.put(path, Document.of(Content.of(bytes))));
    Path image =
        Sample.files(Files.createDirectories(temp.resolve("evidence")), "crates", documents);
    Path folder = temp.resolve("case");
    Runs.Order.of(folder, image).plugins(plugins).run();
    return folder;
  }
}
