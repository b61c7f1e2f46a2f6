package org.dalel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;
import org.dalel.ingest.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path temp;

  @Test
  void helpNamesEveryCommandWithOneLine() {
    assertThat(run(false, "--help")).isZero();
    for (String command : commands()) {
      assertThat(text(out)).containsPattern("(?m)^  " + command + " +[A-Z]");
    }
    // the list shows the first line of each description: a sentence, not the half of one
    Main.commandLine(output(false))
        .getSubcommands()
        .forEach(
            (name, command) ->
                assertThat(command.getCommandSpec().usageMessage().description()[0])
                    .as(name)
                    .endsWith("."));
    assertThat(text(out)).contains("Exit codes").contains("130").doesNotContain("\u001b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "process",
        "info",
        "coverage",
        "files",
        "artifacts",
        "wallets",
        "chats",
        "sims",
        "secrets",
        "search",
        "show",
        "cat",
        "extract",
        "failures",
        "retry",
        "verify",
        "export",
        "gui",
        "report",
        "plugins"
      })
  void everyCommandHasHelp(String command) {
    assertThat(run(false, command, "--help")).isZero();
    assertThat(text(out)).contains("Usage: dalel " + command);
  }

  @Test
  void suggestsWhatMayHaveBeenMeant() {
    assertThat(run(false, "serach", "x")).isEqualTo(ExitCode.USAGE);
    assertThat(text(err)).contains("Did you mean").contains("search");
    assertThat(run(false, "files", "x", "--fromat", "csv")).isEqualTo(ExitCode.USAGE);
    assertThat(text(err)).contains("--format");
  }

  @Test
  void endsWithThreeWhenThereIsNoCase() {
    assertThat(run(false, "info", temp.resolve("none").toString())).isEqualTo(ExitCode.CASE);
    assertThat(text(err))
        .contains("expected a case")
        .contains("dalel process")
        .doesNotContain("Exception");
  }

  @Test
  void endsWithTwoForValuesThatMakeNoSense() throws Exception {
    String folder = sample();
    assertThat(run(false, "files", folder, "--state", "gone")).isEqualTo(ExitCode.USAGE);
    assertThat(run(false, "files", folder, "--size", "big")).isEqualTo(ExitCode.USAGE);
    assertThat(run(false, "files", folder, "--time", "2024-13")).isEqualTo(ExitCode.USAGE);
    assertThat(run(false, "search", folder, "x", "--limit", "0")).isEqualTo(ExitCode.USAGE);
    assertThat(run(false, "export", "nothing", folder)).isEqualTo(ExitCode.USAGE);
    assertThat(run(false, "process", "--case", temp.resolve("new").toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(Files.exists(temp.resolve("new"))).isFalse();
  }

  @Test
  void listsFilesAsCsvAndPrintsTheCustodyHeadApart() throws Exception {
    assertThat(run(false, "files", sample(), "--format", "csv")).isZero();
    assertThat(text(out))
        .isEqualTo(
            org.dalel.export.ItemCsv.HEADER
                + "\n\"d\",0,/a\u202egpj,,,file,allocated,3,,,,,,,,,d/@0/a%E2%80%AEgpj\n"
                    .replace("\"", ""));
    assertThat(text(err)).startsWith("custody: 0:000000");
  }

  @Test
  void neverSendsATerminalWhatTurnsOrMovesTheText() throws Exception {
    String folder = sample();
    for (String[] command :
        new String[][] {{"files", folder}, {"show", folder, "/a\u202egpj"}, {"info", folder}}) {
      out.reset();
      assertThat(run(true, command)).isZero();
      assertThat(text(out).replaceAll("\u001b\\[[017]?m", "")).doesNotContain("\u202e", "\u001b");
    }
  }

  @Test
  void recordsExportsInTheCustodyChainAndVerifiesIt() throws Exception {
    String folder = sample();
    assertThat(run(false, "export", "files", folder, "-o", temp.resolve("f.csv").toString()))
        .isZero();
    assertThat(run(false, "export", "files", folder, "-o", temp.resolve("f.csv").toString()))
        .isEqualTo(ExitCode.CASE);
    assertThat(text(err)).contains("nothing is overwritten");
    assertThat(run(false, "verify", folder, "--custody-only")).isZero();
    assertThat(text(out)).contains("custody chain: 2 entries, unbroken");
    assertThat(run(false, "verify", folder, "--custody-only", "--head", "9:" + "0".repeat(64)))
        .isEqualTo(ExitCode.VERIFICATION);
  }

  @Test
  void retriesWithTheSettingsOfTheLastRunAndTheOptionsThatAreGiven() throws Exception {
    String folder = sample();
    String set = Files.writeString(temp.resolve("known.txt"), "0".repeat(64)).toString();
    String plugins = Files.createDirectory(temp.resolve("plugins")).toString();
    assertThat(
            run(
                false,
                "process",
                "/nowhere",
                "--case",
                folder,
                "--profile",
                "triage",
                "--hash",
                "SHA3-256",
                "--hashset",
                set,
                "--no-text",
                "--text-limit",
                "99",
                "--time-limit",
                "300",
                "--timezone",
                "Asia/Almaty",
                "--plugins",
                plugins))
        .as("its evidence is in the case and not there: " + text(err))
        .isEqualTo(ExitCode.FAILURES);
    assertThat(text(err)).contains("d: expected the evidence at /nowhere, found nothing");
    assertThat(run(false, "retry", folder, "--time-limit", "600")).isEqualTo(ExitCode.FAILURES);
    assertThat(settings(folder, 2))
        .isEqualTo(
            settings(folder, 1)
                .replace("\"timeLimitSeconds\":300", "\"timeLimitSeconds\":600")
                .replace("[\"/nowhere\"]", "[]"))
        .contains("\"profile\":\"triage\"", "\"text\":false", "SHA3-256", set, plugins, "Almaty");
  }

  private static String settings(String folder, int run) throws Exception {
    try (Connection connection = CaseFolder.existing(Path.of(folder)).openCase();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT settings FROM run WHERE id = " + run)) {
      row.next();
      return row.getString(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"10k..2M,10240,2097152", "4096,4096,4096", "1G..,1073741824,-1", "..5,-1,5"})
  void readsSizes(String text, long from, long to) {
    SizeRange range = new SizeRange.Converter().convert(text);
    assertThat(range.from().orElse(-1)).isEqualTo(from);
    assertThat(range.to().orElse(-1)).isEqualTo(to);
  }

  @ParameterizedTest
  @CsvSource({
    "2024,1704067200000000000,1735689599999999999",
    "2024-02..2024-02,1706745600000000000,1709251199999999999",
    "1970-01-01T00:00:01,1000000000,1999999999"
  })
  void readsTimesAsTheWholeOfWhatIsNamed(String text, long from, long to) {
    TimeRange range = new TimeRange.Converter().convert(text);
    assertThat(range.from()).hasValue(from);
    assertThat(range.to()).hasValue(to);
  }

  @Test
  void saysHowFarARunIs() {
    Progress progress =
        new Progress(
            "processing",
            500,
            1000,
            512 << 20,
            1L << 30,
            2,
            7,
            Duration.ofSeconds(70),
            List.of(new Progress.Activity(0, "parsing", "d/report.pdf", Duration.ofMillis(1500))));

    assertThat(ProgressText.summary(progress))
        .isEqualTo(
            "processing: 500 of 1,000 items, 512 MiB, 7.3 MiB/s, 1:10 so far, 1:10 left, 2 failed");
    assertThat(ProgressText.worker(progress.workers().get(0)))
        .contains("parsing")
        .contains("1.5 s")
        .endsWith("d/report.pdf");
  }

  private List<String> commands() {
    return List.copyOf(Main.commandLine(output(false)).getSubcommands().keySet());
  }

  private String sample() throws Exception {
    CaseFolder folder = CaseFolder.createOrOpen(temp.resolve("sample"));
    try (Connection connection = Sqlite.openForWriting(folder.caseDb())) {
      Sqlite.execute(
          connection,
          "INSERT INTO evidence (id, label, kind, format, source, segments, size, sector_size, acquisition, added_ns, status)"
              + " VALUES (1, 'd', 'folder', 'folder', '/nowhere', '[]', 3, 512, '{}', 0, 'examined')");
      Sqlite.execute(
          connection,
          "INSERT INTO item (id, evidence_id, path, kind, state, size) VALUES (1, 1, '/a\u202egpj', 'file', 'allocated', 3)");
    }
    return folder.root().toString();
  }

  private int run(boolean terminal, String... arguments) {
    return Main.run(output(terminal), arguments);
  }

  private Output output(boolean terminal) {
    return new Output(
        out, new PrintStream(err, true, StandardCharsets.UTF_8), terminal, terminal, 100);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
