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
import org.dalel.api.ContainerEntry.Kind;
import org.dalel.testdata.DataFolder;
import org.junit.jupiter.api.Test;

/**
 * Archives that others made, with the lists that 7-Zip gives of them ({@code
 * truth/archives_members.csv}).
 */
class ArchiveTruthTest {
  /** Where 7-Zip and this program differ, and why. */
  private static final Map<String, String> DIFFERENT =
      Map.ofEntries(
          Map.entry("pax_gnu_sparse.tar", "7-Zip shows how a sparse file of pax is stored"),
          Map.entry("posix01_sparse.tar", "the same"),
          Map.entry("test-times-gnu-incremental.tar", "7-Zip takes times for a part of the name"),
          Map.entry("test-times-gnutar.tar", "the same"),
          Map.entry("test-times-oldgnu-incremental.tar", "the same"),
          Map.entry("long-name/gnu.tar", "7-Zip cuts a name of 65,000 characters to one"),
          Map.entry("COMPRESS-114.tar", "names in Chinese, whose encoding has to be guessed"),
          Map.entry("test-winzip.zip", "7-Zip leaves \\ in the names of Windows"),
          Map.entry("bla-nonames.7z", "7-Zip names nameless members after the archive"),
          Map.entry("header-encrypted.7z", "its names are encrypted too"),
          Map.entry("PPMd-solid.7z", "PPMd is not read here: members are listed as unreadable"),
          Map.entry("compress-692.zip", "neither is zstd"),
          Map.entry("split_zip_created_by_zip_zip64.zip", "the other parts are not there"),
          Map.entry("COMPRESS-546.zip", "a damaged directory, which 7-Zip reads further"),
          Map.entry("bla-stored-dd-contradicts-actualsize.zip", "no sizes, which 7-Zip believes"),
          Map.entry("bla-stored-dd-sizes-differ.zip", "the same"),
          Map.entry("ZipFile-method.zip", "two local headers of one member"));

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
    assertThat(archives).isGreaterThan(70);
    assertThat(members).isGreaterThan(400);
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
            boolean link = child.entry().kind() == Kind.LINK;
            byte[] bytesOfChild =
                link
                    ? child.entry().linkTarget().orElse("").getBytes(StandardCharsets.UTF_8)
                    : content.open().readAllBytes();
            CRC32 crc = new CRC32();
            crc.update(bytesOfChild);
            found.add(
                read || link
                    ? line
                        + String.format(
                            Locale.ROOT, " %d %08X", bytesOfChild.length, crc.getValue())
                    : line + " " + child.state());
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
      if (cells[4].isEmpty()) {
        continue; // 7-Zip itself did not read it
      }
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
