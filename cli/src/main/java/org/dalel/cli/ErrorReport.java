package org.dalel.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dalel.casefile.CaseException;
import picocli.CommandLine;

/** Says on standard error what went wrong, without a stack trace. */
final class ErrorReport {
  private ErrorReport() {}

  /** The exit code for a problem of a command; says what it was. */
  static int of(Output output, Exception problem) {
    if (problem instanceof CommandLine.ParameterException usage) {
      return usage(output, usage);
    }
    if (problem instanceof IOException broken) {
      return brokenOutput(output, broken);
    }
    if (problem instanceof UncheckedIOException broken) {
      return brokenOutput(output, broken.getCause());
    }
    if (problem instanceof Check.BadValue) {
      output.note("dalel: " + problem.getMessage());
      return ExitCode.USAGE;
    }
    if (problem instanceof CaseException) {
      output.note("dalel: " + problem.getMessage());
      return ExitCode.CASE;
    }
    output.note("dalel: unexpected problem: " + problem);
    for (StackTraceElement frame : problem.getStackTrace()) {
      if (frame.getClassName().startsWith("org.dalel")) {
        output.note("  at " + frame);
        break;
      }
    }
    output.note("  this is a defect of the program: please report it with the command line");
    return ExitCode.CASE;
  }

  /** A reader that went away (such as {@code head}) is no problem; anything else is one. */
  static int brokenOutput(Output output, IOException problem) {
    if (String.valueOf(problem.getMessage()).contains("Broken pipe")) {
      return ExitCode.OK;
    }
    output.note("dalel: " + problem.getMessage());
    return ExitCode.CASE;
  }

  /** A command line that is not understood, with what may have been meant. */
  static int usage(Output output, CommandLine.ParameterException problem) {
    output.note("dalel: " + problem.getMessage());
    if (problem instanceof CommandLine.UnmatchedArgumentException unmatched) {
      String typed = unmatched.getUnmatched().get(0);
      List<String> suggestions =
          typed.startsWith("-")
              ? Suggestion.options(unmatched.getCommandLine().getCommandSpec(), typed)
              : unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        output.note("Did you mean: " + String.join(" or ", suggestions) + "?");
      }
    }
    CommandLine command = problem.getCommandLine();
    output.note("Help: " + command.getCommandSpec().qualifiedName(" ") + " --help");
    return ExitCode.USAGE;
  }
}
