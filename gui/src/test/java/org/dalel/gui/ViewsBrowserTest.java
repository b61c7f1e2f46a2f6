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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dalel.casefile.CaseFolder;
import org.dalel.custody.CustodyChain;
import org.dalel.export.ArtifactFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The views of artifacts and the viewers, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewsBrowserTest {
  private static final double PATIENCE_MILLIS = 30_000;

  private BrowsedCase browsed;
  private Path made;
  private WatchedPage watched;
  private Page page;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Browser browser = Browser.start();
    made = ViewsCase.make(folder);
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
  void listsArtifactsByTypeShowsTheChosenOneAndExportsThem() throws IOException {
    role(AriaRole.TREEITEM, "Messages").click();
    page.getByRole(AriaRole.GRIDCELL, named("In the kitchen. See the picture.")).click();
    assertThat(page.locator("dalel-artifacts-viewer")).containsText("In the kitchen");
    assertThat(page.locator("dalel-artifacts-viewer")).containsText("deleted (free page)");
    watched.shot("artifacts-light");
    assertThat(page.getByRole(AriaRole.COLUMNHEADER, named("Sender"))).isVisible();
    page.getByRole(AriaRole.SEARCHBOX, named("Fields contain")).fill("KITCHEN");
    page.keyboard().press("Enter");
    page.getByRole(AriaRole.BUTTON, named("Export")).click();
    Download download =
        page.waitForDownload(
            () -> page.getByRole(AriaRole.BUTTON, named("What is listed, as CSV")).click());
    assertThat(download.suggestedFilename()).isEqualTo("case-artifacts.csv");
    assertThat(Files.readAllLines(download.path()))
        .hasSize(2)
        .first()
        .isEqualTo(ArtifactFormat.HEADER);
    assertThat(CustodyChain.open(CaseFolder.existing(made)).entries())
        .last()
        .satisfies(entry -> assertThat(entry.details()).contains("type=message&text=KITCHEN"));
  }

  @Test
  void sortsArtifactsOpensTheChosenOneAndMarksTheItemThatItIsOf() {
    role(AriaRole.TREEITEM, "Messages").click();
    Locator text = page.getByRole(AriaRole.COLUMNHEADER, named("Text").setExact(true));
    Locator first = page.locator("[role=row][aria-rowindex='2']");
    text.getByRole(AriaRole.BUTTON).click();
    assertThat(text).hasAttribute("aria-sort", "ascending");
    assertThat(first).containsText("deleted words");
    text.getByRole(AriaRole.BUTTON).click();
    assertThat(text).hasAttribute("aria-sort", "descending");
    assertThat(first).containsText("Where is the teapot?");
    page.getByRole(AriaRole.GRIDCELL, named("In the kitchen. See the picture.")).click();
    assertThat(page.locator("dalel-artifacts-viewer details.chosen")).containsText("In the garden");
    assertThat(page.locator("[role=row][aria-selected=true]")).containsText("In the kitchen");
    Locator important = role(AriaRole.TREEITEM, "Important");
    page.keyboard().press("1");
    assertThat(important).containsText("1");
    page.keyboard().press("Control+z");
    assertThat(important).containsText("0");
    role(AriaRole.TREEITEM, "Contacts").click();
    assertThat(page.getByRole(AriaRole.GRIDCELL, named("Bolat +77010000002"))).isVisible();
  }

  @Test
  void tellsValuesAndEventsInTheLanguageOfThePage() {
    page.getByRole(AriaRole.COMBOBOX, named("Language")).selectOption("ru");
    role(AriaRole.TREEITEM, "Кошельки").click();
    assertThat(page.getByRole(AriaRole.GRIDCELL, named("ключи зашифрованы"))).isVisible();
    view("Хронология");
    Locator event = page.getByRole(AriaRole.GRIDCELL, named("Сообщения: Отправлено")).first();
    event.click();
    assertThat(page.locator("dalel-timeline-view dalel-viewer .name")).hasText("contacts.db");
    assertThat(page.locator("[role=row][aria-selected=true]")).containsText("Сообщения");
    tab("Сведения").click();
    assertThat(page.locator("dalel-details-viewer")).containsText("Адрес метаданных");
  }

  @Test
  void leadsToTheLinksOfAnyRowAndFromPaneToPaneByKeys() {
    choose("contacts.db");
    page.keyboard().press("l");
    assertThat(page.locator("dalel-links-view .side")).containsText("Aigerim telegram");
    page.keyboard().press("]");
    assertThat(page.locator("dalel-report-view form")).isVisible();
    page.keyboard().press("[");
    page.keyboard().press("[");
    assertThat(page.locator("dalel-sims-view")).isVisible();
    view("Files");
    assertThat(role(AriaRole.TREEITEM, "All items")).isVisible();
    page.locator("dalel-app header .brand").focus();
    page.keyboard().press("F6");
    assertThat(role(AriaRole.TREEITEM, "Collections")).isFocused();
    page.keyboard().press("ArrowLeft");
    assertThat(role(AriaRole.TREEITEM, "All items")).hasCount(0);
    page.keyboard().press("ArrowRight");
    assertThat(role(AriaRole.TREEITEM, "All items")).isVisible();
    page.keyboard().press("F6");
    assertThat(page.getByRole(AriaRole.GRID)).isFocused();
    page.keyboard().press("?");
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("next pane");
  }

  @Test
  void listsIdentifiersOfAKindFromTheTree() {
    role(AriaRole.TREEITEM, "telephone").click();
    Locator list = page.locator("dalel-identifier-list");
    assertThat(list.locator("select")).hasValue("phone");
    assertThat(list).containsText("+77010000001");
    assertThat(list).not().containsText("89770100000000000017");
    list.locator("select").selectOption("iccid");
    assertThat(list).containsText("89770100000000000017");
    assertThat(list).not().containsText("+77010000001");
  }

  @Test
  void tellsWhereAnItemLies() {
    choose("sample.docx");
    tab("Provenance").click();
    assertThat(page.locator("dalel-provenance-viewer")).containsText("SHA-256");
    assertThat(page.locator("dalel-provenance-viewer")).containsText("phone");
    watched.shot("provenance-light");
  }

  @Test
  void showsThePagesOfAPdfAsPictures() {
    choose("sample.pdf");
    isLoaded(page.locator("dalel-pdf-viewer img"));
    watched.shot("pdf-light");
    choose("sample.pdf-encrypted");
    assertThat(page.locator("dalel-viewer .problem")).containsText("opens with a password only");
  }

  @Test
  void turnsAPictureAsTheCameraSays() {
    choose("turned.jpg");
    Locator picture = page.locator("dalel-picture-viewer img");
    isLoaded(picture);
    assertThat(picture).hasJSProperty("naturalWidth", 200);
    assertThat(picture).hasJSProperty("naturalHeight", 400);
    watched.shot("picture-light");
  }

  @Test
  void showsDocumentsAndMailAsSafePages() {
    choose("sample.docx");
    assertThat(page.frameLocator("dalel-document-viewer iframe").locator("body")).not().isEmpty();
    watched.shot("document-light");
    choose("sample.eml");
    assertThat(page.locator("dalel-document-viewer .mail")).containsText("Subject");
    watched.shot("mail-light");
  }

  @Test
  void showsTablesOfADatabaseAPartAtATime() {
    choose("contacts.db");
    assertThat(page.locator("dalel-sqlite-viewer")).containsText("Person 100");
    page.getByLabel("Next rows").click();
    assertThat(page.locator("dalel-sqlite-viewer")).containsText("Person 101");
    assertThat(page.locator("dalel-sqlite-viewer select")).not().containsText("trap");
    watched.shot("sqlite-light");
    choose("seized.db");
    assertThat(page.locator("dalel-sqlite-viewer .rows")).containsText("only in the log");
    assertThat(page.locator("dalel-sqlite-viewer .note")).containsText("seized.db-wal");
  }

  @Test
  void showsPropertyListsAndJsonAsTrees() {
    choose("settings.plist");
    assertThat(page.locator("dalel-tree-viewer")).containsText("aigerim@example.kz");
    choose("sample.json");
    assertThat(page.locator("dalel-tree-viewer .name").first()).isVisible();
    watched.shot("tree-light");
  }

  @Test
  void playsSound() {
    choose("note.wav");
    assertThat(page.locator("dalel-media-viewer audio")).hasJSProperty("duration", 2);
    watched.shot("audio-light");
  }

  @Test
  void findsBytesAndMarksThem() {
    choose("settings.plist");
    tab("Hex").click();
    page.getByLabel("Bytes or text").fill("AppleID");
    page.getByLabel("Search as").selectOption("utf-8");
    page.getByRole(AriaRole.BUTTON, named("Find next")).click();
    assertThat(page.locator("dalel-hex-viewer mark").first()).hasText("41");
    watched.shot("hex-find-light");
  }

  @Test
  void showsTheTimelineAndNarrowsItByKind() {
    view("Timeline");
    assertThat(page.locator("dalel-timeline-view .kinds")).containsText("Sent");
    page.getByRole(AriaRole.BUTTON, named("Everything")).click();
    for (String kind : List.of("Modified", "Accessed", "Metadata changed", "Created")) {
      Locator box =
          page.locator("dalel-timeline-view .kinds label")
              .filter(new Locator.FilterOptions().setHasText(kind))
              .first()
              .locator("input");
      if (box.count() > 0) {
        box.uncheck();
      }
    }
    assertThat(page.getByRole(AriaRole.GRID)).hasAttribute("aria-rowcount", "5");
    assertThat(page.getByRole(AriaRole.GRIDCELL, named("0.5 btc sent"))).isVisible();
    watched.shot("timeline-light");
  }

  @Test
  void takesTimesOfTheZoneThatWasChosenWhateverTheLanguage() {
    page.getByRole(AriaRole.COMBOBOX, named("Language")).selectOption("ru");
    page.locator("dalel-status-bar select").selectOption("Asia/Almaty");
    view("Хронология");
    Locator bar = page.locator("dalel-timeline-view form.bar");
    bar.locator("[name=begin]").fill("2026-03-04 10:01:30");
    bar.locator("[name=end]").fill("04.03.2026, 10:02:30");
    bar.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Перейти")).click();
    assertThat(bar).containsText("Событий: 1");
    assertThat(page.getByRole(AriaRole.GRIDCELL, named("04.03.2026, 10:02:00"))).isVisible();
    assertThat(bar.locator("[name=begin]")).hasValue("2026-03-04 10:01:30");
    bar.locator("[name=end]").fill("2026-03-04");
    bar.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Перейти")).click();
    assertThat(page.locator("dalel-timeline-view .problem")).containsText("сначала более раннее");
  }

  @Test
  void showsAConversationWithItsAttachmentAndDeletedMessages() {
    view("Conversations");
    Locator talk = page.locator("dalel-conversations-view .talk");
    assertThat(talk).containsText("Where is the teapot?");
    assertThat(talk.locator(".day")).hasText("04 Mar 2026");
    assertThat(talk.locator(".bubble.own")).containsText("In the kitchen");
    assertThat(talk.locator(".bubble.gone"))
        .containsText("<script>alert(1)</script> deleted words");
    isLoaded(talk.locator("dalel-thumbnail img"));
    Locator own = talk.locator(".bubble.own");
    assertThat(own.locator(".quote")).containsText("Where is it?");
    assertThat(own.locator(".reactions")).containsText("+1 Bolat");
    assertThat(own).containsText("51.169392, 71.449074");
    own.locator("summary").click();
    assertThat(own).containsText("In the garden.");
    assertThat(own.locator(".attachment").nth(2))
        .containsText("lost.mp4 (not found in the evidence, 47.1 KB, SHA-256 5e5e5e5e5e5e5e5e…)");
    watched.shot("conversation-light");
    Locator search = talk.getByLabel("Search in this conversation");
    search.fill("TEAPOT");
    search.press("Enter");
    assertThat(talk.locator("[role=status]")).hasText("1 of 1");
    assertThat(talk.locator(".bubble.chosen mark")).hasText("teapot");
    search.fill("samovar");
    search.press("Enter");
    assertThat(talk.locator("[role=status]")).hasText("Not found.");
    Locator find = page.getByLabel("Find by name, number or service");
    Locator listed = page.locator("dalel-conversations-view .side [role=option]");
    find.fill("nobody of that name");
    assertThat(listed).hasCount(0);
    assertThat(page.locator("dalel-conversations-view .side")).containsText("Nothing here");
    assertThat(talk).containsText("Where is the teapot?");
    find.fill("BOLAT");
    assertThat(listed).hasCount(1);
  }

  /** Its digest leads to it, whatever its name. */
  @Test
  void opensAnAttachmentThatIsCalledOtherwise() {
    view("Conversations");
    page.locator("dalel-conversations-view")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("plan.bin"))
        .click();
    isLoaded(page.locator("dalel-pdf-viewer img"));
  }

  @Test
  void showsWalletsAndRevealsSecretsWithAnEntryOfCustody() {
    view("Wallets");
    Locator view = page.locator("dalel-wallets-view");
    assertThat(view).containsText("Electrum 4.5");
    assertThat(view).not().containsText(ViewsCase.PASSWORD);
    long before = CustodyChain.open(CaseFolder.existing(made)).head().length();
    page.getByRole(AriaRole.BUTTON, named("Show the secrets")).click();
    page.getByRole(AriaRole.BUTTON, named("Show the secrets")).last().click();
    assertThat(view).containsText(ViewsCase.PASSWORD);
    var entries = CustodyChain.open(CaseFolder.existing(made)).entries();
    assertThat(entries).hasSize((int) before + 1);
    assertThat(entries.get((int) before).action()).isEqualTo("reveal");
    assertThat(entries.get((int) before).actor()).isEqualTo("A. Serikova");
    watched.shot("wallets-light");
  }

  @Test
  void drawsWhatBelongsTogether() {
    view("Links");
    page.locator("dalel-links-view li button")
        .filter(new Locator.FilterOptions().setHasText("+77010000001"))
        .first()
        .click();
    assertThat(page.locator("dalel-links-view .side")).containsText("Aigerim telegram");
    assertThat(page.locator("dalel-links-view canvas")).isVisible();
    watched.shot("links-light");
  }

  @Test
  void showsSimCards() {
    view("SIM cards");
    assertThat(page.locator("dalel-sims-view")).containsText("89770100000000000017");
    watched.shot("sims-light");
  }

  @Test
  void stacksEqualPicturesAndBlursUntilSomebodySwitchesItOff() {
    view("Gallery");
    assertThat(
            page.getByRole(AriaRole.OPTION).filter(new Locator.FilterOptions().setHasText("$Boot")))
        .hasCount(1);
    Locator stack =
        page.getByRole(AriaRole.OPTION).filter(new Locator.FilterOptions().setHasText("IMG_1"));
    assertThat(stack).hasCount(1);
    assertThat(stack.locator(".count")).hasText("2");
    isLoaded(stack.locator("img"));
    assertThat(stack.locator(".blurred")).hasCount(1);
    watched.shot("gallery-blurred");
    stack.click();
    page.keyboard().press("1");
    assertThat(stack.getByRole(AriaRole.IMG, new Locator.GetByRoleOptions().setName("Important")))
        .isVisible();
    page.keyboard().press("1");
    assertThat(stack.getByRole(AriaRole.IMG, new Locator.GetByRoleOptions().setName("Important")))
        .hasCount(0);
    page.getByLabel("Blur pictures").uncheck();
    assertThat(stack.locator(".blurred")).hasCount(0);
    watched.shot("gallery-light");
  }

  @Test
  void canBeUsedByEverybodyWhateverThereIsToShow() {
    List<String> found = new ArrayList<>();
    String home = page.url().replaceAll("(#/case/[^/?]+).*", "$1");
    Map<String, String> pages =
        Map.of(
            "files?artifacts=message", "dalel-table [role=row] >> nth=2",
            "conversations", "dalel-conversations-view .bubble >> nth=2",
            "wallets", "dalel-wallets-view .card",
            "links?kind=phone&value=%2B77010000001", "dalel-links-view canvas",
            "gallery", "dalel-gallery-view [role=option]");
    pages.forEach(
        (path, whole) -> {
          page.navigate(home + "/" + path);
          assertThat(page.locator(whole).first()).isVisible();
          watched.settle();
          found.addAll(AccessibilityTest.violations(page, path));
        });
    page.navigate(home + "/files");
    choose("contacts.db");
    for (String tab : List.of("Details", "Hex", "Artifacts", "Provenance")) {
      tab(tab).click();
      watched.settle();
      found.addAll(AccessibilityTest.violations(page, tab));
    }
    page.getByRole(AriaRole.BUTTON, named("Keys")).click();
    found.addAll(AccessibilityTest.violations(page, "keys"));
    assertThat(found).isEmpty();
  }

  @Test
  void speaksRussianAndKazakhInTheDarkToo() {
    page.getByRole(AriaRole.COMBOBOX, named("Language")).selectOption("ru");
    page.getByRole(AriaRole.BUTTON, named("Светлая / тёмная")).click();
    for (String view : List.of("Хронология", "Переписка", "Кошельки", "Галерея", "SIM-карты")) {
      view(view);
      watched.shot("dark-ru-" + view);
    }
    page.getByRole(AriaRole.COMBOBOX, named("Язык")).selectOption("kk");
    view("Хат алмасу");
    assertThat(page.locator("dalel-conversations-view")).containsText("хабарлар: 3");
    assertThat(page.locator("dalel-conversations-view .day")).hasText("04.03.2026");
    watched.shot("dark-kk-conversations");
  }

  private void choose(String name) {
    page.getByRole(AriaRole.GRIDCELL, new Page.GetByRoleOptions().setName(name).setExact(true))
        .first()
        .click();
  }

  private void view(String name) {
    page.getByRole(AriaRole.NAVIGATION).getByText(name).click();
  }

  private static void isLoaded(Locator picture) {
    assertThat(picture).hasJSProperty("complete", true);
    assertThat(picture).not().hasJSProperty("naturalWidth", 0);
  }

  private Locator role(AriaRole role, String name) {
    return page.getByRole(role, named(name)).first();
  }

  private Locator tab(String name) {
    return page.getByRole(AriaRole.TAB, named(name));
  }
}
