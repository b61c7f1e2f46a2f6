package org.dalel.tsk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.dalel.testdata.DataFolder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The enumeration against the recorded truth tables of real evidence: path, address, size, state.
 */
class TruthTest {
  private static final long SECTOR = 512;

  @TempDir Path scratch;

  @TestFactory
  Stream<DynamicTest> listsWhatTheTruthTableHas() throws IOException {
    Optional<Path> data = DataFolder.root();
    Assumptions.assumeTrue(data.isPresent(), "no evidence folder beside the checkout");
    Tools.require("tar", "unzip", "xz", "zstd");
    Evidence evidence = new Evidence(data.get(), scratch);
    List<DynamicTest> tests = new ArrayList<>();
    for (Path stored : evidence.stored()) {
      String prefix = key(data.get().relativize(stored).toString());
      List<Path> tables = tables(data.get().resolve("truth/images"), prefix);
      if (!tables.isEmpty()) {
        tests.add(
            DynamicTest.dynamicTest(
                prefix,
                () -> {
                  for (Path image : evidence.unpack(stored)) {
                    for (Path table : tables) {
                      if (belongs(table, prefix, image)) {
                        compare(image, table);
                      }
                    }
                  }
                }));
      }
    }
    assertThat(tests).hasSizeGreaterThan(50);
    return tests.stream();
  }

  private static List<Path> tables(Path folder, String prefix) throws IOException {
    String plain = prefix.replaceFirst("\\.gz$", "");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().matches(".*\\.csv(\\.gz)?"))
          .filter(f -> name(f).startsWith(prefix) || name(f).equals(plain))
          .sorted()
          .toList();
    }
  }

  private static boolean belongs(Path table, String prefix, Path image) {
    return name(table).equals(prefix)
        || name(table).equals(prefix.replaceFirst("\\.gz$", ""))
        || name(table).endsWith("_" + image.getFileName());
  }

  private static String name(Path table) {
    return table.getFileName().toString().replaceFirst("\\.csv(\\.gz)?$", "");
  }

  private static String key(String path) {
    return path.replace('/', '_');
  }

  private static void compare(Path path, Path table) throws IOException {
    Map<String, List<String>> truth = truth(table);
    Assumptions.assumeFalse(
        name(table).endsWith(".dmg"), "a compressed DMG is not an image that libtsk opens");
    Map<String, List<String>> found = new TreeMap<>();
    try (TskImage image = TskImage.open(List.of(path), Evidence.type(path), 0)) {
      for (String place : truth.keySet()) {
        found.put(place, listed(image, place));
      }
    }
    for (String place : truth.keySet()) {
      assertThat(without(found.get(place), truth.get(place))).as("extra at " + place).isEmpty();
      assertThat(without(truth.get(place), found.get(place))).as("missing at " + place).isEmpty();
    }
  }

  private static List<String> without(List<String> rows, List<String> others) {
    Map<String, Integer> counts = new HashMap<>();
    others.forEach(row -> counts.merge(row, 1, Integer::sum));
    return rows.stream().filter(row -> counts.merge(row, -1, Integer::sum) < 0).toList();
  }

  private static List<String> listed(TskImage image, String place) throws IOException {
    if (place.startsWith("apsb")) {
      try (TskPool pool = image.openPool(0)) {
        TskPoolVolume volume =
            pool.volumes().stream()
                .filter(v -> place.equals("apsb" + v.superblock()))
                .findFirst()
                .orElseThrow();
        try (TskFileSystem fs = pool.openFileSystem(volume, Optional.empty())) {
          return rows(fs);
        }
      }
    }
    long offset = Long.parseLong(place) * SECTOR;
    try (TskFileSystem fs = open(image, offset)) {
      return rows(fs);
    }
  }

  private static TskFileSystem open(TskImage image, long offset) throws TskException {
    try {
      return image.openFileSystem(offset, Optional.empty());
    } catch (TskException e) {
      // An image with the marks of two file systems: the truth was made with -f ntfs.
      return image.openFileSystem(offset, Optional.of("ntfs"));
    }
  }

  private static List<String> rows(TskFileSystem fs) throws TskException {
    return BodyFile.of(fs, EnumerationOptions.defaults()).stream()
        .map(TruthTest::row)
        .sorted()
        .toList();
  }

  /** A name may hold a bar: the nine fields after it are counted from the end. */
  private static String row(String line) {
    String[] f = line.split("\\|");
    int last = f.length - 10;
    String latin = String.join("|", List.of(f).subList(1, last + 1));
    String name = new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    String bare = name.replaceFirst(" \\(deleted(-realloc)?\\)$", "");
    String state = bare.equals(name) ? "" : "deleted";
    return bare + "|" + f[last + 1] + "|" + f[last + 5] + "|" + state;
  }

  private static Map<String, List<String>> truth(Path table) throws IOException {
    Map<String, List<String>> places = new TreeMap<>();
    try (InputStream in = Files.newInputStream(table);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    table.toString().endsWith(".gz") ? new GZIPInputStream(in) : in,
                    StandardCharsets.UTF_8))) {
      reader.readLine();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        List<String> f = fields(line);
        String place = f.get(0).startsWith("apsb") ? f.get(0) : f.get(1);
        String state = f.get(5).isEmpty() ? "" : "deleted";
        places
            .computeIfAbsent(place, p -> new ArrayList<>())
            .add(f.get(2) + "|" + f.get(3) + "|" + f.get(6) + "|" + state);
      }
    }
    places.values().forEach(rows -> rows.sort(null));
    return places;
  }

  /** Comma-separated values with double quotes. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
