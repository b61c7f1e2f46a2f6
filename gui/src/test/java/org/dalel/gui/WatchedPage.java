package org.dalel.gui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page of the workbench in a window of its own; what the browser complains of is kept. */
final class WatchedPage {
  private static final String SCREENSHOTS = "dalel.screenshots";

  private final BrowserContext context;
  private final OpenRequests requests;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  private WatchedPage(BrowserContext context, double patienceMillis) {
    this.context = context;
    this.requests = new OpenRequests(context);
    this.page = context.newPage();
    page.setDefaultTimeout(patienceMillis);
    PlaywrightAssertions.setDefaultAssertionTimeout(patienceMillis);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
  }

  /**
   * Opens the case, as somebody who was invited.
   *
   * @param patienceMillis how long is waited for what is expected
   */
  static WatchedPage open(BrowsedCase browsed, double patienceMillis) {
    BrowserContext context =
        browsed
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(1366, 768)
                    .setPermissions(List.of("clipboard-read", "clipboard-write"))
                    .setLocale("en-GB"));
    WatchedPage watched = new WatchedPage(context, patienceMillis);
    watched.page.navigate(browsed.invitation());
    return watched;
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /** Waits until nothing is asked for any more. */
  void settle() {
    requests.settle(page);
  }

  /** A picture of it, for people, when the system property names a folder for them. */
  void shot(String name) {
    String target = System.getProperty(SCREENSHOTS);
    if (target != null) {
      settle();
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(target, name + ".png")));
    }
  }

  /** To look for by its name. */
  static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  /** Ends it; fails when there was an error or a warning on the console. */
  void close() {
    context.close();
    assertThat(complaints).as("errors on the browser's console").isEmpty();
  }
}
