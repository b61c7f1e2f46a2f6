package org.dalel.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns evidence into a case. */
@Command(
    name = "process",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Turn disk images, devices, folders or files into a case, or add them to one.",
      "A run that was stopped or broken off goes on with the same command.",
      "Nothing is written to the evidence."
    },
    footer = {
      "",
      "  dalel process disk.E01 --case mycase",
      "  dalel process part1.raw usb.dd --case mycase --profile triage",
      "  dalel process /dev/sdb --case mycase --examiner 'A. Serikova'"
    })
final class ProcessCommand implements Callable<Integer> {
  private final Output output;

  @Parameters(
      arity = "0..*",
      paramLabel = "EVIDENCE",
      description = "Images (the first segment of split ones), block devices, folders or files.")
  private List<Path> evidence = List.of();

  @Option(
      names = "--case",
      required = true,
      paramLabel = "DIR",
      description = "The folder of the case; made when it is not there.")
  private Path caseFolder;

  @Option(names = "--json", description = "At the end, one JSON object with the outcome.")
  private boolean json;

  @Mixin private ProcessOptions options;

  ProcessCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    for (Path one : evidence) {
      Check.readable("evidence", one);
    }
    if (evidence.isEmpty() && !new org.dalel.casefile.CaseFolder(caseFolder).exists()) {
      throw new Check.BadValue("process: expected evidence for the new case " + caseFolder);
    }
    List<Path> absolute = evidence.stream().map(Path::toAbsolutePath).toList();
    return new Processing(output, json).run(options.request(caseFolder, absolute, false));
  }
}
