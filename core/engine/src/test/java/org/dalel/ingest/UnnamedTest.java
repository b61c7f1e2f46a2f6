package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ItemFilter;
import org.dalel.casefile.read.ListedItem;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnnamedTest {
  private static final Path DEBUGFS = Path.of("/usr/sbin/debugfs");

  @TempDir private Path temp;

  @Test
  void listsAndReadsAFileInUseToWhichNoNameLeads() throws Exception {
    assumeTrue(Files.isExecutable(DEBUGFS));
    Map<String, Document> files = new LinkedHashMap<>();
    files.put("/kept.txt", Document.of(Content.text("has a name\n")));
    files.put("/open.txt", Document.of(Content.text("removed while it was open\n")));
    Path image = Sample.files(temp.resolve("evidence"), "disk", files);
    Process unlink =
        new ProcessBuilder(DEBUGFS.toString(), "-w", "-R", "unlink /open.txt", image.toString())
            .redirectErrorStream(true)
            .redirectOutput(temp.resolve("debugfs.log").toFile())
            .start();
    assertThat(unlink.waitFor()).isZero();
    Path folder = temp.resolve("case");

    Outcome outcome = Runs.Order.of(folder, image).run();

    assertThat(outcome.status()).as(outcome.message()).isEqualTo(Outcome.Status.COMPLETE);
    List<ListedItem> unnamed = new ArrayList<>();
    try (CaseReader reader = new CaseReader(CaseFolder.existing(folder))) {
      reader.items(
          ItemFilter.ALL,
          item -> {
            if (item.path().startsWith("/$Unnamed/")) {
              unnamed.add(item);
            }
          });
      assertThat(unnamed)
          .allMatch(item -> item.kind().equals("virtual") && item.state().equals("allocated"));
      assertThat(unnamed)
          .filteredOn(item -> item.digests().sha256().isPresent())
          .singleElement()
          .satisfies(
              item ->
                  assertThat(reader.text(item).map(String::strip))
                      .contains("removed while it was open"));
      assertThat(unnamed)
          .filteredOn(item -> item.path().endsWith("/inode-7"))
          .as("the resize inode, which claims gigabytes")
          .singleElement()
          .satisfies(item -> assertThat(item.status()).isEqualTo("skipped"));
    }
  }
}
