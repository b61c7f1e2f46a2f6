package org.dalel.cli;

import java.io.IOException;
import java.util.OptionalLong;
import org.dalel.casefile.JsonText;
import org.dalel.casefile.read.CaseInfo;
import org.dalel.casefile.read.CaseReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what a case holds. */
@Command(
    name = "info",
    description = "Show evidence, volumes, file systems, counts, runs and the custody head.")
final class InfoCommand extends CaseCommand {
  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  InfoCommand(Output output) {
    super(output);
  }

  @Override
  int run(CaseReader reader) throws IOException {
    if (json) {
      JsonText.write(output().results(), CaseJson.of(reader));
      output().results().append('\n');
      return ExitCode.OK;
    }
    for (CaseInfo.Evidence evidence : reader.evidence()) {
      evidence(reader, evidence);
    }
    counts(reader.counts());
    runs(reader);
    return ExitCode.OK;
  }

  private void evidence(CaseReader reader, CaseInfo.Evidence evidence) throws IOException {
    output().heading("Evidence " + evidence.label());
    output()
        .line(
            "  %s, %s, %s (%,d bytes)"
                .formatted(
                    evidence.kind(),
                    evidence.format(),
                    HumanSize.of(evidence.size()),
                    evidence.size()));
    output().line("  source  " + evidence.source());
    output().line("  status  " + evidence.status() + evidence.why().map(w -> ": " + w).orElse(""));
    output().line("  media   " + evidence.digestState());
    for (var digest : FlatJson.strings(evidence.digests()).entrySet()) {
      output().line("          " + digest.getKey() + " " + digest.getValue());
    }
    for (CaseInfo.FileSystem system : reader.fileSystems()) {
      if (system.evidence().equals(evidence.label())) {
        output().line("  " + fileSystem(system));
      }
    }
    output().line("");
  }

  private static String fileSystem(CaseInfo.FileSystem system) {
    return "@%d  %s%s%s, %s, %s%s"
        .formatted(
            system.start(),
            system.type(),
            system.poolVolume().map(name -> " volume " + name).orElse(""),
            system.label().map(name -> " \"" + name + "\"").orElse(""),
            HumanSize.of(system.blockSize() * system.blockCount()),
            system.status(),
            system.why().map(why -> ": " + why).orElse(""));
  }

  private void counts(CaseInfo.Counts counts) throws IOException {
    output().heading("Counts");
    count("entries", counts.items());
    count("  finished", counts.finished());
    count("  deleted or orphan", counts.deleted());
    count("distinct contents", counts.contents());
    count("embedded documents", counts.embedded());
    count("artifacts", counts.artifacts());
    count("failures", counts.failures());
    output().line("  %-20s %13s".formatted("content read", HumanSize.of(counts.bytesRead())));
    output().line("");
  }

  private void count(String what, long number) throws IOException {
    output().line("  %-20s %,13d".formatted(what, number));
  }

  private void runs(CaseReader reader) throws IOException {
    output().heading("Runs");
    for (CaseInfo.Run run : reader.runs()) {
      output()
          .line(
              "  %s  %s  %s on %s"
                  .formatted(
                      FilesCommand.minute(OptionalLong.of(run.startedNs())),
                      duration(run),
                      run.outcome(),
                      run.host()));
    }
  }

  private static String duration(CaseInfo.Run run) {
    if (run.endedNs().isEmpty()) {
      return "-";
    }
    return "%.1f s".formatted((run.endedNs().getAsLong() - run.startedNs()) / 1e9);
  }
}
