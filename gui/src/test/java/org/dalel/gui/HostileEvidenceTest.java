package org.dalel.gui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Evidence that wants to run, to call home or to break the workbench. A server of the test listens
 * where the evidence calls; the browser's own network log tells whom it asked.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileEvidenceTest {
  private static final String[] VIEWERS = {
    "Picture",
    "Pages",
    "Document",
    "Player",
    "Tables",
    "Tree",
    "Details",
    "Text",
    "Hex",
    "Artifacts",
    "Provenance"
  };

  private final Set<String> called = new ConcurrentSkipListSet<>();
  private final Set<String> asked = new ConcurrentSkipListSet<>();
  private final Set<String> errors = new ConcurrentSkipListSet<>();
  private HttpServer home;
  private Browser browser;
  private Workbench workbench;
  private BrowserContext context;
  private OpenRequests requests;
  private Page page;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    browser = Browser.start();
    home = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    home.createContext(
        "/",
        exchange -> {
          called.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    home.start();
    Path evidence = Files.createDirectories(folder.resolve("hostile"));
    System.err.println("TIME start " + System.currentTimeMillis());
    HostileEvidence.write("http://127.0.0.1:" + home.getAddress().getPort(), evidence);
    System.err.println("TIME made " + System.currentTimeMillis());
    workbench =
        Workbench.start(
            new WorkbenchSettings(
                0,
                Optional.of(ViewsCase.supervised(folder, evidence)),
                "Tester",
                folder.resolve("configuration"),
                folder.resolve("cache")));
    System.err.println("TIME processed " + System.currentTimeMillis());
    open();
  }

  @AfterAll
  void stop() throws Exception {
    if (context != null) {
      context.close();
    }
    if (workbench != null) {
      workbench.close();
    }
    if (browser != null) {
      browser.close();
    }
    if (home != null) {
      home.stop(0);
    }
  }

  private void open() {
    context =
        browser
            .get()
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setViewportSize(1366, 768)
                    .setLocale("en-GB"));
    page = context.newPage();
    CDPSession devtools = context.newCDPSession(page);
    devtools.send("Network.enable");
    devtools.on(
        "Network.requestWillBeSent",
        event -> asked.add(event.getAsJsonObject("request").get("url").getAsString()));
    // frames of other sites have a log of their own; this one sees all of the context
    context.onRequest(request -> asked.add(request.url()));
    requests = new OpenRequests(context);
    page.onPageError(errors::add);
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Refused to")) {
            errors.add(message.text());
          }
        });
    page.onDialog(
        dialog -> {
          errors.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.onPopup(popup -> errors.add("window: " + popup.url()));
    page.navigate(workbench.invitation());
  }

  @Test
  @Order(1)
  void runsNothingAndAsksNobodyWhateverIsOpened() {
    Locator grid = page.getByRole(AriaRole.GRID);
    com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(
            grid.locator("[role=row][aria-rowindex='2']"))
        .isVisible();
    int rows = Integer.parseInt(grid.getAttribute("aria-rowcount"));
    assertThat(rows).isGreaterThan(12);
    for (int row = 2; row <= rows; row++) {
      Locator line = grid.locator("[role=row][aria-rowindex='" + row + "']");
      line.scrollIntoViewIfNeeded();
      line.click();
      for (String viewer : VIEWERS) {
        Locator tab =
            page.getByRole(
                AriaRole.TAB, new Page.GetByRoleOptions().setName(viewer).setExact(true));
        if (tab.count() > 0) {
          long t0 = System.nanoTime();
          tab.click();
          requests.settle(page);
          holdsNothingActive();
          System.err.println(
              "TIME " + row + " " + viewer + " " + (System.nanoTime() - t0) / 1000000);
        }
      }
    }
    page.getByRole(AriaRole.NAVIGATION).getByText("Gallery").click();
    requests.settle(page);
    assertThat(errors).as("scripts, dialogs and windows").isEmpty();
    assertThat(called).as("calls home").isEmpty();
    assertThat(hosts()).isSubsetOf("127.0.0.1", "localhost", "");
    assertThat(asked).noneMatch(url -> url.contains(":" + home.getAddress().getPort()));
    // and the server is well
    page.reload();
    com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(
            page.locator("dalel-status-bar"))
        .containsText("Custody");
  }

  /** Scripts in a sandbox would be silent: there must be none, nor anything that loads or leads. */
  private void holdsNothingActive() {
    if (page.locator("dalel-document-viewer iframe").count() > 0) {
      com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(
              page.frameLocator("dalel-document-viewer iframe")
                  .locator(
                      "script, iframe, object, form, link, meta[http-equiv], img, svg, a, [src], [href],"
                          + " [onload], [onerror], [onfocus], body style"))
          .hasCount(0);
    }
  }

  /** What the log must be able to see: a page that is not confined does call home. Comes last. */
  @Test
  @Order(2)
  void wouldSeeACallHome() {
    Page free = context.newPage();
    String address = "http://127.0.0.1:" + home.getAddress().getPort() + "/control";
    free.navigate(address);
    assertThat(called).contains("/control");
    assertThat(asked).contains(address);
    free.close();
  }

  private Set<String> hosts() {
    return asked.stream()
        .map(url -> url.startsWith("http") ? URI.create(url.split("[?#]")[0]).getHost() : "")
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
