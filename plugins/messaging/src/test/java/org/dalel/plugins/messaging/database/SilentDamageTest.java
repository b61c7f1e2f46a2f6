package org.dalel.plugins.messaging.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dalel.api.Artifact;
import org.dalel.api.RecordState;
import org.dalel.plugins.messaging.MadeDatabase;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damaged copies of databases with 300 messages that give another result than the whole one, and
 * say nothing: a lost row must be told; a byte that is another in a value that can still be is not
 * to be seen. -Ddalel.mutations=500 makes more of them.
 */
class SilentDamageTest {
  private static final Path SAMPLES =
      Path.of("src/test/resources/org/dalel/plugins/messaging/samples");
  private static final int COPIES = Integer.getInteger("dalel.mutations", 40);
  private static final int FIRST = 100;
  private static final int COUNT = 300;
  private static final String VACUUMED = "VACUUM;\n"; // no copies of rows in free space

  @TempDir private Path folder;

  /** An app, an index as it makes one, and how a message is written. */
  enum App {
    WHATSAPP(
        "whatsapp-android-2022.sql",
        "CREATE UNIQUE INDEX message_key_index ON message (chat_row_id, from_me, key_id, sender_jid_row_id);\n",
        "INSERT INTO message VALUES (%1$d,1,0,'K%1$d',0,0,1700001%1$d000,1700001%1$d500,0,'%2$s',0,%1$d);\n"),
    SMS(
        "android-sms.sql",
        "CREATE INDEX typeThreadIdIndex ON sms (type, thread_id);\n",
        "INSERT INTO sms VALUES (%1$d,1,'+77012345678',1600001%1$d000,1600001%1$d500,1,1,NULL,'%2$s');\n"),
    TELEGRAM(
        "telegram-android.sql",
        "",
        "INSERT INTO messages_v2 VALUES (%1$d,4242,1600000%1$d,"
            + "x'e06e1138000100004d000000221751599210000000000000c8105e5f13%3$s2063ed3d',0);\n"),
    SIGNAL(
        "signal-android.sql",
        "",
        "INSERT INTO message VALUES (%1$d,1700001%1$d000,1700001%1$d500,1,2,1,10485780,'%2$s',0,0,NULL);\n");

    private final String sample;
    private final String index;
    private final String insert;

    App(String sample, String index, String insert) {
      this.sample = sample;
      this.index = index;
      this.insert = insert;
    }

    private String filling() {
      return IntStream.range(FIRST, FIRST + COUNT)
          .mapToObj(id -> insert.formatted(id, body(id), hex("message number %04d", id)))
          .collect(Collectors.joining("", "BEGIN;\n" + index, "COMMIT;\n"));
    }
  }

  private static String body(int id) {
    return String.format(Locale.ROOT, "message number %d says that the answer is %d", id, id * 31);
  }

  private static String hex(String text, int id) {
    return HexFormat.of()
        .formatHex(String.format(Locale.ROOT, text, id).getBytes(StandardCharsets.US_ASCII));
  }

  /** What became of a copy. */
  private enum Outcome {
    SAME,
    TOLD,
    /** Live records are missing, or there are new ones, and nothing is said. */
    LOST,
    /** The same live records, some of them with another value. */
    CHANGED,
    /** The same live records; what was recovered is different. */
    RECOVERED
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(1800)
  void noRowIsLostInSilence(App app) throws Exception {
    byte[] whole = database(app, "");
    Findings base = read(whole);
    assertThat(base.problems()).isEmpty();
    assertThat(base.of("message")).hasSizeGreaterThanOrEqualTo(COUNT);
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    Random random = new Random(app.sample.hashCode());
    for (int copy = 0; copy < COPIES; copy++) {
      counts.merge(outcome(base, mutated(whole, random)), 1, Integer::sum);
    }
    if (Boolean.getBoolean("dalel.show")) {
      System.out.println(app + " of " + COPIES + ": " + counts);
    }
    assertThat(counts.getOrDefault(Outcome.TOLD, 0)).isGreaterThan(COPIES / 2);
    assertThat(counts.getOrDefault(Outcome.LOST, 0)).as("lost, and nothing is said").isZero();
    assertThat(counts.getOrDefault(Outcome.CHANGED, 0) + counts.getOrDefault(Outcome.RECOVERED, 0))
        .as("other values, or other recovered rows, and nothing is said")
        .isLessThanOrEqualTo(2 + COPIES * 4 / 100);
  }

  private Outcome outcome(Findings base, byte[] mutant) throws Exception {
    Findings found;
    try {
      found = read(mutant);
    } catch (AssertionError told) {
      assertThat(told.getCause()).isInstanceOf(UncheckedIOException.class);
      return Outcome.TOLD;
    }
    if (!found.problems().isEmpty()) {
      return Outcome.TOLD;
    }
    if (texts(base.all()).equals(texts(found.all()))) {
      return Outcome.SAME;
    }
    if (!places(live(base)).equals(places(live(found)))) {
      return Outcome.LOST;
    }
    return texts(live(base)).equals(texts(live(found))) ? Outcome.RECOVERED : Outcome.CHANGED;
  }

  private static List<Artifact> live(Findings found) {
    return found.all().stream().filter(one -> one.state() == RecordState.LIVE).toList();
  }

  private static List<String> texts(List<Artifact> all) {
    return all.stream().map(Artifact::toString).toList();
  }

  private static List<String> places(List<Artifact> all) {
    return all.stream().map(one -> one.type() + " " + one.position()).sorted().toList();
  }

  @Test
  void namesTheRowThatItsIndexDoesNotKnow() throws Exception {
    byte[] bytes = database(App.WHATSAPP, VACUUMED);
    int body = find(bytes, body(250), 0);
    bytes[new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("K250", body) + 1] = '7';

    assertThat(read(bytes).problems())
        .anySatisfy(
            row -> assertThat(row).contains("row 160 (counted, not its id) missing from index"));
  }

  @Test
  void namesThePageOfCellsThatOverlap() throws Exception {
    byte[] bytes = database(App.SIGNAL, VACUUMED);
    int page = find(bytes, body(FIRST + COUNT - 1), 0) / 4096;
    int cells = page * 4096 + 8;
    System.arraycopy(bytes, cells + 2, bytes, cells, 2); // two pointers to one cell

    assertThat(read(bytes).problems().toString())
        .contains("page " + (page + 1), "(at 0x%x)".formatted(page * 4096));
  }

  @Test
  void namesThePagesThatNoTableHasAnyMore() throws Exception {
    byte[] bytes = database(App.SMS, VACUUMED);
    bytes[find(bytes, "tablepdupdu", 0) + 11] = 2; // the first page of another table

    assertThat(read(bytes).problems().toString()).contains("never used", "(at 0x");
  }

  @Test
  void readsATableAsSqliteDoesWhateverTheCaseOfItsKind() throws Exception {
    byte[] bytes = database(App.SMS, VACUUMED);
    Findings base = read(bytes);
    bytes[find(bytes, "tablepdupdu", 0)] = 'T';

    assertThat(texts(read(bytes).all())).isEqualTo(texts(base.all()));
  }

  @Test
  void checksTheTablesOfTheAppWhereItsOwnCollationKeepsSqliteFromTheRest() throws Exception {
    byte[] bytes = database(App.SMS, withCollation());
    assertThat(read(bytes).problems()).as("an app's own order of texts is no damage").isEmpty();

    int body = find(bytes, body(222), 0);
    int address = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("+77012345678", body);
    assertThat(bytes[address - 3]).isEqualTo((byte) 9); // the type: a 1 in the head of the record
    bytes[address - 3] = 8;
    assertThat(read(bytes).problems().toString()).contains("missing from index typeThreadIdIndex");
  }

  /** A table with an index in the order of a language, as Android has them. */
  private static String withCollation() {
    return "CREATE TABLE other (name TEXT);\nCREATE INDEX by_name ON other (name);\n"
        + "INSERT INTO other VALUES ('x');\nPRAGMA writable_schema = ON;\n"
        + "UPDATE sqlite_master SET sql = 'CREATE TABLE other (name TEXT COLLATE LOCALIZED)' WHERE name = 'other';\n"
        + "PRAGMA writable_schema = OFF;\n";
  }

  @Test
  void namesTheRowOfWhichATextIsNone() throws Exception {
    byte[] bytes = database(App.SIGNAL, VACUUMED);
    bytes[find(bytes, body(222), 0) + 3] = (byte) 0xff;
    Findings found = read(bytes);

    assertThat(found.of("message")).hasSize(COUNT + 4);
    assertThat(found.problems())
        .singleElement()
        .asString()
        .contains("expected UTF-8 in row 222 of message", "in: body");
  }

  @Test
  void tellsOfADatabaseOfWhichTheListOfTablesIsGone() throws Exception {
    byte[] bytes = database(App.SIGNAL, VACUUMED);
    Arrays.fill(bytes, 100, 4096, (byte) 0);

    assertThat(read(bytes).problems())
        .singleElement()
        .asString()
        .contains("expected a list of its tables", "page 1", "whether a messenger wrote it");
  }

  private byte[] database(App app, String more) throws Exception {
    Path whole = folder.resolve("whole.db");
    Files.deleteIfExists(whole);
    MadeDatabase.of(SAMPLES.resolve(app.sample), whole);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + whole)) {
      MadeDatabase.run(connection, app.filling() + more);
    }
    return Files.readAllBytes(whole);
  }

  private Findings read(byte[] bytes) throws Exception {
    Path file = folder.resolve("copy.db");
    Files.write(file, bytes);
    return ExtractorRun.of(new DatabaseExtractor()).on(file);
  }

  private static int find(byte[] bytes, String text, int from) {
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text, from);
    assertThat(at).isPositive();
    return at;
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    byte[] copy = bytes.clone();
    switch (random.nextInt(4)) {
      case 0 -> copy = Arrays.copyOf(copy, 100 + random.nextInt(copy.length - 100));
      case 1 -> {
        int at = random.nextInt(copy.length);
        int end = Math.min(copy.length, at + random.nextInt(2048));
        Arrays.fill(copy, at, end, (byte) random.nextInt());
      }
      default -> {
        int count = 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
          copy[100 + random.nextInt(copy.length - 100)] = (byte) random.nextInt();
        }
      }
    }
    return copy;
  }
}
