package org.dalel.cli;

import java.io.IOException;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ListedArtifact;
import org.dalel.export.ArtifactFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Exports the artifacts. */
@Command(name = "artifacts", description = "Export what the plugins found, at each place.")
final class ExportArtifactsCommand extends CaseCommand {
  @Mixin private ExportTarget target;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "jsonl",
      description = "csv or jsonl (${DEFAULT-VALUE}).")
  private RowFormat format;

  ExportArtifactsCommand(Output output) {
    super(output);
  }

  @Override
  int run(CaseReader reader) throws IOException {
    target.export(
        this,
        reader,
        "artifacts",
        format.label(),
        out -> {
          ArtifactFormat lines = new ArtifactFormat(out, format == RowFormat.CSV);
          lines.begin();
          reader.artifacts(ListedArtifact.Filter.ALL, lines::artifact);
        });
    return ExitCode.OK;
  }
}
