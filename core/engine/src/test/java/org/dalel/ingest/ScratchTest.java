package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  @TempDir private Path temp;

  @Test
  void leavesAWorkerTheLibrariesThatItIsAboutToLoad() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("scratch"));
    Path library = Files.createFile(folder.resolve("libdaleltsk.so.123"));
    Files.createFile(Files.createDirectories(folder.resolve("a/b")).resolve("dalel-child-1.tmp"));

    Scratch.emptyAtStart(folder);
    assertThat(folder).isDirectoryContaining(file -> file.equals(library));
    assertThat(folder.resolve("a")).doesNotExist();

    Scratch.empty(folder);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void makesTheFolderWhenItIsMissing() throws IOException {
    Scratch.empty(temp.resolve("new/scratch"));
    assertThat(temp.resolve("new/scratch")).isEmptyDirectory();
  }
}
