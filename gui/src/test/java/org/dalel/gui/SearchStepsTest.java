package org.dalel.gui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A word that stands in more documents than a first look ranks: the page says so, and the second
 * step brings every document once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchStepsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FIRST_LOOK = 2_000;
  private static final int DOCUMENTS = FIRST_LOOK + 130;

  private BrowsedCase browsed;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Browser browser = Browser.start();
    Path evidence = Files.createDirectories(folder.resolve("notes"));
    for (int i = 0; i < DOCUMENTS; i++) {
      // the best of all is the last one, which the first look does not reach
      String text = i == DOCUMENTS - 1 ? "teapot teapot" : "One more teapot, number " + i;
      Files.writeString(evidence.resolve("note-%04d.txt".formatted(i)), text);
    }
    Path made = ViewsCase.process(folder, evidence);
    browsed = BrowsedCase.open(browser, made, folder);
  }

  @AfterAll
  void stop() throws Exception {
    if (browsed != null) {
      browsed.close();
    }
  }

  @Test
  void saysThatTheFirstLookIsNotAllAndOffersNoFurtherPageOfIt() {
    try (var context = browsed.browser().newContext()) {
      Page page = context.newPage();
      List<Route> held = new ArrayList<>();
      page.route(url -> url.contains("/search?") && url.contains("all=true"), held::add);
      page.navigate(browsed.invitation());
      page.getByRole(AriaRole.SEARCHBOX).first().fill("teapot");
      page.keyboard().press("Enter");

      Locator summary = page.locator("dalel-search-view .summary");
      assertThat(summary)
          .containsText("First look at 2,000 matches: 2,000 found; all are being ranked");
      Locator more = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("More"));
      assertThat(page.locator("dalel-search-view [role=option]")).hasCount(50);
      assertThat(more).hasCount(0);

      page.waitForCondition(() -> !held.isEmpty());
      held.get(0).resume();
      assertThat(summary).containsText("2,130");
      assertThat(summary).not().containsText("First look");
      assertThat(page.locator("dalel-search-view [role=option]").first())
          .containsText("note-2129.txt");
      assertThat(more).isVisible();
    }
  }

  @Test
  void saysThatThereIsMoreWhenTheSecondStepFailsAndRanksAllWhenAskedAgain() {
    try (var context = browsed.browser().newContext()) {
      Page page = context.newPage();
      page.route(url -> url.contains("all=true"), Route::abort);
      page.navigate(browsed.invitation());
      page.getByRole(AriaRole.SEARCHBOX).first().fill("teapot");
      page.keyboard().press("Enter");

      Locator summary = page.locator("dalel-search-view .summary");
      assertThat(summary).containsText("Only the first 2,000 matches were looked at");
      page.unrouteAll();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Rank all")).click();
      assertThat(summary).containsText("2,130");
    }
  }

  @Test
  void losesNoDocumentAndBringsNoneTwiceInTheSecondStep() throws IOException {
    String origin = browsed.origin();
    String link = browsed.invitation();
    String cookie =
        RawHttp.get(origin, link.substring(origin.length(), link.indexOf('#')))
            .header("set-cookie")
            .orElseThrow()
            .split(";")[0];
    String caseId = link.substring(link.lastIndexOf('/') + 1);
    String path =
        "/api/cases/"
            + caseId
            + "/search?query="
            + URLEncoder.encode("teapot", StandardCharsets.UTF_8);

    JsonNode first = ask(origin, path + "&count=200", cookie);
    assertThat(first.get("complete").asBoolean()).isFalse();
    assertThat(first.get("total").asInt()).isEqualTo(FIRST_LOOK);
    Set<String> found = new HashSet<>();
    int hits = 0;
    for (int from = 0; from < DOCUMENTS; from += 200) {
      JsonNode part = ask(origin, path + "&all=true&count=200&from=" + from, cookie);
      assertThat(part.get("complete").asBoolean()).isTrue();
      assertThat(part.get("total").asInt()).isEqualTo(DOCUMENTS);
      for (JsonNode hit : part.get("hits")) {
        hits++;
        hit.get("places").forEach(place -> found.add(place.get("name").asText()));
      }
    }
    assertThat(hits).isEqualTo(DOCUMENTS);
    assertThat(found).hasSize(DOCUMENTS);
    first.get("hits").forEach(hit -> assertThat(found).contains(hit.at("/places/0/name").asText()));
  }

  /** Asks until the index of the case is made. */
  private static JsonNode ask(String origin, String path, String cookie) throws IOException {
    RawHttp.Answer answer = RawHttp.get(origin, path, "Cookie: " + cookie);
    while (answer.status() == 202) {
      Thread.onSpinWait();
      answer = RawHttp.get(origin, path, "Cookie: " + cookie);
    }
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }
}
