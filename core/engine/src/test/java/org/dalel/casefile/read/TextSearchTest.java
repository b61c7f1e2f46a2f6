package org.dalel.casefile.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dalel.casefile.CaseFolder;
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
