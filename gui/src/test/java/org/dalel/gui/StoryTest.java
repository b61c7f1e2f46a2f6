package org.dalel.gui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.read.CaseReader;
import org.dalel.custody.CustodyChain;
import org.dalel.custody.CustodyEntry;
import org.dalel.review.Note;
import org.dalel.review.ReviewReader;
import org.dalel.testdata.EvidenceBuilder;
import org.dalel.testdata.VolumeBuilder;
import org.dalel.testdata.document.Documents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an empty desk to tags that a second browser sees, in real browsers with a real worker. */
class StoryTest {
  private static final double PATIENCE_MILLIS = 15_000;
  private static final double RUN_MILLIS = 180_000;
  private static final String SCREENSHOTS = "dalel.screenshots";

  @TempDir private Path folder;
  private final List<String> complaints = new ArrayList<>();
  private Browser browser;
  private Workbench workbench;
  private Path image;

  @BeforeEach
  void start() throws Exception {
    browser = Browser.start();
    image =
        EvidenceBuilder.ext4("usb", StoryTest::content).write(folder.resolve("evidence")).image();
    workbench =
        Workbench.start(
            new WorkbenchSettings(
                0,
                Optional.empty(),
                "A. Serikova",
                folder.resolve("configuration"),
                folder.resolve("cache"),
                List.of(folder),
                List.of()));
  }

  @AfterEach
  void stop() throws Exception {
    if (workbench != null) {
      workbench.close();
    }
    if (browser != null) {
      browser.close();
    }
    assertThat(complaints).as("errors on the browsers' consoles").isEmpty();
  }

  private static void content(VolumeBuilder volume) {
    volume
        .folder("/notes")
        .file("/notes/invoice.txt", "The invoice for the teapot was paid in March.")
        .file("/notes/plan.txt", "The plan is to buy another teapot.")
        .file("/report.docx", Documents.of("docx"))
        .many("/many", 200, 200, 40);
  }

  @Test
  void makesACaseAddsAnImageAndSharesTagsBetweenBrowsers() throws IOException {
    Page page = open(1366, 768);
    makeCase(page);
    addTheImage(page);
    seeWhatTheCaseHolds(page);

    page.getByRole(AriaRole.BUTTON, named("Files").setExact(true)).click();
    page.getByRole(AriaRole.TREEITEM, named("notes")).first().click();
    Page other = open(1366, 768);
    other.navigate(page.url());
    assertThat(row(other, "invoice.txt")).isVisible();

    tagWithKeys(page);
    assertThat(row(other, "invoice.txt").getByRole(AriaRole.IMG, locatorNamed("Important")))
        .isVisible();
    assertThat(row(other, "plan.txt").getByRole(AriaRole.IMG, locatorNamed("Important")))
        .isVisible();
    shot(other, "second-browser");

    page.keyboard().press("Control+z");
    assertThat(row(other, "invoice.txt").getByRole(AriaRole.IMG, locatorNamed("Important")))
        .hasCount(0);
    changeTheExaminer(other);
    tagOneAndWriteANote(other);
    filterByTag(page);
    checkWhatIsInTheCase();
  }

  private void makeCase(Page page) {
    page.getByRole(AriaRole.BUTTON, named("New case")).click();
    page.getByLabel("Folder", exact()).fill(folder.resolve("case").toString());
    page.getByLabel("Case number").fill("17-04");
    page.getByLabel("Title").fill("The teapot");
    page.getByLabel("Legal basis").fill("Order 5 of the court");
    page.getByLabel("Time zone").fill("Asia/Almaty");
    shot(page, "new-case");
    page.getByRole(AriaRole.BUTTON, named("Create")).click();
    assertThat(page.getByText("Nothing is running")).isVisible();
  }

  private void addTheImage(Page page) {
    Locator disk = page.locator("dalel-disk-browser");
    disk.getByRole(AriaRole.BUTTON, locatorNamed(folder.toString())).first().click();
    disk.getByRole(AriaRole.BUTTON, locatorNamed("evidence").setExact(true)).click();
    disk.getByText(String.valueOf(image.getFileName())).click();
    Locator preview = page.locator("dalel-evidence-preview");
    assertThat(preview)
        .containsText(
            "ext4", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS * 4));
    page.getByLabel("Passwords and keys").fill("spout-and-lid\n");
    shot(page, "add-evidence");
    page.getByRole(AriaRole.BUTTON, named("Start").setExact(true)).click();
    Locator progress = page.locator("dalel-job-progress");
    assertThat(progress.getByRole(AriaRole.STATUS)).hasText("Processing");
    assertThat(progress.getByRole(AriaRole.PROGRESSBAR))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(RUN_MILLIS));
    shot(page, "progress");
    assertThat(progress.getByRole(AriaRole.STATUS))
        .hasText("Done", new LocatorAssertions.HasTextOptions().setTimeout(RUN_MILLIS));
    assertThat(progress).containsText("examined");
    shot(page, "done");
  }

  private void seeWhatTheCaseHolds(Page page) {
    page.getByRole(AriaRole.BUTTON, named("Case").setExact(true)).click();
    Locator view = page.locator("dalel-case-view");
    assertThat(view).containsText("The teapot");
    assertThat(view).containsText("SHA-256");
    view.getByRole(AriaRole.BUTTON, locatorNamed("Verify")).click();
    assertThat(view).containsText("The custody chain holds");
    shot(page, "case");
  }

  private void tagWithKeys(Page page) {
    cell(page, "invoice.txt").click();
    cell(page, "plan.txt")
        .click(
            new Locator.ClickOptions()
                .setModifiers(List.of(com.microsoft.playwright.options.KeyboardModifier.CONTROL)));
    page.getByRole(AriaRole.GRID).press("1");
    assertThat(row(page, "invoice.txt").getByRole(AriaRole.IMG, locatorNamed("Important")))
        .isVisible();
    shot(page, "tagged");
  }

  private void changeTheExaminer(Page page) {
    page.locator("dalel-status-bar").getByText("A. Serikova").click();
    page.getByLabel("Examiner").fill("B. Akhmetov");
    page.getByRole(AriaRole.BUTTON, named("Save")).click();
    assertThat(page.locator("dalel-status-bar")).containsText("B. Akhmetov");
  }

  private void tagOneAndWriteANote(Page page) {
    cell(page, "invoice.txt").click();
    page.getByRole(AriaRole.GRID).press("2");
    Locator panel = page.locator("dalel-review-panel");
    panel.getByLabel("Note on this item").fill("Paid by the neighbour.");
    panel.getByLabel("Kind of note").selectOption("interpretation");
    panel.getByRole(AriaRole.BUTTON, locatorNamed("Add note")).click();
    assertThat(panel).containsText("B. Akhmetov");
    shot(page, "note");
  }

  private void filterByTag(Page page) {
    page.getByRole(AriaRole.TREEITEM, named("Relevant")).first().click();
    assertThat(page.getByRole(AriaRole.GRID)).hasAttribute("aria-rowcount", "2");
    assertThat(row(page, "invoice.txt")).isVisible();
    page.getByRole(AriaRole.COMBOBOX, named("Language")).selectOption("ru");
    page.getByRole(AriaRole.BUTTON, named("Светлая / тёмная")).click();
    shot(page, "filtered-dark-ru");
  }

  private void checkWhatIsInTheCase() throws IOException {
    CaseFolder made = CaseFolder.existing(folder.resolve("case"));
    List<String> secrets = new ArrayList<>();
    try (CaseReader reader = new CaseReader(made)) {
      reader.secrets(secret -> secrets.add(secret.value()));
    }
    assertThat(secrets).containsExactly("spout-and-lid");
    ReviewReader review = new ReviewReader(made);
    assertThat(review.caseData().legalBasis()).isEqualTo("Order 5 of the court");
    assertThat(review.tagCounts()).isEqualTo(java.util.Map.of("Relevant", 1L));
    String tagged = review.tagged("Relevant").get(0);
    assertThat(review.marks(org.dalel.casefile.Locator.parse(tagged)).notes())
        .singleElement()
        .extracting(Note::kind, Note::actor)
        .containsExactly(Note.Kind.INTERPRETATION, "B. Akhmetov");
    CustodyChain chain = CustodyChain.open(made);
    assertThat(chain.entries())
        .extracting(CustodyEntry::action)
        .containsExactly(
            "create-case",
            "case-data",
            "process",
            "process-ended",
            "verify-custody",
            "tag",
            "undo",
            "tag",
            "note");
    assertThat(chain.verify(Optional.empty()).holds()).isTrue();
    assertThat(Files.exists(made.caseDb())).isTrue();
  }

  private Page open(int width, int height) {
    BrowserContext context =
        browser
            .get()
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setViewportSize(width, height)
                    .setLocale("en-GB"));
    Page page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.navigate(workbench.invitation());
    return page;
  }

  private static Locator cell(Page page, String name) {
    return page.getByRole(AriaRole.GRIDCELL, named(name).setExact(true)).first();
  }

  private static Locator row(Page page, String name) {
    return page.getByRole(AriaRole.ROW)
        .filter(new Locator.FilterOptions().setHas(cell(page, name)))
        .first();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator.GetByRoleOptions locatorNamed(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  /** Kept for people when a folder for them is named. */
  private static void shot(Page page, String name) {
    String target = System.getProperty(SCREENSHOTS);
    if (target != null) {
      page.waitForTimeout(500);
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of(target, "story-" + name + ".png")));
    }
  }
}
