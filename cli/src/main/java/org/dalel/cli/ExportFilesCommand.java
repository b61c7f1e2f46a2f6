package org.dalel.cli;

import java.io.IOException;
import java.util.Locale;
import org.dalel.casefile.read.CaseReader;
import org.dalel.export.FileFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Exports the file listing. */
@Command(name = "files", description = "Export the file listing.")
final class ExportFilesCommand extends CaseCommand {
  @Mixin private FilterOptions filter;
  @Mixin private ExportTarget target;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description = "csv, jsonl or bodyfile (${DEFAULT-VALUE}).")
  private FileFormat format;

  ExportFilesCommand(Output output) {
    super(output);
  }

  @Override
  int run(CaseReader reader) throws IOException {
    target.export(
        this,
        reader,
        "files",
        format.name().toLowerCase(Locale.ROOT),
        out -> FilesCommand.write(reader, filter.toFilter(), format, out));
    return ExitCode.OK;
  }
}
