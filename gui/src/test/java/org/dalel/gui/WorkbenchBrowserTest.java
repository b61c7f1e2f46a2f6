package org.dalel.gui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dalel.gui.WatchedPage.named;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What an examiner does in the page, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkbenchBrowserTest {
  private static final double PATIENCE_MILLIS = 10_000;

  private BrowsedCase browsed;
  private WatchedPage watched;
  private Page page;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Browser browser = Browser.start();
    Path made = SampleCase.make(folder);
    browsed = BrowsedCase.open(browser, made, folder);
  }

  @AfterAll
  void stop() throws Exception {
    if (browsed != null) {
      browsed.close();
    }
  }

  @BeforeEach
  void open() {
    watched = WatchedPage.open(browsed, PATIENCE_MILLIS);
    page = watched.page();
  }

  @AfterEach
  void close() {
    watched.close();
  }

  @Test
  void opensTheCaseWithTreeTableAndCustodyHead() {
    assertThat(role(AriaRole.TREEITEM, "Deleted")).isVisible();
    assertThat(role(AriaRole.TREEITEM, "notes")).isVisible();
    assertThat(page.locator("dalel-status-bar")).containsText("Custody");
    assertThat(page.locator("dalel-status-bar")).containsText("A. Serikova");
    watched.shot("files-light");
  }

  @Test
  void sortsAndScrollsToTheEndOfALongList() {
    role(AriaRole.TREEITEM, "many").click();
    Locator grid = page.getByRole(AriaRole.GRID);
    page.getByLabel("With subfolders").check();
    assertThat(grid).hasAttribute("aria-rowcount", "302");
    page.getByRole(AriaRole.COLUMNHEADER, named("Name")).click();
    assertThat(page.getByRole(AriaRole.COLUMNHEADER, named("Name")))
        .hasAttribute("aria-sort", "ascending");
    assertThat(page.locator("[role=row][aria-rowindex='2'] [role=gridcell]").first())
        .not()
        .isEmpty();
    grid.focus();
    grid.press("End");
    assertThat(page.locator("[role=row][aria-rowindex='302'] [role=gridcell]").first())
        .not()
        .isEmpty();
    String last =
        page.locator("[role=row][aria-rowindex='302'] [role=gridcell]").first().innerText();
    page.getByRole(AriaRole.COLUMNHEADER, named("Name")).click();
    assertThat(page.locator("[role=row][aria-rowindex='2'] [role=gridcell]").first()).hasText(last);
  }

  @Test
  void showsDetailsTextAndBytesOfAFile() {
    role(AriaRole.TREEITEM, "notes").click();
    page.getByRole(AriaRole.GRIDCELL, named("invoice.txt")).first().click();
    assertThat(page.locator("dalel-details-viewer")).containsText("SHA-256");
    tab("Text").click();
    assertThat(page.locator("dalel-text-viewer")).containsText("The invoice for the teapot");
    tab("Hex").click();
    assertThat(page.locator("dalel-hex-viewer pre")).containsText("54 68 65 20 69 6e 76");
    watched.shot("hex-light");
  }

  @Test
  void showsANameWithMarkupAsText() {
    role(AriaRole.TREEITEM, "notes").click();
    assertThat(page.getByRole(AriaRole.GRIDCELL, named("<img src=x onerror=alert(1)>.txt")).first())
        .isVisible();
  }

  @Test
  void findsARussianWordAndMarksIt() {
    page.getByRole(AriaRole.SEARCHBOX, named("Search in text and metadata")).fill("чайник");
    page.keyboard().press("Enter");
    Locator hit = page.locator("dalel-search-view [role=option]").first();
    assertThat(hit.locator("mark")).hasText("чайник");
    hit.click();
    assertThat(page.locator("dalel-text-viewer mark").first()).hasText("чайник");
    watched.shot("search-light");
  }

  @Test
  void offersTheBeginningsOfWordsThatStandNowhereAsTheyAre() {
    page.getByRole(AriaRole.SEARCHBOX, named("Search in text and metadata")).fill("чайни");
    page.keyboard().press("Enter");
    Locator view = page.locator("dalel-search-view");
    assertThat(view.locator(".summary")).containsText("0");
    page.getByRole(AriaRole.BUTTON, named("Search for чайни*")).click();
    assertThat(view.locator("[role=option] mark").first()).hasText("чайник");
    assertThat(page.getByRole(AriaRole.SEARCHBOX, named("Search in text and metadata")))
        .hasValue("чайни*");
    assertThat(page.getByRole(AriaRole.BUTTON, named("Search for"))).hasCount(0);
  }

  @Test
  void switchesLanguageAndThemeAtOnceAndKeepsThem() {
    page.getByRole(AriaRole.COMBOBOX, named("Language")).selectOption("ru");
    assertThat(role(AriaRole.TREEITEM, "Удалённые")).isVisible();
    page.getByRole(AriaRole.BUTTON, named("Светлая / тёмная")).click();
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    watched.shot("files-dark-ru");
    page.reload();
    assertThat(role(AriaRole.TREEITEM, "Удалённые")).isVisible();
    page.getByRole(AriaRole.COMBOBOX, named("Язык")).selectOption("kk");
    assertThat(role(AriaRole.TREEITEM, "Жойылғандар")).isVisible();
    watched.shot("files-dark-kk");
  }

  private Locator role(AriaRole role, String name) {
    return page.getByRole(role, named(name)).first();
  }

  private Locator tab(String name) {
    return page.getByRole(AriaRole.TAB, named(name));
  }
}
