package org.dalel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.dalel.casefile.read.CaseReader;
import org.dalel.export.IsoTime;
import org.dalel.extension.Trees;
import org.dalel.preview.Previews;
import org.dalel.report.CaseReport;
import org.dalel.report.ReportFiles;
import org.dalel.report.ReportRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the report of a case. */
@Command(
    name = "report",
    description = {
      "Make the report of a case, as an HTML file that needs nothing else and a PDF.",
      "It says what the case is about, its evidence, the tagged items with their digests, notes and",
      "pictures, what was not examined, and the custody chain."
    })
final class ReportCommand extends CaseCommand {
  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description =
          "Where report.html and report.pdf go (${DEFAULT-VALUE}); nothing is overwritten.")
  private Path folder;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      defaultValue = "",
      description = "en, ru or kk (that of the case, otherwise en).")
  private String language;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "",
      description = "Time zone such as Asia/Almaty (that of the case, otherwise UTC).")
  private String zone;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      defaultValue = "html,pdf",
      description = "html, pdf or both (${DEFAULT-VALUE}).")
  private List<String> formats;

  ReportCommand(Output output) {
    super(output);
  }

  @Override
  int run(CaseReader reader) throws IOException {
    for (String format : formats) {
      if (!ReportFiles.FORMATS.contains(format)) {
        throw new Check.BadValue("--format: expected html or pdf, found " + format);
      }
    }
    ReportRequest request =
        new ReportRequest(
            language, zone, IsoTime.nanos(Instant.now()), Actor.name(), Version.number());
    CaseReport report = make(reader, request);
    for (ReportFiles.Written file :
        new ReportFiles(
                reader.folder(), report, request, folder.toAbsolutePath().normalize().toString())
            .write(folder, formats)) {
      output().line(file.sha256() + "  " + file.path());
    }
    output().note("exhibits: " + report.exhibits());
    return ExitCode.OK;
  }

  private static CaseReport make(CaseReader reader, ReportRequest request) throws IOException {
    Path scratch = Files.createTempDirectory("dalel-report");
    try (Previews previews = new Previews(scratch)) {
      return CaseReport.make(reader, EvidenceAccess.standard().contents(reader), previews, request);
    } finally {
      Trees.delete(scratch);
    }
  }
}
