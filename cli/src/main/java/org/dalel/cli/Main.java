package org.dalel.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The program {@code dalel}. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    int code = run(Output.standard(), arguments);
    System.exit(code);
  }

  /** Runs one command; returns the exit code. */
  static int run(Output output, String... arguments) {
    CommandLine commandLine = commandLine(output);
    int code = commandLine.execute(arguments);
    try {
      output.flush();
    } catch (IOException e) {
      return ErrorReport.brokenOutput(output, e);
    }
    return code;
  }

  /** The command line with all its commands. */
  static CommandLine commandLine(Output output) {
    CommandLine commandLine = new CommandLine(new Dalel(), new CommandFactory(output));
    commandLine.setOut(new PrintWriter(output.results()));
    commandLine.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setAbbreviatedOptionsAllowed(false);
    commandLine.setUsageHelpAutoWidth(false);
    commandLine.setUsageHelpWidth(Math.max(80, Math.min(output.columns(), 120)));
    commandLine.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            output.isTerminal() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    commandLine.setExecutionExceptionHandler(
        (problem, command, result) -> ErrorReport.of(output, problem));
    commandLine.setParameterExceptionHandler(
        (problem, given) -> ErrorReport.usage(output, problem));
    return commandLine;
  }
}
