package org.dalel.formats.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.dalel.formats.sqlite.database.Row;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Deleted rows of many shapes of tables come back: of those whose text is still in the file at
 * least nine in ten, and most of them whole; of what is reported at most 4 % are wrong.
 */
class DeletedRowsTest {
  @TempDir Path folder;

  /** The columns of a table; the one that is called key is unique text. */
  private enum Shape {
    NOTES("id INTEGER PRIMARY KEY, key TEXT, weight REAL, flag INT", ""),
    LOG("key TEXT, at INTEGER NOT NULL, level INTEGER, size INTEGER", ""),
    BARE("a, key, b", ""),
    PAIRS("owner INTEGER, key TEXT, value BLOB, PRIMARY KEY(owner, key)", " WITHOUT ROWID"),
    WORDS("key TEXT PRIMARY KEY, seen INTEGER, score NUMERIC", " WITHOUT ROWID"),
    WIDE("n INTEGER, a TEXT, b TEXT, key TEXT, c TEXT, d INTEGER, e BLOB, f REAL, g INTEGER", "");

    private final String columns;
    private final String options;

    Shape(String columns, String options) {
      this.columns = columns;
      this.options = options;
    }

    private Object[] row(int i, Random random) {
      String key = key(random);
      byte[] blob = new byte[random.nextInt(40)];
      random.nextBytes(blob);
      return switch (this) {
        case NOTES -> new Object[] {i + 1, key, random.nextInt(1000) / 8.0, random.nextInt(2)};
        case LOG ->
            new Object[] {
              key,
              1_600_000_000L + random.nextInt(50_000_000),
              random.nextInt(5),
              random.nextInt(70_000)
            };
        case BARE -> new Object[] {random.nextInt(300), key, random.nextBoolean() ? null : 2.5};
        case PAIRS -> new Object[] {random.nextInt(20), key, blob};
        case WORDS -> new Object[] {key, random.nextInt(5000), random.nextInt(100) / 4.0};
        case WIDE ->
            new Object[] {
              i, "a" + i, null, key, "c", random.nextLong(), blob, random.nextDouble(), 0
            };
      };
    }

    private int keyAt() {
      String[] names = columns.split(",");
      return IntStream.range(0, names.length)
          .filter(i -> names[i].strip().startsWith("key"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static String key(Random random) {
    String letters = "abcdefghij klmnopqrstuvwxyzабвгдежзиклмнопрст0123456789";
    StringBuilder key = new StringBuilder(Long.toHexString(random.nextLong() | 1L << 62));
    for (int i = random.nextInt(60); i > 0; i--) {
      key.append(letters.charAt(random.nextInt(letters.length())));
    }
    return key.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "NOTES, 4096, UTF-8, random",
    "NOTES, 512, UTF-8, block",
    "NOTES, 4096, UTF-16le, all",
    "LOG, 4096, UTF-8, random",
    "LOG, 1024, UTF-8, block",
    "LOG, 8192, UTF-8, drop",
    "BARE, 4096, UTF-8, block",
    "BARE, 4096, UTF-8, all",
    "PAIRS, 4096, UTF-8, random",
    "PAIRS, 2048, UTF-8, block",
    "WORDS, 4096, UTF-8, random",
    "WORDS, 4096, UTF-16be, random",
    "WIDE, 4096, UTF-8, random",
    "WIDE, 65536, UTF-8, block",
    "WIDE, 4096, UTF-8, drop"
  })
  void deletedRowsComeBackAndNothingElse(Shape shape, int page, String encoding, String how)
      throws Exception {
    Random random = new Random(shape.ordinal() * 31L + page + how.length());
    Map<String, List<Object>> written = new LinkedHashMap<>();
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      Object[] row = shape.row(i, random);
      rows.add(row);
      written.put((String) row[shape.keyAt()], List.of(i));
    }
    List<String> gone = chosen(new ArrayList<>(written.keySet()), how, random);
    try (Made made =
        new Made(
            folder,
            "PRAGMA page_size=" + page,
            "PRAGMA encoding='" + encoding + "'",
            "CREATE TABLE thing(" + shape.columns + ")" + shape.options)) {
      String places = String.join(",", Collections.nCopies(rows.get(0).length, "?"));
      made.batch("INSERT INTO thing VALUES(" + places + ")", rows);
      if (how.equals("drop")) {
        made.run("DROP TABLE thing");
      } else {
        made.batch(
            "DELETE FROM thing WHERE key=?", gone.stream().map(k -> new Object[] {k}).toList());
      }
      check(
          made.now(),
          gone,
          shape,
          rows,
          Charset.forName(encoding.replace("le", "LE").replace("be", "BE")));
    }
  }

  private static List<String> chosen(List<String> keys, String how, Random random) {
    return switch (how) {
      case "random" -> keys.stream().filter(key -> random.nextInt(4) == 0).toList();
      case "block" -> keys.subList(100, 260);
      default -> keys;
    };
  }

  private static void check(
      Made.Snapshot files, List<String> gone, Shape shape, List<Object[]> rows, Charset charset)
      throws Exception {
    long present = gone.stream().filter(key -> files.holds(key.getBytes(charset))).count();
    List<String> found = new ArrayList<>();
    List<Row> wrong = new ArrayList<>();
    int whole = 0;
    for (Row row : files.recover()) {
      if (!row.table().internal()
          && row.values().get(shape.keyAt()) instanceof Value.Text key
          && row.values().stream().noneMatch(Value.Cut.class::isInstance)) {
        if (gone.contains(key.value()) && same(row, rows, shape.keyAt())) {
          found.add(key.value());
          whole += lostValues(row) == 0 ? 1 : 0;
        } else {
          wrong.add(row);
        }
      }
    }
    assertThat(found).doesNotHaveDuplicates();
    assertThat((double) found.size()).as("of %d", present).isGreaterThanOrEqualTo(0.9 * present);
    assertThat((double) whole).as("of %d", present).isGreaterThanOrEqualTo(0.8 * present);
    assertThat((double) wrong.size()).as("%s", wrong).isLessThanOrEqualTo(0.04 * found.size());
    assertThat(present).as("the test must mean something").isGreaterThan(gone.size() / 3);
  }

  private static long lostValues(Row row) {
    return IntStream.range(0, row.values().size())
        .filter(i -> i != row.table().rowidAlias() && !row.values().get(i).whole())
        .count();
  }

  private static boolean same(Row row, List<Object[]> rows, int keyAt) {
    String key = ((Value.Text) row.values().get(keyAt)).value();
    Object[] expected =
        rows.stream().filter(one -> one[keyAt].equals(key)).findFirst().orElseThrow();
    for (int i = 0; i < expected.length; i++) {
      boolean lost = row.values().get(i) instanceof Value.Lost;
      if (!lost && !equal(row.values().get(i), expected[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean equal(Value value, Object expected) {
    if (expected == null) {
      return value instanceof Value.Null;
    }
    if (value instanceof Value.Int one) {
      return expected instanceof Number number && number.doubleValue() == one.value()
          || expected instanceof Long exact && exact == one.value();
    }
    if (value instanceof Value.Real real) {
      return expected instanceof Number number && number.doubleValue() == real.value();
    }
    if (value instanceof Value.Blob blob) {
      return expected instanceof byte[] bytes && Arrays.equals(bytes, blob.bytes());
    }
    return value instanceof Value.Text text && text.value().equals(expected);
  }
}
