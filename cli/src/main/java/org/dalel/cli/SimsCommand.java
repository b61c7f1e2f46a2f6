package org.dalel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.JsonText;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ItemFilter;
import org.dalel.casefile.read.ListedArtifact;
import org.dalel.casefile.read.telephony.SimQueries;
import org.dalel.casefile.read.telephony.SimTable;
import org.dalel.export.SimExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Answers what an examiner asks first when there are SIM cards, SIM banks or gateways. */
@Command(
    name = "sims",
    description = {
      "Show SIM cards and SIM banks: whose network, which devices, what traffic.",
      "Cards with operator and period, changes of device, traffic, numbers called, activation codes,",
      "own numbers, logins of servers, batches, and numbers that stand elsewhere in the case too."
    })
final class SimsCommand extends CaseCommand {
  private static final int DEFAULT_ROWS = 15;

  @Option(names = "--json", description = "One JSON object a line: all rows.")
  private boolean json;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "Only this table, with all its rows: inventory, operators, device-changes, ...")
  private String table;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Rows shown of each table (" + DEFAULT_ROWS + ").")
  private int rows = DEFAULT_ROWS;

  @Option(
      names = "--export",
      paramLabel = "FOLDER",
      description =
          "Write all tables as CSV and XLSX, and requests to operators, into a new folder.")
  private Path folder;

  SimsCommand(Output output) {
    super(output);
  }

  @Override
  int run(CaseReader reader) throws IOException {
    if (folder != null) {
      export(reader);
      return ExitCode.OK;
    }
    boolean[] any = new boolean[1];
    reader.sims(
        queries -> {
          for (SimTable one : SimTable.values()) {
            if (table == null || table.equals(one.label())) {
              any[0] |= show(queries, one);
            }
          }
        });
    if (table == null && !json) {
      any[0] |= servers(reader);
      if (!any[0]) {
        output().line("No SIM cards, SIM banks or gateways were found.");
      }
    }
    return ExitCode.OK;
  }

  private void export(CaseReader reader) throws IOException {
    if (Files.exists(folder)) {
      throw new CaseException(
          folder + ": expected no folder of this name, found one; nothing is overwritten");
    }
    record(
        reader,
        "export",
        Map.of("what", "sims", "format", "csv, xlsx", "to", folder.toAbsolutePath().toString()));
    reader.sims(queries -> new SimExport(folder).write(queries));
  }

  /** Whether the table has rows. */
  private boolean show(SimQueries queries, SimTable one) throws IOException {
    if (json) {
      queries.forEach(one, -1, row -> line(one, row));
      return true;
    }
    long most = table == null ? rows : -1;
    Table text = new Table(output(), one.columns().toArray(String[]::new));
    long[] shown = new long[1];
    queries.forEach(
        one,
        most < 0 ? -1 : most + 1,
        row -> {
          if (shown[0]++ == 0) {
            output().line("");
            output().heading(one.title());
          }
          if (most < 0 || shown[0] <= most) {
            text.row(row.toArray(String[]::new));
          }
        });
    text.end();
    if (most >= 0 && shown[0] > most) {
      output().line("  and more: dalel sims CASE --table " + one.label());
    }
    return shown[0] > 0;
  }

  private void line(SimTable one, List<String> row) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("table", one.label());
    for (int i = 0; i < row.size(); i++) {
      if (!row.get(i).isEmpty()) {
        object.put(one.columns().get(i), row.get(i));
      }
    }
    JsonText.write(output().results(), object);
    output().results().append('\n');
  }

  /** Lists and logins are artifacts: they stand at their places. Whether there are any. */
  private boolean servers(CaseReader reader) throws IOException {
    Table text = new Table(output(), "type", "place", "what");
    boolean[] begun = new boolean[1];
    reader.artifacts(
        new ListedArtifact.Filter(
            List.of("sim-list", "call-list", "text-list", "gateway", "server-account"),
            List.of(),
            ItemFilter.ALL),
        artifact -> {
          if (!begun[0]) {
            begun[0] = true;
            output().line("");
            output().heading("Lists, gateways and logins");
          }
          text.row(
              artifact.type(),
              artifact.item().locator().toString(),
              FieldsText.of(artifact.fields()));
        });
    text.end();
    return begun[0];
  }
}
