package org.dalel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class CommandTableTest {
  @Test
  void knowsEveryCommandOfTheHelpByItsName() {
    for (Class<?> command : Dalel.class.getAnnotation(Command.class).subcommands()) {
      String name = command.getAnnotation(Command.class).name();
      assertThat(CommandTable.find(name)).as(name).contains(command);
    }
  }

  @Test
  void doesNotKnowTheBeginningOfAName() {
    assertThat(CommandTable.find("proc")).isEmpty();
  }
}
