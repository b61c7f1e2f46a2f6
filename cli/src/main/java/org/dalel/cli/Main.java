package org.dalel.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.dalel.casefile.Sqlite;
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
    Optional<Class<?>> command =
        arguments.length == 0 ? Optional.empty() : CommandTable.find(arguments[0]);
    if (command.isPresent()) {
      Sqlite.loadBeside();
    }
    int code =
        command.isPresent()
            ? configured(new CommandLine(command.get(), new CommandFactory(output)), output)
                .setCommandName("dalel " + arguments[0])
                .execute(Arrays.copyOfRange(arguments, 1, arguments.length))
            : commandLine(output).execute(arguments);
    try {
      output.flush();
    } catch (IOException e) {
      return ErrorReport.brokenOutput(output, e);
    }
    return code;
  }

  /** The command line with all its commands. */
  static CommandLine commandLine(Output output) {
    return configured(new CommandLine(new Dalel(), new CommandFactory(output)), output);
  }

  private static CommandLine configured(CommandLine commandLine, Output output) {
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
