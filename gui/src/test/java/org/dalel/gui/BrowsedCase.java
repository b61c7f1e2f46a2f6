package org.dalel.gui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A workbench with one case, and a browser to look at it; both end together. */
final class BrowsedCase implements AutoCloseable {
  private final Browser browser;
  private final Workbench workbench;

  private BrowsedCase(Browser browser, Workbench workbench) {
    this.browser = browser;
    this.workbench = workbench;
  }

  /**
   * Opens a case.
   *
   * @param browser started before the case was made: without one the test is skipped
   * @param folder for what the workbench keeps
   */
  static BrowsedCase open(Browser browser, Path made, Path folder) {
    try {
      return new BrowsedCase(
          browser,
          Workbench.start(
              new WorkbenchSettings(
                  0,
                  Optional.of(made),
                  "A. Serikova",
                  folder.resolve("configuration"),
                  folder.resolve("cache"))));
    } catch (RuntimeException e) {
      browser.close();
      throw e;
    }
  }

  com.microsoft.playwright.Browser browser() {
    return browser.get();
  }

  String invitation() {
    return workbench.invitation();
  }

  String origin() {
    return workbench.origin();
  }

  @Override
  public void close() throws IOException {
    workbench.close();
    browser.close();
  }
}
