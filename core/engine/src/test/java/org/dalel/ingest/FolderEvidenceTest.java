package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ItemFilter;
import org.dalel.casefile.read.ListedItem;
import org.dalel.evidence.RawPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderEvidenceTest {
  @TempDir private Path temp;

  @Test
  void readsFilesWhoseNamesAreNoUtf8() throws IOException {
    Path root = Files.createDirectory(temp.resolve("papers"));
    String koi8 = "/\\xCB\\xCF\\xD4";
    Path folder = Files.createDirectory(RawPath.resolve(root, koi8));
    Files.writeString(RawPath.resolve(folder, "/caf\\xE9.txt"), "in latin\n");
    Files.writeString(folder.resolve("plain.txt"), "below\n");
    Files.createSymbolicLink(
        root.resolve("link"), root.relativize(RawPath.resolve(folder, "/caf\\xE9.txt")));
    Path caseFolder = temp.resolve("case");

    Outcome outcome = Runs.Order.of(caseFolder, root).run();

    assertThat(outcome.status()).as(outcome.message()).isEqualTo(Outcome.Status.COMPLETE);
    List<ListedItem> items = new ArrayList<>();
    CaseFolder opened = CaseFolder.existing(caseFolder);
    try (CaseReader reader = new CaseReader(opened);
        CaseContent content = new CaseContent(opened)) {
      reader.items(ItemFilter.ALL, items::add);
      assertThat(items)
          .extracting(ListedItem::path)
          .containsExactly(koi8, koi8 + "/caf\\xE9.txt", koi8 + "/plain.txt", "/link");
      ListedItem named = items.get(1);
      assertThat(named.status()).isEqualTo("examined");
      assertThat(named.digests().sha256()).isPresent();
      try (InputStream in = content.open(named.locator())) {
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("in latin\n");
      }
      assertThat(reader.details(items.get(3)).get("entry").get("link_target"))
          .isEqualTo(koi8.substring(1) + "/caf\\xE9.txt");
    }
  }
}
