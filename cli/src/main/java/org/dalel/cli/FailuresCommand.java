package org.dalel.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dalel.casefile.JsonText;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ListedFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what did not work. */
@Command(
    name = "failures",
    description = "List everything that could not be read, parsed or extracted, and why.")
final class FailuresCommand extends CaseCommand {
  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  FailuresCommand(Output output) {
    super(output);
  }

  @Override
  int run(CaseReader reader) throws IOException {
    if (json) {
      reader.failures(this::object);
      return ExitCode.OK;
    }
    long[] count = new long[1];
    reader.failures(
        failure -> {
          count[0]++;
          output().heading(failure.place());
          output().line("  " + failure.stage() + ", " + failure.kind() + ": " + failure.message());
        });
    output().line(count[0] == 0 ? "No failures." : "%,d failures".formatted(count[0]));
    return ExitCode.OK;
  }

  private void object(ListedFailure failure) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(failure.item().isPresent() ? "locator" : "place", failure.place());
    fields.put("stage", failure.stage());
    fields.put("kind", failure.kind());
    fields.put("message", failure.message());
    JsonText.write(output().results(), fields);
    output().results().append('\n');
  }
}
