package org.dalel.cli;

import java.io.IOException;
import java.util.Map;
import org.dalel.casefile.JsonText;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ListedItem;
import org.dalel.export.SecretsJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists passwords and keys of a case, and the locks that they were tried on. */
@Command(
    name = "secrets",
    description = {
      "List the passwords and keys that the case knows, and everything locked, opened or not.",
      "Secrets are masked; --reveal shows them and is an entry in the custody chain."
    })
final class SecretsCommand extends CaseCommand {
  @Option(names = "--reveal", description = "Show the secrets themselves.")
  private boolean reveal;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  SecretsCommand(Output output) {
    super(output);
  }

  @Override
  int run(CaseReader reader) throws IOException {
    if (reveal) {
      record(reader, "reveal", Map.of("what", "secrets"));
    }
    if (json) {
      reader.secrets(secret -> line(SecretsJson.secret(secret, reveal)));
      reader.locks(lock -> line(SecretsJson.lock(lock)));
    } else {
      secrets(reader);
      output().line("");
      locks(reader);
    }
    return ExitCode.OK;
  }

  private void secrets(CaseReader reader) throws IOException {
    Table table = new Table(output(), "KIND", reveal ? "VALUE" : "MASKED", "SOURCE", "WHERE");
    long[] count = new long[1];
    reader.secrets(
        secret -> {
          count[0]++;
          String where = secret.item().map(SecretsCommand::place).orElse("");
          if (reveal) {
            // cells are cut, and a secret must not be
            output().line(secret.kind() + "  " + secret.value());
            output().line("    " + secret.source() + "  " + where);
          } else {
            table.row(secret.kind(), secret.masked(), secret.source(), where);
          }
        });
    table.end();
    output().line(count[0] == 0 ? "No secrets." : Count.of(count[0], "secret"));
  }

  private void locks(CaseReader reader) throws IOException {
    Table table = new Table(output(), "LOCK", "OPENS WITH", ">TRIED", "OPENED BY", "WHERE");
    long[] count = new long[2];
    reader.locks(
        lock -> {
          count[0]++;
          count[1] += lock.openedBy().isPresent() ? 1 : 0;
          table.row(
              lock.name(),
              lock.kind(),
              Long.toString(lock.attempts()),
              lock.openedBy().orElse("locked"),
              place(lock.item()));
        });
    table.end();
    output()
        .line(
            count[0] == 0
                ? "No locks."
                : "%s, %,d opened".formatted(Count.of(count[0], "lock"), count[1]));
  }

  private static String place(ListedItem item) {
    return item.locator().toString();
  }

  private void line(Map<String, Object> object) throws IOException {
    JsonText.write(output().results(), object);
    output().results().append('\n');
  }
}
