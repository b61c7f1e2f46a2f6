package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ItemFilter;
import org.dalel.casefile.read.ListedItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnnamedTest {
  @TempDir private Path temp;

  @Test
  void listsAndReadsAFileInUseToWhichNoNameLeads() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/sbin/debugfs")));
    Path tree = Files.createDirectory(temp.resolve("tree"));
    Files.writeString(tree.resolve("kept.txt"), "has a name\n");
    Files.writeString(tree.resolve("open.txt"), "removed while it was open\n");
    Path image = temp.resolve("disk.dd");
    String features = "resize_inode,has_journal";
    run("/usr/sbin/mke2fs", "-q", "-t", "ext4", "-O", features, "-d", "" + tree, "" + image, "16M");
    run("/usr/sbin/debugfs", "-w", "-R", "unlink /open.txt", "" + image);
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

  private void run(String... command) throws Exception {
    Path log = temp.resolve("tools.log");
    Process tool =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(tool.waitFor()).as(Files.readString(log)).isZero();
  }
}
