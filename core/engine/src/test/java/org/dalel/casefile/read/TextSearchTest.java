package org.dalel.casefile.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.view.CaseView;
import org.dalel.casefile.view.RowQuery;
import org.dalel.casefile.view.ViewBuilder;
import org.dalel.casefile.view.ViewRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSearchTest {
  private static final String TXT = "disk.dd/@512/a.txt#40-1";
  private static final String PDF = "disk.dd/@512/хат.pdf#42-1";

  @TempDir private Path temp;
  private CaseFolder folder;

  @BeforeEach
  void writeCase() throws Exception {
    folder = SampleCase.ascending(temp.resolve("c"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "invoice",
        "INVOICE",
        "invo*",
        "\"bank account\"",
        "invoice AND bank",
        "missing OR invoice",
        "invoice NOT draft",
        "NEAR(bank invoice, 5)",
        "құпия",
        "ҚҰПИЯ",
        "хат",
        "Хат",
        "шот*",
        "ФАКТУРА",
        "шот-фактура"
      })
  void findsWordsPrefixesPhrasesAndOperatorsInAnyCase(String query) throws Exception {
    SearchResult result = search(query, SearchRequest.Order.RANK);

    assertThat(result.hits()).hasSize(1);
    assertThat(result.hits().get(0).places()).extracting(p -> p.locator().toString()).contains(PDF);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aida@example.com",
        "+7 701 123-45-67",
        "701 123-45-67",
        "example.com,",
        "plain \"words",
        "(plain",
        "aida@exam*",
        "plain: words"
      })
  void takesAddressesAndNumbersAsTheyAreTyped(String query) throws Exception {
    SearchResult result = search(query, SearchRequest.Order.RANK);

    assertThat(result.hits()).hasSize(1);
    assertThat(result.rewritten()).isPresent();
    assertThat(result.hits().get(0).places()).extracting(p -> p.locator().toString()).contains(TXT);
  }

  @Test
  void marksTheHitsAndSaysNothingOfAQueryThatWasUnderstood() throws Exception {
    SearchResult result = search("account", SearchRequest.Order.RANK);

    assertThat(result.rewritten()).isEmpty();
    assertThat(result.hits().get(0).snippet())
        .isEqualTo("Құпия ХАТ: the bank \u0002account\u0003 of the invoice, шот-фактура");
  }

  @Test
  void dropsTextThatNoEntryReaches() throws Exception {
    assertThat(search("plain", SearchRequest.Order.LOCATOR).hits()).hasSize(1);
  }

  @Test
  void ordersTheSameWhateverTheRowIds() throws Exception {
    CaseFolder other = SampleCase.descending(temp.resolve("d"));
    for (SearchRequest.Order order : SearchRequest.Order.values()) {
      SearchRequest request = new SearchRequest("of OR the", 10, order);
      assertThat(places(other, request)).isEqualTo(places(folder, request)).hasSize(2);
    }
  }

  @Test
  void ordersEqualRanksByPlace() throws Exception {
    try (CaseFixture fixture = new CaseFixture(temp.resolve("ties"))) {
      fixture.image(1, "d");
      for (long i = 1; i <= 20; i++) {
        fixture.content(i, "c" + i, "text/plain");
        fixture.text(i, "same text");
        fixture.file(i, 1, "/%02d".formatted(21 - i), i, i);
      }
      assertThat(places(fixture.folder(), new SearchRequest("same", 3, SearchRequest.Order.RANK)))
          .containsExactly("d/@512/01#20-1", "d/@512/02#19-1", "d/@512/03#18-1");
    }
  }

  /** A wallet in two places, a contact of one item, and nothing of either in any text. */
  private CaseFolder withArtifacts(String name, LongUnaryOperator ids) throws Exception {
    try (CaseFixture fixture = new CaseFixture(temp.resolve(name))) {
      fixture.image(1, "d");
      fixture.content(1, "wallet", "application/octet-stream");
      fixture.text(1, "nothing of note");
      fixture.file(ids.applyAsLong(1), 1, "/a", 1, 1L);
      fixture.file(ids.applyAsLong(2), 1, "/b", 2, 1L);
      fixture.file(ids.applyAsLong(3), 1, "/c", 3, 2L);
      fixture.content(2, "store", "application/octet-stream");
      fixture.artifact(
          ids.applyAsLong(1), 1L, null, "wallet-label", "{\"label\":\"rent of Aruzhan\"}");
      fixture.artifact(
          ids.applyAsLong(2), 1L, null, "wallet-label", "{\"label\":\"fuel for Berik\"}");
      fixture.artifact(
          ids.applyAsLong(3),
          null,
          ids.applyAsLong(3),
          "wallet-contact",
          "{\"name\":\"Данияр\",\"more\":[{\"note\":\"pays rent\"}],\"n\":7}");
      return fixture.folder();
    }
  }

  private static List<String> found(CaseFolder folder, String query) throws IOException {
    try (CaseReader reader = new CaseReader(folder)) {
      return reader.search(new SearchRequest(query, 10, SearchRequest.Order.RANK)).hits().stream()
          .map(
              hit ->
                  hit.places().stream().map(ListedItem::path).toList()
                      + " "
                      + hit.artifact().orElse("text")
                      + ": "
                      + hit.snippet().replace(SearchHit.OPEN, '[').replace(SearchHit.CLOSE, ']'))
          .toList();
    }
  }

  @Test
  void theViewHasTheRowsOfWhatArtifactsSay() throws Exception {
    CaseFolder wallets = withArtifacts("v", id -> id);
    Path file = temp.resolve("v.view");
    new ViewBuilder(wallets, (name, type) -> false, rows -> {}).build(file, "now");
    try (CaseView view = CaseView.open(file).orElseThrow();
        CaseReader reader = new CaseReader(wallets)) {
      TextMatches matches = reader.matches("rent", 10);
      long[] holders = view.found(matches, RowQuery.ALL).holders(0, 10);
      List<String> found = new ArrayList<>();
      List<TextSnippet> snippets = reader.snippets(matches, holders);
      for (int i = 0; i < holders.length; i++) {
        List<String> names = view.placesOf(holders[i], 5).stream().map(ViewRow::name).toList();
        assertThat(view.countPlaces(holders[i])).isEqualTo(names.size());
        found.add(names + " " + snippets.get(i).artifact().orElse("text"));
      }
      assertThat(found).containsExactlyInAnyOrder("[a, b] wallet-label", "[c] wallet-contact");
    }
  }

  @Test
  void findsWhatArtifactsSayAtTheirContentOrItem() throws Exception {
    CaseFolder wallets = withArtifacts("w", id -> id);
    assertThat(found(wallets, "aruzhan"))
        .containsExactly("[/a, /b] wallet-label: rent of [Aruzhan]");
    assertThat(found(wallets, "данияр")).containsExactly("[/c] wallet-contact: [Данияр] pays rent");
    assertThat(found(wallets, "rent")).hasSize(2);
    assertThat(found(wallets, "note")).containsExactly("[/a, /b] text: nothing of [note]");
    assertThat(found(wallets, "wallet OR label OR 7")).isEmpty();
  }

  @Test
  void choosesAmongEqualArtifactsByWhatTheySayAndNotByTheirRows() throws Exception {
    for (String query : List.of("rent OR fuel", "rent OR nothing OR fuel", "aruzhan OR berik")) {
      assertThat(found(withArtifacts("down" + query.length(), id -> 100 - id), query))
          .isEqualTo(found(withArtifacts("up" + query.length(), id -> id), query))
          .isNotEmpty();
    }
    assertThat(found(withArtifacts("x", id -> id), "aruzhan OR berik"))
        .containsExactly("[/a, /b] wallet-label: fuel for [Berik]");
  }

  @Test
  void searchesTheTextOfACaseThatIsOlderThanTheIndexOfArtifacts() throws Exception {
    CaseFolder old = withArtifacts("old", id -> id);
    try (Connection text = Sqlite.openForWriting(old.textDb())) {
      Sqlite.execute(text, "DROP TABLE artifact_index");
      Sqlite.execute(text, "PRAGMA user_version = 1");
    }
    assertThat(found(old, "note OR aruzhan")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"", "***", "AND", "()", "NEAR(", "a AND", "{x} : y", "-", "^"})
  void neverFailsOnOddQueries(String query) throws Exception {
    assertThat(search(query, SearchRequest.Order.RANK).hits()).isNotNull();
  }

  private SearchResult search(String query, SearchRequest.Order order) throws IOException {
    try (CaseReader reader = new CaseReader(folder)) {
      return reader.search(new SearchRequest(query, 10, order));
    }
  }

  private static List<String> places(CaseFolder folder, SearchRequest request) throws IOException {
    try (CaseReader reader = new CaseReader(folder)) {
      return reader.search(request).hits().stream()
          .map(hit -> hit.places().get(0).locator().toString())
          .toList();
    }
  }
}
