package org.dalel.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dalel.casefile.JsonText;
import org.dalel.extension.conformance.ConformanceProcess;
import org.dalel.extension.conformance.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks whether a plugin keeps the rules. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Try whether a plugin keeps the rules.",
      "It is given samples, made-up, empty, truncated and mutated input in a process of its own,",
      "which is confined where bubblewrap (bwrap) is installed."
    })
final class PluginsCheckCommand implements Callable<Integer> {
  private final Output output;

  @Parameters(paramLabel = "FILE", description = "The plugin: a .zip or a .jar.")
  private Path file;

  @Option(
      names = "--sample",
      paramLabel = "PATH",
      description = "A file that it reads, or a folder that plays a file system. May be repeated.")
  private List<Path> samples = List.of();

  @Option(
      names = "--plugins",
      paramLabel = "FOLDER",
      description = "A folder with plugins that it depends on. May be repeated.")
  private List<Path> beside = List.of();

  @Option(
      names = "--time-limit",
      paramLabel = "S",
      description = "Seconds that one call may take; 10 if nothing is given.")
  private int limit = 10;

  @Option(names = "--json", description = "One JSON object a check.")
  private boolean json;

  PluginsCheckCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Check.positive("--time-limit", limit);
    Check.readable("plugin", file);
    Check.folders("--plugins", beside);
    samples.forEach(sample -> Check.readable("sample", sample));
    ConformanceProcess.Report report =
        ConformanceProcess.check(
            new ConformanceProcess.Request(
                file, samples, Places.pluginFolders(beside), Duration.ofSeconds(limit)));
    if (json) {
      for (Verdict verdict : report.verdicts()) {
        line(verdict);
      }
    } else {
      Table table = new Table(output, "CHECK", "RESULT", "DETAIL");
      for (Verdict verdict : report.verdicts()) {
        table.row(verdict.check(), verdict.passed() ? "ok" : "FAILED", verdict.detail());
      }
      table.end();
    }
    output.note(report.confinement());
    return report.passed() ? ExitCode.OK : ExitCode.FAILURES;
  }

  private void line(Verdict verdict) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("check", verdict.check());
    object.put("passed", verdict.passed());
    object.put("detail", verdict.detail());
    JsonText.write(output.results(), object);
    output.results().append('\n');
  }
}
