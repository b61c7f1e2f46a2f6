package org.dalel.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedSearchesTest {
  @TempDir private Path folder;
  private SavedSearches searches;

  @BeforeEach
  void open() {
    searches = new SavedSearches(CaseFolder.createOrOpen(folder.resolve("case")));
  }

  @Test
  void keepsWhatItIsCalledWhoKeptItAndWhen() {
    searches.keep(SavedSearches.Kind.SEARCH, "teapots", "query=чайник&type=text/*", "Aida", 7);
    assertThat(searches.all())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.name()).isEqualTo("teapots");
              assertThat(one.body()).isEqualTo("query=чайник&type=text/*");
              assertThat(one.actor()).isEqualTo("Aida");
              assertThat(one.timeNs()).isEqualTo(7);
            });
  }

  @Test
  void replacesWhatHasTheSameNameAndKindAlone() {
    searches.keep(SavedSearches.Kind.WORDS, "drinks", "tea", "Aida", 1);
    searches.keep(SavedSearches.Kind.SEARCH, "drinks", "query=tea", "Aida", 2);
    searches.keep(SavedSearches.Kind.WORDS, "drinks", "tea\ncoffee", "Berik", 3);
    assertThat(searches.all())
        .extracting(SavedSearches.Saved::body)
        .containsExactlyInAnyOrder("tea\ncoffee", "query=tea");
  }

  @Test
  void forgetsWhatIsForgotten() {
    searches.keep(SavedSearches.Kind.WORDS, "drinks", "tea", "Aida", 1);
    searches.forget(searches.all().get(0).id());
    assertThat(searches.all()).isEmpty();
  }

  @Test
  void refusesANamelessOne() {
    assertThatThrownBy(() -> searches.keep(SavedSearches.Kind.WORDS, " ", "tea", "Aida", 1))
        .isInstanceOf(CaseException.class)
        .hasMessageContaining("nothing is kept");
  }
}
