package org.dalel.gui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page in both themes: axe finds nothing serious, and the browser's console stays empty. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityTest {
  private static final Set<String> SERIOUS = Set.of("serious", "critical");

  /** What is opened, and what is there when it is whole. */
  private static final Map<String, String> PAGES =
      Map.of(
          "#/", "dalel-case-list li",
          "case", "dalel-case-view h1",
          "process", "dalel-process-view form",
          "gallery", "dalel-gallery-view [role=status]",
          "timeline", "dalel-timeline-view [role=row] >> nth=3",
          "files", "dalel-tree [role=treeitem] >> nth=8",
          "files?identifier=email:nobody@example.org", "dalel-filter-bar button",
          "search?query=teapot", "dalel-search-view [role=option]",
          "search?mode=identifiers", "dalel-identifier-list input",
          "report", "dalel-report-view form");

  private BrowsedCase browsed;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Browser browser = Browser.start();
    browsed = BrowsedCase.open(browser, SampleCase.make(folder), folder);
  }

  @AfterAll
  void stop() throws Exception {
    if (browsed != null) {
      browsed.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"LIGHT,en-GB", "DARK,ru", "DARK,kk"})
  void findsNoSeriousViolationAndNoErrorOnAnyPage(ColorScheme theme, String locale) {
    List<String> found = new ArrayList<>();
    try (BrowserContext context =
        browsed
            .browser()
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setViewportSize(1366, 768)
                    .setLocale(locale)
                    .setColorScheme(theme))) {
      OpenRequests requests = new OpenRequests(context);
      Page page = context.newPage();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
              found.add(page.url() + ": " + message.text());
            }
          });
      page.onPageError(error -> found.add(page.url() + ": " + error));
      page.navigate(browsed.invitation());
      assertThat(page.locator("dalel-tree [role=treeitem]").first()).isVisible();
      String home = page.url().replaceAll("(#/case/[^/?]+).*", "$1");
      PAGES.forEach(
          (path, whole) -> {
            page.navigate(path.equals("#/") ? home.replaceAll("#.*", "#/") : home + "/" + path);
            assertThat(page.locator(whole).first()).isVisible();
            requests.settle(page);
            found.addAll(violations(page, path));
            shot(page, path, theme, locale);
          });
    }
    assertThat(found).isEmpty();
  }

  /** What axe finds that is serious. */
  static List<String> violations(Page page, String path) {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(rule -> SERIOUS.contains(rule.getImpact()))
            .map(
                rule ->
                    path
                        + ": "
                        + rule.getId()
                        + ": "
                        + rule.getNodes().stream()
                            .limit(3)
                            .map(node -> String.valueOf(node.getHtml()))
                            .toList())
            .toList();
  }

  private static void shot(Page page, String path, ColorScheme theme, String locale) {
    String target = System.getProperty("dalel.screenshots");
    if (target != null) {
      String name = (path + "-" + theme + "-" + locale).replaceAll("[^A-Za-z0-9-]", "_");
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of(target, "axe-" + name + ".png")));
    }
  }
}
