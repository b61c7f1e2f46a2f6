package org.dalel.gui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.dalel.casefile.CaseFolder;
import org.dalel.custody.CustodyChain;
import org.dalel.custody.CustodyEntry;
import org.dalel.testdata.document.Documents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where the passwords that somebody enters to start a run can be seen afterwards, and where not.
 */
class GivenSecretsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String UNUSED = "golden-eagle-over-burabay";
  private static final Set<String> HOLDERS = Set.of("case.db", "case.db-wal");

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path folder;
  private Workbench workbench;
  private String origin;
  private String[] headers;

  @BeforeEach
  void start() throws IOException {
    Path evidence = Files.createDirectories(folder.resolve("evidence"));
    Files.write(evidence.resolve("locked.zip"), Documents.of("zip-encrypted").content().bytes());
    CaseFolder.createOrOpen(folder.resolve("case"));
    workbench =
        Workbench.start(
            new WorkbenchSettings(
                0,
                Optional.of(folder.resolve("case")),
                "Tester",
                folder.resolve("configuration"),
                folder.resolve("cache"),
                List.of(folder),
                List.of()));
    origin = workbench.origin();
    URI link = URI.create(workbench.invitation());
    String cookie =
        RawHttp.get(origin, "/?" + link.getQuery())
            .header("set-cookie")
            .orElseThrow()
            .split(";")[0];
    String session = RawHttp.get(origin, "/api/session", "Cookie: " + cookie).body();
    String csrf = JSON.readTree(session).get("csrf").asText();
    headers = new String[] {"Cookie: " + cookie, "X-Dalel-Csrf: " + csrf};
  }

  @AfterEach
  void stop() throws IOException {
    workbench.close();
  }

  @Test
  void standInTheCaseAloneAndTheChainSaysThatTheyWereGivenAndWhatTheyOpened() throws Exception {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setErr(System.out);
    Thread looking = new Thread(() -> lookAtProcesses(seen));
    looking.start();
    try {
      run();
    } finally {
      looking.interrupt();
      looking.join();
      System.setOut(out);
      System.setErr(err);
    }

    assertThat(seen)
        .as("processes that were there")
        .isNotEmpty()
        .noneMatch(GivenSecretsTest::shows);
    doesNotShow(printed.toString(StandardCharsets.UTF_8));
    assertThat(filesThatShow(folder)).allMatch(HOLDERS::contains).contains("case.db");
    List<CustodyEntry> chain =
        CustodyChain.open(CaseFolder.existing(folder.resolve("case"))).entries();
    assertThat(details(chain, "process").get("secrets_given"))
        .isEqualTo(JSON.valueToTree(Map.of("password", 2)));
    assertThat(details(chain, "process-ended").get("locks_opened_by"))
        .isEqualTo(JSON.valueToTree(Map.of("given by the examiner", 1)));
  }

  /** Starts a run with a worker of its own and listens, as a browser does, until its end. */
  private void run() throws IOException {
    String cases = RawHttp.get(origin, "/api/cases", headers).body();
    String opened = "/api/cases/" + JSON.readTree(cases).get("cases").get(0).get("id").asText();
    String form =
        JSON.writeValueAsString(
            Map.of(
                "paths",
                List.of(folder.resolve("evidence").toString()),
                "secrets",
                UNUSED + "\n" + Documents.PASSWORD + "\n"));
    try (BufferedReader events = RawHttp.events(origin, opened + "/events", PATIENCE, headers)) {
      assertThat(RawHttp.post(origin, opened + "/job/start", form, headers).status())
          .isEqualTo(200);
      long patience = System.nanoTime() + PATIENCE.toNanos();
      String state = "running";
      while (state.equals("running")) {
        assertThat(System.nanoTime()).as("no end in " + PATIENCE).isLessThan(patience);
        String line = events.readLine();
        assertThat(line).as("news of the run, before it ended").isNotNull();
        doesNotShow(line);
        String told = RawHttp.get(origin, opened + "/job", headers).body();
        doesNotShow(told);
        state = JSON.readTree(told).get("state").asText();
      }
      assertThat(state).isEqualTo("done");
    }
  }

  private static JsonNode details(List<CustodyEntry> chain, String action) throws IOException {
    for (CustodyEntry entry : chain) {
      if (entry.action().equals(action)) {
        return JSON.readTree(entry.details());
      }
    }
    throw new AssertionError("expected an entry " + action + " in the chain, found none");
  }

  /** Command lines and environments of all other processes, as anybody on the machine sees them. */
  private static void lookAtProcesses(Set<String> seen) {
    Path own = Path.of("/proc", Long.toString(ProcessHandle.current().pid()));
    while (!Thread.currentThread().isInterrupted()) {
      try (Stream<Path> all = Files.list(Path.of("/proc"))) {
        all.filter(one -> one.getFileName().toString().matches("\\d+"))
            .filter(one -> !one.equals(own))
            .forEach(
                one -> {
                  seen.add(text(one.resolve("cmdline")));
                  seen.add(text(one.resolve("environ")));
                });
      } catch (IOException e) {
        seen.add(e.toString());
      }
    }
  }

  private static List<String> filesThatShow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> shows(text(file)))
          .map(file -> file.getFileName().toString())
          .toList();
    }
  }

  /** Bytes as characters; nothing where a process or file is gone. */
  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  private static void doesNotShow(String text) {
    assertThat(shows(text)).as(text).isFalse();
  }

  private static boolean shows(String text) {
    return text.contains(UNUSED) || text.contains(Documents.PASSWORD);
  }
}
