package org.dalel.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.dalel.testdata.DataFolder;
import org.junit.jupiter.api.Test;

/**
 * Archives that others made, with the lists that 7-Zip gives of them ({@code
 * truth/archives_members.csv}).
 */
class ArchiveTruthTest {
  /** Where 7-Zip and this program differ, and why ours is right. */
  private static final Map<String, String> DIFFERENT =
      Map.of(
          "pax_gnu_sparse.tar",
              "7-Zip does not know sparse files of pax and shows how they are stored",
          "posix01_sparse.tar", "the same");

  @Test
  void givesTheMembersThat7ZipGives() throws IOException {
    List<String> wrong = new ArrayList<>();
    int archives = 0;
    int members = 0;
    for (var archive : truth().entrySet()) {
      Optional<Path> file = find(archive.getKey());
      boolean ours = archive.getKey().matches(".*\\.(zip|jar|tar|7z)");
      if (file.isEmpty()
          || !ours
          || DIFFERENT.keySet().stream().anyMatch(archive.getKey()::endsWith)) {
        continue;
      }
      List<String> found = members(DataFolder.bytes(file.get()), archive.getKey());
      archives++;
      members += archive.getValue().size();
      List<String> missing = new ArrayList<>(archive.getValue());
      found.forEach(missing::remove);
      missing.stream()
          .filter(m -> found.stream().noneMatch(f -> f.startsWith(m + " ")))
          .forEach(m -> wrong.add(archive.getKey() + ": missing " + m));
    }
    wrong.forEach(System.err::println);
    System.err.println(archives + " archives, " + members + " members, wrong " + wrong.size());
    assertThat(wrong).isEmpty();
  }

  private static Optional<Path> find(String path) {
    return DataFolder.find(path + ".gz").or(() -> DataFolder.find(path));
  }

  private static List<String> members(byte[] bytes, String path) throws IOException {
    List<String> found = new ArrayList<>();
    String name = path.substring(path.lastIndexOf('/') + 1);
    ContentAnalyzer analyzer = Shared.ANALYZER;
    try (ContentSource source = ContentSource.of(bytes)) {
      String type = Shared.DETECTOR.detect(source, name);
      analyzer.analyze(
          source,
          name,
          type,
          (child, content) -> {
            String kind =
                switch (child.entry().kind()) {
                  case FOLDER -> "D";
                  default -> "F";
                };
            String line = kind + " " + child.name();
            boolean read = child.state() == EmbeddedChild.State.COMPLETE;
            CRC32 crc = new CRC32();
            crc.update(content.open().readAllBytes());
            found.add(
                read
                    ? line
                        + " "
                        + content.size()
                        + String.format(Locale.ROOT, " %08X", crc.getValue())
                    : line);
            return true;
          },
          AnalysisContext.defaults());
    }
    return found;
  }

  /** Kind, name, and size and check sum where they are known, by archive. */
  private static Map<String, List<String>> truth() throws IOException {
    Optional<Path> file = DataFolder.find("truth/archives_members.csv");
    assumeTrue(file.isPresent(), "no shared data");
    Map<String, List<String>> truth = new TreeMap<>();
    for (String line : Files.readAllLines(file.get()).stream().skip(1).toList()) {
      String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
      boolean locked = cells[5].contains("encrypted") || cells[3].isEmpty();
      String member = cells[4] + " " + unquoted(cells[1]);
      String rest = cells[4].equals("F") && !locked ? " " + cells[2] + " " + cells[3] : "";
      truth.computeIfAbsent(unquoted(cells[0]), a -> new ArrayList<>()).add(member + rest);
    }
    return truth;
  }

  private static String unquoted(String cell) {
    return cell.startsWith("\"")
        ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
        : cell;
  }

  private static final class Shared {
    static final ContentAnalyzer ANALYZER = new ContentAnalyzer();
    static final TypeDetector DETECTOR = new TypeDetector();
  }
}
