package org.dalel.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operators of evidence that somebody made up. */
class RequestFilesTest {
  private static final int OPERATORS = 2_000;

  @TempDir private Path folder;

  @Test
  void keepAllCardsOfAnyNumberOfOperators() throws IOException {
    try (RequestFiles files = new RequestFiles(folder)) {
      for (int round = 0; round < 3; round++) {
        for (int i = 0; i < OPERATORS; i++) {
          files.add("operator-" + i, card(i + "-" + round));
        }
      }
      assertThat(files.counts()).hasSize(OPERATORS).containsEntry("operator-7", 3);
    }
    assertThat(Files.readAllLines(folder.resolve("operator-7.csv")))
        .containsExactly("iccid,imsi,number,from,to,clock", "7-0,,,,,", "7-1,,,,,", "7-2,,,,,");
  }

  @Test
  void keepOperatorsWithLongNamesApart() throws IOException {
    String name = "жел".repeat(200);
    try (RequestFiles files = new RequestFiles(folder)) {
      files.add(name + "-one", card("1"));
      files.add(name + "-two", card("2"));
      files.add(name + "-one", card("3"));
    }
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.sorted().map(RequestFilesTest::lines))
          .containsExactly(3, 2); // with the line of the columns
    }
  }

  private static int lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> card(String iccid) {
    return List.of(iccid, "", "", "", "", "");
  }
}
