package org.dalel.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.read.CaseReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A command that reads one case; prints the head of the custody chain when it is done. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
abstract class CaseCommand implements Callable<Integer> {
  private final Output output;

  @Parameters(index = "0", paramLabel = "CASE", description = "The folder of the case.")
  private Path folder;

  CaseCommand(Output output) {
    this.output = output;
  }

  @Override
  public final Integer call() throws IOException {
    CaseFolder opened = CaseFolder.existing(folder);
    try (CaseReader reader = new CaseReader(opened)) {
      int code = run(reader);
      output.flush();
      new Custody(output, opened).printHead();
      return code;
    }
  }

  /** Does the command's work; returns the exit code. */
  abstract int run(CaseReader reader) throws IOException;

  final Output output() {
    return output;
  }

  /** Records the command in the custody chain, before it is carried out. */
  final void record(CaseReader reader, String action, Map<String, ?> details) {
    new Custody(output, reader.folder()).record(Actor.name(), action, details);
  }
}
