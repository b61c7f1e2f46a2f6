package org.dalel.cli;

import picocli.CommandLine.Command;

/** The program itself: its commands and what the exit codes mean. */
@Command(
    name = "dalel",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    synopsisHeading = "",
    customSynopsis = "@|bold dalel|@ COMMAND ...",
    headerHeading = "",
    header = {
      "@|bold Dalel|@: evidence in, a searchable, court-checkable case out.",
    },
    commandListHeading = "%n@|bold Commands|@%n",
    optionListHeading = "%n@|bold Options|@%n",
    subcommands = {
      GuiCommand.class,
      ProcessCommand.class,
      InfoCommand.class,
      CoverageCommand.class,
      FilesCommand.class,
      ArtifactsCommand.class,
      SimsCommand.class,
      WalletsCommand.class,
      ChatsCommand.class,
      SecretsCommand.class,
      SearchCommand.class,
      ShowCommand.class,
      CatCommand.class,
      ExtractCommand.class,
      FailuresCommand.class,
      RetryCommand.class,
      VerifyCommand.class,
      ExportCommand.class,
      ReportCommand.class,
      PluginsCommand.class
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      "0:everything asked for was done",
      "1:done, but some items failed: see dalel failures",
      "2:the command line was not understood",
      "3:the case or the evidence cannot be opened, read or written",
      "4:a digest or the custody chain does not agree",
      "130:stopped (Ctrl-C); the same command goes on"
    },
    footer = {
      "",
      "@|bold Start here|@",
      "  dalel process disk.E01 --case mycase     turn an image into a case",
      "  dalel info mycase                        what is in it",
      "  dalel files mycase --path '**/*.jpg'     list files",
      "  dalel search mycase 'invoice OR account' find words",
      "  dalel gui mycase                         look at it in the browser",
      "  dalel COMMAND --help                     all about a command",
    })
final class Dalel {}
