package org.dalel.gui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dalel.gui.WatchedPage.named;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dalel.casefile.CaseFolder;
import org.dalel.custody.CustodyChain;
import org.dalel.export.ItemCsv;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tables, searches and the report, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListingBrowserTest {
  private BrowsedCase browsed;
  private Path made;
  private WatchedPage watched;
  private Page page;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Browser browser = Browser.start();
    made = SampleCase.make(folder);
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
    watched = WatchedPage.open(browsed, 15_000);
    page = watched.page();
    assertThat(item("Deleted")).isVisible();
  }

  @AfterEach
  void close() {
    watched.close();
  }

  @Test
  void sortsByTheKeyboardAlone() {
    Locator size =
        page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("Size"));
    assertThat(page.getByRole(AriaRole.GRIDCELL).first()).isVisible();
    page.getByRole(AriaRole.GRID).focus();
    for (int i = 0; i < 12 && !"ascending".equals(size.getAttribute("aria-sort")); i++) {
      page.keyboard().press("Tab");
      if (size.locator("button").evaluate("button => button.matches(':focus')").equals(true)) {
        page.keyboard().press("Enter");
      }
      page.waitForTimeout(50);
    }
    assertThat(size).hasAttribute("aria-sort", "ascending");
  }

  @Test
  void keepsTheFolderInTheAddressByItsLocator() {
    item("notes").click();
    assertThat(cell("invoice.txt")).isVisible();
    assertThat(page.url()).contains("notes");
    page.reload();
    assertThat(cell("invoice.txt")).isVisible();
    assertThat(page.getByRole(AriaRole.TREEITEM).and(page.locator("[aria-selected=true]")).first())
        .containsText("notes");
  }

  @Test
  void marksSeveralRowsAndCopiesThem() {
    item("notes").click();
    cell("invoice.txt").click();
    cell("чайник.txt")
        .click(
            new Locator.ClickOptions()
                .setModifiers(List.of(com.microsoft.playwright.options.KeyboardModifier.CONTROL)));
    assertThat(page.getByText("Rows marked: 2")).isVisible();
    button("Copy").click();
    assertThat(page.getByText("Rows copied: 2")).isVisible();
    String copied = (String) page.evaluate("navigator.clipboard.readText()");
    assertThat(copied.lines().toList()).hasSize(3);
    assertThat(copied).startsWith("Name\t").contains("\ninvoice.txt\t\t45\t", "\nчайник.txt\t");
  }

  @Test
  void showsTheColumnsThatArePickedAndKeepsThem() {
    button("Columns ▾").click();
    page.getByLabel("MD5").check();
    assertThat(page.getByRole(AriaRole.COLUMNHEADER, named("MD5"))).isVisible();
    page.reload();
    assertThat(page.getByRole(AriaRole.COLUMNHEADER, named("MD5"))).isVisible();
  }

  @Test
  void filtersByStateAndExtension() {
    button("Filter").click();
    page.locator("dalel-filter-bar select").first().selectOption("deleted");
    assertThat(cell("deleted.txt")).isVisible();
    page.locator("dalel-filter-bar input.short").fill("pdf");
    page.keyboard().press("Enter");
    assertThat(page.getByText("Nothing here.")).isVisible();
    page.locator("dalel-filter-bar select").first().selectOption("");
    assertThat(cell("locked.pdf")).isVisible();
  }

  @Test
  void exportsWhatIsListedAndRecordsIt() throws IOException {
    item("notes").click();
    assertThat(cell("invoice.txt")).isVisible();
    button("Export ▾").click();
    Download download = page.waitForDownload(() -> button("What is listed, as CSV").click());
    List<String> lines = Files.readAllLines(download.path());
    assertThat(lines.get(0)).isEqualTo(ItemCsv.HEADER);
    assertThat(lines).hasSize(4).anyMatch(line -> line.contains("/notes/чайник.txt"));
    var entries = CustodyChain.open(CaseFolder.existing(made)).entries();
    assertThat(entries.get(entries.size() - 1).action()).isEqualTo("export");
    assertThat(entries.get(entries.size() - 1).actor()).isEqualTo("A. Serikova");
  }

  @Test
  void narrowsASearchByAFacetAndKeepsIt() {
    page.getByRole(AriaRole.SEARCHBOX, named("Search in text and metadata"))
        .fill("teapot OR чайник");
    page.keyboard().press("Enter");
    Locator hits = page.locator("dalel-search-view [role=option]");
    assertThat(hits.first()).isVisible();
    int all = hits.count();
    page.locator("dalel-search-facets button")
        .filter(new Locator.FilterOptions().setHasText("notes"))
        .first()
        .click();
    assertThat(page.locator("dalel-search-facets button[aria-pressed=true]")).isVisible();
    assertThat(hits).hasCount(2);
    assertThat(all).isGreaterThanOrEqualTo(2);
    button("Saved ▾").click();
    page.getByPlaceholder("Name of the search").fill("tea in notes");
    button("Save this search").click();
    assertThat(button("tea in notes")).isVisible();
    button("Everywhere").click();
    button("Saved ▾").click();
    button("tea in notes").click();
    assertThat(hits).hasCount(2);
  }

  @Test
  void makesTheReportInTheLanguageThatIsChosen() throws IOException {
    button("Report").click();
    page.locator("dalel-report-view select[name=language]").selectOption("kk");
    button("Make the report").click();
    Locator link =
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("report.html"));
    Download download = page.waitForDownload(link::click);
    assertThat(Files.readString(download.path()))
        .contains("lang=\"kk\"", "Криминалистикалық зерттеу есебі");
    assertThat(page.getByText("report.pdf")).isVisible();
    assertThat(CustodyChain.open(CaseFolder.existing(made)).entries())
        .anyMatch(entry -> entry.action().equals("report"));
  }

  @Test
  void showsTimesInTheZoneThatIsChosenAndTellsTheKeys() {
    item("notes").click();
    Locator row = page.locator("[role=row][aria-rowindex='2']");
    assertThat(row).isVisible();
    page.getByLabel("Times in").selectOption("Asia/Almaty");
    page.reload();
    assertThat(page.getByLabel("Times in")).hasValue("Asia/Almaty");
    page.keyboard().press("?");
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
  }

  private Locator item(String name) {
    return page.getByRole(AriaRole.TREEITEM, named(name)).first();
  }

  private Locator cell(String name) {
    return page.getByRole(AriaRole.GRIDCELL, named(name)).first();
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .first();
  }
}
