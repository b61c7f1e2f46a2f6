package org.dalel.casefile.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Locator;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.view.CaseView;
import org.dalel.casefile.view.RowFilter;
import org.dalel.casefile.view.RowQuery;
import org.dalel.casefile.view.SortColumn;
import org.dalel.casefile.view.ViewBuilder;
import org.dalel.casefile.view.ViewRow;
import org.dalel.casefile.view.ViewSearch;
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
      long[] holders = view.search().found(matches, RowQuery.ALL).holders(0, 10);
      List<String> found = new ArrayList<>();
      List<TextSnippet> snippets = reader.snippets(matches, holders);
      for (int i = 0; i < holders.length; i++) {
        ViewSearch.Places places = view.search().places(new long[] {holders[i]}, 5).get(0);
        List<String> names = places.rows().stream().map(ViewRow::name).toList();
        assertThat(places.total()).isEqualTo(names.size());
        found.add(names + " " + snippets.get(i).artifact().orElse("text"));
      }
      assertThat(found).containsExactlyInAnyOrder("[a, b] wallet-label", "[c] wallet-contact");
    }
  }

  /** Two archives with the same content: what was found in their second entry stands there. */
  private CaseFolder withAnEntry() throws Exception {
    try (CaseFixture fixture = new CaseFixture(temp.resolve("entry"))) {
      fixture.image(1, "d");
      fixture.content(1, "archive", "application/zip");
      fixture.content(2, "inner", "application/octet-stream");
      fixture.embed(1, 0, "other", 2L);
      fixture.embed(1, 1, "chats.db", 2L);
      fixture.file(1, 1, "/a.zip", 1, 1L);
      fixture.file(2, 1, "/b.zip", 2, 1L);
      fixture.artifact(1, 1L, null, "message", "{\"body\":\"meet at the tower\"}");
      fixture.insert("UPDATE artifact SET entry = 1");
      fixture.insert(
          "INSERT INTO identifier VALUES (1, 'phone', '+77011112233', '+77011112233', 'sender')");
      return fixture.folder();
    }
  }

  @Test
  void whatWasFoundInAnEntryOfAContainerStandsAtThatEntryAlone() throws Exception {
    CaseFolder archives = withAnEntry();
    assertThat(found(archives, "tower"))
        .containsExactly("[/a.zip!/chats.db, /b.zip!/chats.db] message: meet at the [tower]");
    Path file = temp.resolve("entry.view");
    new ViewBuilder(archives, (name, type) -> false, rows -> {}).build(file, "now");
    try (CaseView view = CaseView.open(file).orElseThrow();
        CaseReader reader = new CaseReader(archives)) {
      TextMatches matches = reader.matches("tower", 10);
      long[] holders = view.search().found(matches, RowQuery.ALL).holders(0, 10);
      List<ViewRow> rows = view.search().places(holders, 5).get(0).rows();
      assertThat(rows)
          .extracting(ViewRow::path)
          .containsExactly("/a.zip!/chats.db", "/b.zip!/chats.db");
      assertThat(view.owners().artifactsOf(rows.get(0))).containsExactly(1L);
      ViewRow archive = view.find(Locator.parse("d/@512/a.zip#1-1")).orElseThrow();
      assertThat(view.owners().artifactsOf(archive)).isEmpty();
      List<String> said = new ArrayList<>();
      for (ViewRow row : List.of(rows.get(0), archive)) {
        reader.artifacts(row.listed(), new long[] {1}, one -> said.add(row.name() + one.type()));
      }
      assertThat(said).containsExactly("chats.dbmessage");
      assertThat(view.page(mentioning("+77011112233"), 0, 9).rows())
          .extracting(ViewRow::path)
          .containsExactly("/a.zip!/chats.db", "/b.zip!/chats.db");
    }
  }

  private static RowQuery mentioning(String phone) {
    RowFilter filter =
        new RowFilter(
            Set.of(),
            Set.of(),
            Set.of(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.of(new RowFilter.Mention("phone", phone)));
    return new RowQuery(
        OptionalLong.empty(),
        true,
        RowQuery.Collection.ALL,
        Optional.empty(),
        Optional.empty(),
        filter,
        SortColumn.PATH,
        false);
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
