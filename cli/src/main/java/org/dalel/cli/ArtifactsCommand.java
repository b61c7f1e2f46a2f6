package org.dalel.cli;

import java.io.IOException;
import java.util.List;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ListedArtifact;
import org.dalel.export.ArtifactFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists artifacts. */
@Command(
    name = "artifacts",
    description = "List what the plugins found, at each place where it stands.")
final class ArtifactsCommand extends CaseCommand {
  @Mixin private FilterOptions filter;

  @Option(
      names = "--artifact-type",
      paramLabel = "TYPE",
      split = ",",
      description = "Only artifacts of these types, such as email-address.")
  private List<String> types = List.of();

  @Option(
      names = "--plugin",
      paramLabel = "PLUGIN",
      split = ",",
      description = "Only of these plugins.")
  private List<String> plugins = List.of();

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  ArtifactsCommand(Output output) {
    super(output);
  }

  @Override
  int run(CaseReader reader) throws IOException {
    ListedArtifact.Filter wanted = new ListedArtifact.Filter(types, plugins, filter.toFilter());
    if (json) {
      reader.artifacts(wanted, new ArtifactFormat(output().results(), false)::artifact);
      return ExitCode.OK;
    }
    Table table = new Table(output(), "TYPE", "STATE", "CONFIDENCE", "FIELDS", "LOCATOR");
    long[] count = new long[1];
    reader.artifacts(
        wanted,
        found -> {
          count[0]++;
          table.row(
              found.type(),
              found.state(),
              found.confidence(),
              FieldsText.of(found.fields()),
              found.item().locator().toString());
        });
    table.end();
    output().line(count[0] == 0 ? "No artifacts." : "%,d artifacts".formatted(count[0]));
    return ExitCode.OK;
  }
}
