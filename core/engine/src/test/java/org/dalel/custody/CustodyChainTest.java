package org.dalel.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustodyChainTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05.000000006Z"), ZoneOffset.UTC);

  @TempDir private Path temp;
  private CaseFolder folder;
  private CustodyChain chain;

  @BeforeEach
  void makeCase() {
    folder = CaseFolder.createOrOpen(temp.resolve("case"));
    chain = CustodyChain.open(folder, CLOCK);
  }

  @Test
  void hashesAsItsDocumentationSays() throws Exception {
    chain.append("Aida", "process", Map.of("b", 2, "a", List.of("x", true)));
    CustodyEntry entry = chain.entries().get(0);
    String json =
        "{\"action\":\"process\",\"actor\":\"Aida\",\"details\":{\"a\":[\"x\",true],\"b\":2},\"host\":\""
            + entry.host()
            + "\",\"sequence\":1,\"time_ns\":\"1767323045000000006\"}";
    byte[] hash =
        java.security.MessageDigest.getInstance("SHA-256")
            .digest(("0".repeat(64) + "\n" + json).getBytes(StandardCharsets.UTF_8));

    assertThat(entry.hash()).isEqualTo(java.util.HexFormat.of().formatHex(hash));
    assertThat(chain.head()).hasToString("1:" + entry.hash());
    assertThat(Files.readString(folder.custodyLog()))
        .startsWith("{\"action\":\"process\"")
        .contains("\"hash\":\"" + entry.hash() + "\"")
        .endsWith("}\n");
  }

  @Test
  void holdsAfterManyEntries() {
    appendEntries(20);

    assertThat(chain.verify(Optional.empty()))
        .isEqualTo(new CustodyReport(chain.head(), List.of()));
    assertThat(chain.head().length()).isEqualTo(20);
  }

  @Test
  void refusesToChangeOrDeleteRows() throws Exception {
    appendEntries(2);
    assertThatThrownBy(() -> onReview("UPDATE custody SET actor = 'x'"))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> onReview("DELETE FROM custody")).hasMessageContaining("append-only");
  }

  @Test
  void reportsADroppedTriggerAndTheAlteredRow() throws Exception {
    appendEntries(5);
    onReview("DROP TRIGGER custody_is_append_only_update");
    onReview("UPDATE custody SET actor = 'somebody else' WHERE sequence = 3");

    List<String> problems = chain.verify(Optional.empty()).problems();

    assertThat(problems.get(0))
        .startsWith("custody entry 3: expected the hash")
        .contains("altered");
    assertThat(problems.get(1)).startsWith("custody.log line 3:");
    assertThat(problems.get(2)).contains("custody_is_append_only_update");
  }

  @Test
  void reportsARowThatWasTakenOutOfTheMiddle() throws Exception {
    appendEntries(5);
    onReview("DROP TRIGGER custody_is_append_only_delete");
    onReview("DELETE FROM custody WHERE sequence = 2");

    assertThat(chain.verify(Optional.empty()).problems().get(0))
        .isEqualTo("custody entry 3: expected entry 2 here; entries are missing before it");
  }

  @Test
  void reportsATailCutFromTheTableByTheLog() throws Exception {
    appendEntries(5);
    cutTable(3);

    assertThat(chain.verify(Optional.empty()).problems().get(0))
        .startsWith("review.db: expected 5 custody entries as in custody.log, found 3");
  }

  @Test
  void reportsATailCutFromBothByTheHeadThatWasKept() throws Exception {
    appendEntries(5);
    CustodyHead kept = CustodyHead.parse(chain.head().toString());
    cutTable(3);
    List<String> lines = Files.readAllLines(folder.custodyLog());
    Files.write(folder.custodyLog(), lines.subList(0, 3));
    onReview(
        "CREATE TRIGGER custody_is_append_only_delete BEFORE DELETE ON custody BEGIN SELECT RAISE (ABORT, 'x'); END");

    assertThat(chain.verify(Optional.empty()).holds()).isTrue();
    assertThat(chain.verify(Optional.of(kept)).problems())
        .singleElement()
        .asString()
        .startsWith("custody chain: expected at least 5 entries");
  }

  @Test
  void reportsATailCutFromTheLogAndATornLine() throws Exception {
    appendEntries(4);
    List<String> lines = Files.readAllLines(folder.custodyLog());
    Files.writeString(folder.custodyLog(), lines.get(0) + "\n" + lines.get(1).substring(0, 20));

    assertThat(chain.verify(Optional.empty()).problems())
        .anyMatch(p -> p.startsWith("custody.log: expected 4 lines as in review.db, found 1"))
        .anyMatch(p -> p.startsWith("custody.log: its last line is torn"));
  }

  @Test
  void putsBackWhatADyingProcessLeftInTheLogOnly() throws Exception {
    appendEntries(3);
    CustodyHead before = chain.head();
    cutTable(2);

    chain.append("Aida", "verify", Map.of());

    assertThat(chain.entries())
        .extracting(CustodyEntry::action)
        .endsWith("act", "custody-restored", "verify");
    assertThat(chain.entries().get(2).hash()).isEqualTo(before.hash());
    assertThat(chain.entries().get(3).details()).isEqualTo("{\"log_lines\":0,\"rows\":1}");
  }

  @Test
  void givesTheLogBackItsLinesAndTakesATornOneAway() throws Exception {
    appendEntries(3);
    List<String> lines = Files.readAllLines(folder.custodyLog());
    Files.writeString(folder.custodyLog(), lines.get(0) + "\n{\"torn");

    chain.append("Aida", "verify", Map.of());

    assertThat(chain.verify(Optional.empty()).problems()).isEmpty();
    assertThat(Files.readAllLines(folder.custodyLog()))
        .hasSize(5)
        .startsWith(lines.get(0), lines.get(1));
  }

  @Test
  void keepsNumbersAndTextAsRfc8785HasThem() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("\u20ac", "Euro");
    details.put("\r", "CR\u000f\n\"\\");
    details.put("1", null);
    details.put("\ud83d\ude00", 9007199254740991L);

    assertThat(CanonicalJson.of(details))
        .isEqualTo(
            "{\"\\r\":\"CR\\u000f\\n\\\"\\\\\",\"1\":null,\"\u20ac\":\"Euro\",\"\ud83d\ude00\":9007199254740991}");
    assertThatThrownBy(() -> CanonicalJson.of(Map.of("n", 1L << 53)))
        .hasMessageContaining("pass it as text");
    assertThatThrownBy(() -> CanonicalJson.of(Map.of("half", "\ud83d")))
        .hasMessageContaining("surrogate");
  }

  @Test
  void letsTwoProcessesAndFourThreadsAppendAtOnce() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Appender.class.getName(),
                  folder.root().toString(),
                  "25")
              .inheritIO()
              .start());
    }
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      threads.add(new Thread(() -> Appender.append(folder, 10)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    for (Process process : processes) {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }

    assertThat(chain.verify(Optional.empty()).problems()).isEmpty();
    assertThat(chain.head().length()).isEqualTo(70);
  }

  /** A process of its own that appends. */
  static final class Appender {
    private Appender() {}

    public static void main(String[] arguments) {
      append(CaseFolder.existing(Path.of(arguments[0])), Integer.parseInt(arguments[1]));
    }

    static void append(CaseFolder folder, int count) {
      for (int i = 0; i < count; i++) {
        CustodyChain.open(folder).append("somebody", "act", Map.of("number", i));
      }
    }
  }

  private void appendEntries(int count) {
    for (int i = 0; i < count; i++) {
      chain.append("Aida", "act", Map.of("number", i));
    }
  }

  private void cutTable(int keep) throws SQLException {
    onReview("DROP TRIGGER custody_is_append_only_delete");
    onReview("DELETE FROM custody WHERE sequence > " + keep);
  }

  private void onReview(String sql) throws SQLException {
    try (Connection connection = Sqlite.openForWriting(folder.reviewDb())) {
      Sqlite.execute(connection, sql);
    }
  }
}
