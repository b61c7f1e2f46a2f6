package org.dalel.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ListedItem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the bytes of an item to standard output. */
@Command(name = "cat", description = "Write the bytes of one item to standard output.")
final class CatCommand extends CaseCommand {
  @Parameters(
      index = "1",
      paramLabel = "LOCATOR",
      description = "A locator, or the path of an item when only one has it.")
  private String locator;

  @Option(names = "--force", description = "Write to a terminal too, bytes as they are.")
  private boolean force;

  CatCommand(Output output) {
    super(output);
  }

  @Override
  int run(CaseReader reader) throws IOException {
    ListedItem item = ItemArgument.find(reader, locator);
    if (output().isTerminal() && !force) {
      throw new Check.BadValue(
          "cat: bytes of evidence can control a terminal; send them to a file or a program"
              + " (dalel cat ... > file), or add --force");
    }
    record(reader, "cat", Map.of("locator", item.locator().toString()));
    output().flush();
    try (InputStream in = EvidenceAccess.standard().contents(reader).open(item.locator())) {
      in.transferTo(output().bytes());
    }
    return ExitCode.OK;
  }
}
