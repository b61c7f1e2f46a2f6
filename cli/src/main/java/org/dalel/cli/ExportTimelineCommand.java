package org.dalel.cli;

import java.io.IOException;
import java.util.OptionalLong;
import org.dalel.casefile.read.CaseReader;
import org.dalel.export.TimelineFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Exports the timeline. */
@Command(
    name = "timeline",
    description = "Export all times of files and events of artifacts, in order.")
final class ExportTimelineCommand extends CaseCommand {
  @Mixin private ExportTarget target;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description = "csv or jsonl (${DEFAULT-VALUE}).")
  private RowFormat format;

  @Option(
      names = "--time",
      paramLabel = "RANGE",
      converter = TimeRange.Converter.class,
      description = "Only this time, UTC: 2024-01..2024-03, 2024-05-06T07:08.., 2024.")
  private TimeRange time;

  ExportTimelineCommand(Output output) {
    super(output);
  }

  @Override
  int run(CaseReader reader) throws IOException {
    OptionalLong from = time == null ? OptionalLong.empty() : time.from();
    OptionalLong to = time == null ? OptionalLong.empty() : time.to();
    target.export(
        this,
        reader,
        "timeline",
        format.label(),
        out -> {
          TimelineFormat lines = new TimelineFormat(out, format == RowFormat.CSV);
          lines.begin();
          reader.timeline(from, to, lines::entry);
        });
    return ExitCode.OK;
  }
}
