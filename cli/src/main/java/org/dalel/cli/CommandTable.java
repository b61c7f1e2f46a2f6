package org.dalel.cli;

import java.util.Optional;

/**
 * The commands by name, so that a start needs to load the one command only that is asked for:
 * describing all of them takes longer than most of them run.
 */
final class CommandTable {
  private CommandTable() {}

  /** The class of a command; empty for a name that is none, or the beginning of one. */
  static Optional<Class<?>> find(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "process" -> ProcessCommand.class;
          case "info" -> InfoCommand.class;
          case "coverage" -> CoverageCommand.class;
          case "files" -> FilesCommand.class;
          case "artifacts" -> ArtifactsCommand.class;
          case "sims" -> SimsCommand.class;
          case "wallets" -> WalletsCommand.class;
          case "chats" -> ChatsCommand.class;
          case "secrets" -> SecretsCommand.class;
          case "search" -> SearchCommand.class;
          case "show" -> ShowCommand.class;
          case "cat" -> CatCommand.class;
          case "extract" -> ExtractCommand.class;
          case "failures" -> FailuresCommand.class;
          case "retry" -> RetryCommand.class;
          case "verify" -> VerifyCommand.class;
          case "export" -> ExportCommand.class;
          case "plugins" -> PluginsCommand.class;
          case "gui" -> GuiCommand.class;
          case "report" -> ReportCommand.class;
          default -> null;
        });
  }
}
