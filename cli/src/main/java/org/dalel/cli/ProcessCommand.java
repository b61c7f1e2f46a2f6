package org.dalel.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.read.CaseReader;
import org.dalel.ingest.RunSettings;
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
    Set<Path> known = inTheCase();
    for (Path one : evidence) {
      if (!known.contains(one.toAbsolutePath().normalize())) {
        Check.readable("evidence", one);
      }
    }
    if (evidence.isEmpty() && !new CaseFolder(caseFolder).exists()) {
      throw new Check.BadValue("process: expected evidence for the new case " + caseFolder);
    }
    List<Path> absolute = evidence.stream().map(Path::toAbsolutePath).toList();
    return new Processing(output, json)
        .run(options.request(caseFolder, absolute, false, settings()));
  }

  /** Without evidence, a run that did not come to its end goes on as it was asked for. */
  private RunSettings settings() {
    return evidence.isEmpty()
        ? RunSettings.ofUnfinishedRun(CaseFolder.existing(caseFolder)).orElse(RunSettings.DEFAULT)
        : RunSettings.DEFAULT;
  }

  /** Evidence that is in the case already need not be there: nothing may be left to do in it. */
  private Set<Path> inTheCase() {
    if (!new CaseFolder(caseFolder).exists()) {
      return Set.of();
    }
    try (CaseReader reader = new CaseReader(CaseFolder.existing(caseFolder))) {
      return reader.evidence().stream()
          .map(known -> Path.of(known.source()))
          .collect(Collectors.toSet());
    }
  }
}
