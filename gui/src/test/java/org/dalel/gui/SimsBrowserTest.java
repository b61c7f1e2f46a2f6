package org.dalel.gui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.dalel.gui.WatchedPage.named;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.zip.ZipFile;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;
import org.dalel.custody.CustodyChain;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The tables of SIM cards in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimsBrowserTest {
  private static final int CARDS = 300;
  private static final long LIST = 1_000L << 32;
  private static final double PATIENCE_MILLIS = 30_000;

  private BrowsedCase browsed;
  private Path made;
  private WatchedPage watched;
  private Page page;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Browser browser = Browser.start();
    Path evidence = Files.createDirectories(folder.resolve("bank"));
    Files.writeString(evidence.resolve("dump.txt"), "a list");
    made = ViewsCase.process(folder, evidence);
    bank(made);
    browsed = BrowsedCase.open(browser, made, folder);
  }

  /** 300 cards at the bank, calls of each, one text. */
  private static void bank(Path made) throws SQLException {
    try (Connection db = Sqlite.openForWriting(CaseFolder.existing(made).caseDb())) {
      Sqlite.execute(
          db,
          "INSERT INTO artifact (id, item_id, plugin, plugin_version, type, state, confidence, fields)"
              + " SELECT 1000, min(id), 'telephony/sql-dump', '1', 'call-list', 'live', 'high',"
              + " '{\"program\":\"goip-scheduler\"}' FROM item WHERE path = '/dump.txt'");
      Sqlite.execute(
          db,
          "INSERT INTO artifact (id, item_id, plugin, plugin_version, type, state, confidence, fields)"
              + " SELECT 1001, min(id), 'telephony/sql-dump', '1', 'server-account', 'live', 'high',"
              + " '{\"user\":\"night-operator\"}' FROM item WHERE path = '/dump.txt'");
      for (int i = 0; i < CARDS; i++) {
        Sqlite.execute(
            db,
            "INSERT INTO sim_identity VALUES (%d, '897019900000000%04d', '25099000000%04d', '49015420323751%d', '+7903000%04d')"
                .formatted(LIST + i, 10 * i, i, i % 2, i));
        Sqlite.execute(
            db,
            "INSERT INTO sim_sighting VALUES (%d, %d, %d, 'Beeline', 'RU', 'bank 1, slot %d', 'l', NULL, 0, NULL)"
                .formatted(LIST + 1000 + i, i, LIST + i, i));
        Sqlite.execute(
            db,
            "INSERT INTO call_record VALUES (%d, %d, %d, NULL, 'line 1', 1, '8701%03d', '+7701%03d', %d, 1, %d, %d, NULL)"
                .formatted(
                    LIST + 2000 + i,
                    i,
                    LIST + i,
                    i % 40,
                    i % 40,
                    1_770_000_000_000_000_000L + i,
                    i,
                    i % 2));
      }
      Sqlite.execute(
          db,
          "INSERT INTO text_record VALUES (%d, 1, %d, 'line 1', 'received', 'Telegram', NULL, 1770000000000000000, 1, 'code 12345', 'Telegram', '12345')"
              .formatted(LIST + 5000, LIST));
    }
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
    page.getByRole(AriaRole.NAVIGATION).getByText("SIM cards").click();
  }

  @AfterEach
  void close() {
    watched.close();
  }

  @Test
  void listsAllCardsAPageAtATimeAndShowsTheChosenOne() {
    Locator grid = page.getByRole(AriaRole.GRID);
    assertThat(grid).hasAttribute("aria-rowcount", (CARDS + 1) + "");
    assertThat(page.getByRole(AriaRole.GRIDCELL, named("8970199000000000000"))).isVisible();
    assertThat(page.getByRole(AriaRole.COLUMNHEADER, named("Operator"))).isVisible();
    page.getByRole(AriaRole.GRIDCELL, named("8970199000000000000")).click();
    page.keyboard().press("End");
    Locator last = page.getByRole(AriaRole.GRIDCELL, named("8970199000000002990"));
    assertThat(last).isVisible();
    last.click();
    Locator details = page.locator("dalel-sims-view aside");
    assertThat(details).containsText("bank 1, slot 299");
    watched.shot("sims-inventory");
    details.getByRole(AriaRole.BUTTON, inside("+79030000299")).click();
    assertThat(page.locator("dalel-identifier-list")).isVisible();
  }

  @Test
  void showsDevicesTrafficNumbersAndCodes() {
    tab("Devices and their cards").click();
    assertThat(page.getByRole(AriaRole.GRIDCELL, named("490154203237510"))).isVisible();
    assertThat(page.getByRole(AriaRole.GRIDCELL, named("150")).first()).isVisible();
    tab("Calls by line and day").click();
    assertThat(page.getByRole(AriaRole.GRIDCELL, named("2026-02-02"))).isVisible();
    assertThat(page.getByRole(AriaRole.GRIDCELL, named("50")).first()).isVisible();
    tab("Numbers by calls").click();
    assertThat(page.getByRole(AriaRole.GRID)).hasAttribute("aria-rowcount", "41");
    tab("Activation codes by service").click();
    assertThat(page.getByRole(AriaRole.GRIDCELL, named("Telegram"))).isVisible();
    tab("Batches of consecutive numbers").click();
    assertThat(page.getByRole(AriaRole.GRIDCELL, named("telephone number"))).isVisible();
    tab("Logins of servers").click();
    assertThat(page.locator("dalel-sims-view")).containsText("night-operator");
    watched.shot("sims-logins");
  }

  @Test
  void exportsATableAllTablesAndTheRequests() throws IOException {
    tab("Devices and their cards").click();
    Download table = export("This table, as CSV");
    assertThat(table.suggestedFilename()).isEqualTo("case-sims-devices.csv");
    assertThat(Files.readAllLines(table.path()))
        .startsWith(
            "imei,cards,calls,texts,first,last",
            "490154203237510,150,150,1," + "2026-02-02 02:40:00,2026-02-02 02:40:00");
    Download book = export("All tables, as XLSX");
    assertThat(book.suggestedFilename()).isEqualTo("case-sims.xlsx");
    try (ZipFile sheets = new ZipFile(book.path().toFile())) {
      assertThat(sheets.getEntry("xl/worksheets/sheet11.xml")).isNotNull();
    }
    Download pack = export("Requests to operators, as ZIP");
    try (ZipFile files = new ZipFile(pack.path().toFile())) {
      assertThat(files.stream().map(Object::toString))
          .containsExactly("requests/README.txt", "requests/ru-beeline.csv");
      assertThat(
              new String(
                  files.getInputStream(files.getEntry("requests/ru-beeline.csv")).readAllBytes()))
          .hasLineCount(CARDS + 1);
    }
    assertThat(CustodyChain.open(CaseFolder.existing(made)).entries())
        .filteredOn(entry -> entry.details().contains("sims"))
        .extracting(
            entry -> entry.action() + " " + entry.actor(),
            entry -> entry.details().replaceAll(".*(\"rows\":\\d+).*", "$1"))
        .containsExactly(
            tuple("export A. Serikova", "\"rows\":2"),
            tuple("export A. Serikova", "\"rows\":" + CARDS),
            tuple("export A. Serikova", "\"rows\":" + CARDS));
  }

  @Test
  void speaksRussianAndKazakh() {
    page.getByRole(AriaRole.COMBOBOX, named("Language")).selectOption("ru");
    assertThat(page.getByRole(AriaRole.COLUMNHEADER, named("Оператор"))).isVisible();
    tab("Вызовы по линиям и дням").click();
    assertThat(page.getByRole(AriaRole.COLUMNHEADER, named("Разговор, секунд"))).isVisible();
    page.getByRole(AriaRole.COMBOBOX, named("Язык")).selectOption("kk");
    tab("Қатар нөмірлер топтамалары").click();
    assertThat(page.getByRole(AriaRole.GRIDCELL, named("телефон нөмірі"))).isVisible();
    watched.shot("sims-kk");
  }

  private Download export(String how) {
    Locator button = page.getByRole(AriaRole.BUTTON, named(how));
    if (!button.isVisible()) {
      page.getByRole(AriaRole.BUTTON, named("Export")).click();
    }
    return page.waitForDownload(button::click);
  }

  private Locator tab(String name) {
    return page.getByRole(AriaRole.TAB, named(name));
  }

  private static Locator.GetByRoleOptions inside(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }
}
