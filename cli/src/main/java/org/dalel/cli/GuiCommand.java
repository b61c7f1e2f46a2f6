package org.dalel.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.dalel.gui.Workbench;
import org.dalel.gui.WorkbenchSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts the workbench. */
@Command(
    name = "gui",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Start the workbench: pages in the browser, served by this machine to itself alone.",
      "The link that is printed lets one browser in, once. Ctrl-C ends it."
    })
final class GuiCommand implements Callable<Integer> {
  private final Output output;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "CASE",
      description = "The folder of a case to open.")
  private Path folder;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Port of the pages on 127.0.0.1 (any free one).")
  private int port;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = {
        "A folder in which the page may look for evidence and make cases; nothing outside is shown.",
        "May be repeated. Without it: the home folder, /media, /run/media and /mnt."
      })
  private List<Path> roots = List.of();

  @Option(names = "--no-browser", description = "Print the link, do not open a browser.")
  private boolean noBrowser;

  GuiCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    if (port < 0 || port > 65_535) {
      throw new Check.BadValue("--port: expected a number from 0 to 65535, found " + port);
    }
    CountDownLatch ended = new CountDownLatch(1);
    try (Workbench workbench =
        Workbench.start(
            WorkbenchSettings.of(
                port,
                Optional.ofNullable(folder),
                Actor.name(),
                roots,
                Places.pluginFolders(List.of())))) {
      String link = workbench.invitation();
      output.line("Dalel workbench: " + link);
      output.flush();
      if (!noBrowser && !BrowserLauncher.open(link)) {
        output.note("no browser was found here; open the link in one on this machine");
      }
      Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown, "end"));
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.OK;
  }
}
