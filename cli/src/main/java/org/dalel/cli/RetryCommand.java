package org.dalel.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.dalel.casefile.CaseFolder;
import org.dalel.ingest.RunSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries again what failed. */
@Command(
    name = "retry",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Try the items again that failed, for instance with a longer --time-limit.",
      "The settings are those of the last run, but for the options that are given.",
      "Everything else in the case stays."
    })
final class RetryCommand implements Callable<Integer> {
  private final Output output;

  @Parameters(index = "0", paramLabel = "CASE", description = "The folder of the case.")
  private Path caseFolder;

  @Option(names = "--json", description = "At the end, one JSON object with the outcome.")
  private boolean json;

  @Mixin private ProcessOptions options;

  RetryCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    RunSettings last = RunSettings.ofLastRun(CaseFolder.existing(caseFolder));
    return new Processing(output, json).run(options.request(caseFolder, List.of(), true, last));
  }
}
