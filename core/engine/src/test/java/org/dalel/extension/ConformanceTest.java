package org.dalel.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.dalel.extension.conformance.ConformanceProcess;
import org.dalel.extension.conformance.Verdict;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceTest {
  private static final String READS =
      "file.text().ifPresent(text -> sink.emit("
          + "Artifact.of(\"finding\").field(\"length\", text.length()).build()));";

  @TempDir private Path temp;

  @Test
  void passesWhatKeepsTheRules() throws Exception {
    Path sample = Files.writeString(temp.resolve("note.txt"), "A note.");

    ConformanceProcess.Report report = check(READS, sample);

    assertThat(report.verdicts()).allMatch(Verdict::passed);
    assertThat(report.verdicts())
        .extracting(Verdict::check)
        .contains("metadata", "samples", "truncated input", "mutated input", "writes", "network");
    assertThat(report.confinement()).contains("bubblewrap");
  }

  @Test
  void namesTheInputThatAnExtractorIsNotPreparedFor() throws Exception {
    assertThat(failures(check("sink.emit(null); Integer.parseInt(file.text().get().toString());")))
        .anyMatch(v -> v.check().equals("empty input") && v.detail().contains("an empty file"))
        .anyMatch(v -> v.detail().contains("NullPointerException"));
    assertThat(
            failures(
                check("throw new java.io.IOException(\"header: expected 4 bytes, found 0\");")))
        .isEmpty();
    assertThat(failures(check("throw new java.io.IOException();"))).isNotEmpty();
  }

  @Test
  void seesThatTheSecondCallGivesSomethingElse() throws Exception {
    String clock = "sink.emit(Artifact.of(\"finding\").field(\"t\", System.nanoTime()).build());";

    assertThat(failures(check(clock))).extracting(Verdict::check).containsOnly("same twice");
  }

  @Test
  void survivesExitEndlessLoopAndNoMemory() throws Exception {
    assertThat(failures(check("System.exit(0);")))
        .singleElement()
        .satisfies(v -> assertThat(v.detail()).contains("an empty file", "expected the process"));
    assertThat(failures(check("while (true) { if (sink == null) return; }")))
        .singleElement()
        .satisfies(v -> assertThat(v.detail()).contains("expected an end within 1 s"));
    assertThat(
            failures(
                check(
                    "var all = new java.util.ArrayList<byte[]>();"
                        + "while (true) { all.add(new byte[1 << 28]); }")))
        .singleElement()
        .satisfies(v -> assertThat(v.detail()).contains("memory"));
  }

  @Test
  void seesThreadsSocketsAndFilesThatAreLeft() throws Exception {
    String thread =
        "Thread t = new Thread(() -> { while (true) { Thread.onSpinWait(); } }, \"left\");"
            + "t.setDaemon(true); if (file.size() == 0) t.start();";
    assertThat(failures(check(thread)))
        .anyMatch(v -> v.check().equals("threads") && v.detail().contains("left"));
    // a plugin that goes on as if it had not been refused is told all the same
    String socket =
        "try (var s = new java.net.Socket(\"127.0.0.1\", 9)) { s.getPort(); }"
            + "catch (RuntimeException | java.io.IOException refused) { return; }";
    assertThat(failures(check(socket))).extracting(Verdict::check).containsOnly("network");
    String channel =
        "try { java.nio.channels.SocketChannel.open(); } catch (java.io.IOException refused) { return; }";
    assertThat(failures(check(channel))).extracting(Verdict::check).containsOnly("network");
    String left = "java.nio.file.Files.writeString(java.nio.file.Path.of(\"left.txt\"), \"x\");";
    assertThat(failures(check(left)))
        .anyMatch(v -> v.check().equals("writes") && v.detail().contains("left.txt"));
  }

  @Test
  void seesAWriteOutsideWhereItIsConfined() throws Exception {
    Assumptions.assumeTrue(Bubblewrap.find().found().isPresent(), "bubblewrap works here");
    Path outside = temp.resolve("outside.txt");
    String write =
        "java.nio.file.Files.writeString(java.nio.file.Path.of(\"" + outside + "\"), \"x\");";

    assertThat(failures(check(write))).extracting(Verdict::check).containsOnly("writes");
    assertThat(outside).doesNotExist();
  }

  @Test
  void saysWhyAPluginCannotBeLoadedAndWhatItDoesNotTell() throws Exception {
    Path later =
        new PluginBuilder(Files.createDirectory(temp.resolve("a")), "later")
            .with("plugin.requires", "9.0.0")
            .extractor("p.Reads", READS)
            .zip(temp.resolve("later.zip"));
    assertThat(failures(check(later)))
        .singleElement()
        .satisfies(v -> assertThat(v.detail()).contains("it needs API 9.0.0"));
    Path hidden =
        new PluginBuilder(Files.createDirectory(temp.resolve("c")), "hidden")
            .extractor("p.Hidden", READS + "} private Hidden() {")
            .zip(temp.resolve("hidden.zip"));
    assertThat(failures(check(hidden)))
        .singleElement()
        .satisfies(
            v ->
                assertThat(v.detail())
                    .contains("p.Hidden", "a public constructor without parameters")
                    .doesNotContain("Exception"));
    Path silent =
        new PluginBuilder(Files.createDirectory(temp.resolve("b")), "silent")
            .extractor("p.Reads", READS)
            .zip(temp.resolve("silent.zip"));
    assertThat(failures(check(silent)))
        .singleElement()
        .satisfies(v -> assertThat(v.detail()).contains("plugin.license"));
  }

  @Test
  void triesContainerReadersTooWithAndWithoutTheirContents() throws Exception {
    Path sample = Files.writeString(temp.resolve("a.box"), "BOX content");
    String good =
        "if (file.size() < 5) return false;"
            + "sink.stored(ContainerEntry.file(\"a\").build(), 4, file.size() - 4); return true;";
    ConformanceProcess.Report report = checkReader(good, sample);
    assertThat(report.verdicts()).allMatch(Verdict::passed);
    assertThat(report.verdicts())
        .anyMatch(v -> v.check().equals("loading") && v.detail().contains("container readers: 1"))
        .anyMatch(v -> v.check().equals("samples") && v.passed())
        .anyMatch(v -> v.check().equals("mutated input") && v.passed());

    String careless =
        "var in = java.nio.ByteBuffer.allocate(8); file.open().read(in);"
            + "sink.stored(ContainerEntry.file(\"a\").build(), in.flip().getInt(4), 4); return true;";
    assertThat(failures(checkReader(careless)))
        .anyMatch(v -> v.detail().contains("IndexOutOfBoundsException"));
    String moody =
        "boolean[] asked = new boolean[1]; if (file.size() == 0) return false;"
            + "sink.file(ContainerEntry.file(\"a\").build(), () -> { asked[0] = true;"
            + " return java.io.InputStream.nullInputStream(); });"
            + "if (asked[0]) sink.bare(ContainerEntry.folder(\"b\").build()); return true;";
    assertThat(failures(checkReader(moody))).extracting(Verdict::check).containsOnly("same twice");
  }

  @Test
  void aRefusalThatTheExtractorCaughtIsStillABrokenContract() throws Exception {
    String caught =
        "try { sink.emit(Artifact.of(\"other\").build()); }"
            + "catch (IllegalArgumentException e) { sink.problem(new Position.WholeItem(), e.getMessage()); }";
    Path sample = Files.writeString(temp.resolve("note.txt"), "A note.");

    assertThat(failures(check(caught, sample)))
        .anyMatch(v -> v.check().equals("contract") && v.detail().contains("type 'other'"))
        .anyMatch(
            v ->
                v.check().equals("samples")
                    && v.detail().contains("the first problem")
                    && v.detail().contains("type 'other'"));
  }

  @Test
  void seesIdentifiersThatNobodyElseWouldSpellSo() throws Exception {
    Path sample = Files.writeString(temp.resolve("note.txt"), "A note.");
    String good = "ACCOUNT:tv:1 PHONE:+77012345678 IP_ADDRESS:192.0.2.7 IP_ADDRESS:2001:db8::7";
    ConformanceProcess.Report report = check(identifiers(good), sample);
    assertThat(report.verdicts()).allMatch(Verdict::passed);
    assertThat(report.verdicts())
        .anyMatch(v -> v.check().equals("identifiers") && v.detail().contains("4"));

    for (String bad :
        List.of(
            "ACCOUNT:442226597",
            "ACCOUNT:TeamViewer:1",
            "ACCOUNT:tv:",
            "PHONE:8777",
            "IP_ADDRESS:999.1.1.1",
            "IP_ADDRESS:10.0.0.010",
            "IP_ADDRESS:2001:0db8::7",
            "MAC_ADDRESS:00-11-22-AA-BB-CC",
            "EMAIL:Aida@example.kz",
            "IMEI:1234")) {
      assertThat(failures(check(identifiers(bad), sample)))
          .as(bad)
          .singleElement()
          .satisfies(v -> assertThat(v.check()).isEqualTo("identifiers"))
          .satisfies(
              v -> assertThat(v.detail()).contains("'" + bad.replaceFirst("[A-Z_]+:", "") + "'"));
    }
  }

  private static String identifiers(String kindsAndValues) {
    StringBuilder body = new StringBuilder("var one = Artifact.of(\"finding\");");
    for (String pair : kindsAndValues.split(" ")) {
      String[] parts = pair.split(":", 2);
      body.append(
          "one.identifier(Identifier.mentioned(Identifier.Kind.%s, \"%s\", \"%s\"));"
              .formatted(parts[0], parts[1], parts[1]));
    }
    return body + "sink.emit(one.build());";
  }

  @Test
  void aFolderOfSamplesOfWhichNoneIsWantedIsNoPass() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("samples"));

    assertThat(failures(check(READS, folder)))
        .singleElement()
        .satisfies(v -> assertThat(v.check()).isEqualTo("samples"))
        .satisfies(v -> assertThat(v.detail()).contains("meets one of the interests"));
  }

  private ConformanceProcess.Report checkReader(String body, Path... samples) throws Exception {
    Path work = Files.createTempDirectory(temp, "plugin");
    return check(
        new PluginBuilder(Files.createDirectory(work.resolve("code")), "boxes")
            .with("plugin.description", "Tried.")
            .with("plugin.provider", "Nobody")
            .with("plugin.license", "Apache-2.0")
            .reader("p.Box", body)
            .zip(work.resolve("boxes.zip")),
        samples);
  }

  private ConformanceProcess.Report check(String body, Path... samples) throws Exception {
    Path work = Files.createTempDirectory(temp, "plugin");
    Path plugin =
        new PluginBuilder(Files.createDirectory(work.resolve("code")), "tried")
            .with("plugin.description", "Tried.")
            .with("plugin.provider", "Nobody")
            .with("plugin.license", "Apache-2.0")
            .extractor("p.Tried", body)
            .zip(work.resolve("tried.zip"));
    return check(plugin, samples);
  }

  private static ConformanceProcess.Report check(Path plugin, Path... samples) throws Exception {
    return ConformanceProcess.check(
        new ConformanceProcess.Request(plugin, List.of(samples), List.of(), Duration.ofSeconds(1)));
  }

  private static List<Verdict> failures(ConformanceProcess.Report report) {
    return report.verdicts().stream().filter(verdict -> !verdict.passed()).toList();
  }
}
