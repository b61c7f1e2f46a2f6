package org.dalel.cli;

import java.util.Optional;
import picocli.CommandLine.Command;

/**
 * The commands by name, so that a start needs to look at the one command only that is asked for:
 * describing all of them takes longer than most of them run.
 */
final class CommandTable {
  private CommandTable() {}

  /** The class of a command; empty for a name that is none, or the beginning of one. */
  static Optional<Class<?>> find(String name) {
    for (Class<?> command : Dalel.class.getAnnotation(Command.class).subcommands()) {
      if (command.getAnnotation(Command.class).name().equals(name)) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
  }
}
