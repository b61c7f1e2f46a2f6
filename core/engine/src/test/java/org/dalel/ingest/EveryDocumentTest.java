package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ItemFilter;
import org.dalel.casefile.read.ListedFailure;
import org.dalel.casefile.read.ListedItem;
import org.dalel.casefile.read.SearchRequest;
import org.dalel.testdata.document.Documents;
import org.dalel.testdata.model.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document of each kind, with the libraries that are shipped, in one real run. */
class EveryDocumentTest {
  @TempDir private static Path temp;
  private static Path caseFolder;

  @BeforeAll
  static void process() throws IOException {
    Path evidence = Files.createDirectory(temp.resolve("documents"));
    for (String template : Documents.names()) {
      Files.write(evidence.resolve(fileName(template)), Documents.of(template).content().bytes());
    }
    caseFolder = temp.resolve("case");
    Outcome outcome = Runs.Order.of(caseFolder, evidence).run();
    assertThat(outcome.status())
        .as(outcome.message())
        .isEqualTo(Outcome.Status.COMPLETE_WITH_FAILURES);
  }

  @Test
  void onlyBombsAndLockedOnesFail() throws IOException {
    Map<String, Set<String>> failed = new TreeMap<>();
    for (ListedFailure failure : Runs.failures(caseFolder)) {
      failed.computeIfAbsent(template(failure.place()), t -> new TreeSet<>()).add(failure.kind());
    }

    assertThat(failed).containsOnly(Map.entry("zip-bomb-nested", Set.of("limit")));
  }

  @Test
  void eachHasItsTypeAndIsExamined() throws IOException {
    Map<String, ListedItem> found = new TreeMap<>();
    try (CaseReader reader = new CaseReader(CaseFolder.existing(caseFolder))) {
      reader.items(
          ItemFilter.ALL,
          item -> {
            if (item.path().lastIndexOf('/') == 0 && !item.kind().equals("embedded")) {
              found.put(item.path(), item);
            }
          });
    }

    for (String template : Documents.names()) {
      Document document = Documents.of(template);
      ListedItem item = found.get("/" + fileName(template));
      assertThat(item).as(template).isNotNull();
      assertThat(item.type()).as(template).hasValue(document.type());
      assertThat(item.status())
          .as(template)
          .isEqualTo(document.facts().encrypted() ? "encrypted" : "examined");
    }
  }

  @Test
  void everyWordThatIsKnownIsFoundByASearch() throws IOException {
    List<String> missing = new ArrayList<>();
    try (CaseReader reader = new CaseReader(CaseFolder.existing(caseFolder))) {
      for (String template : Documents.names()) {
        Document document = Documents.of(template);
        for (String word : document.facts().words()) {
          boolean isMetadata = document.type().startsWith("image/");
          if (!isMetadata && !found(reader, word).contains(template)) {
            missing.add(template + ": " + word);
          }
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  private static Set<String> found(CaseReader reader, String word) throws IOException {
    return reader
        .search(new SearchRequest('"' + word + '"', 1000, SearchRequest.Order.LOCATOR))
        .hits()
        .stream()
        .flatMap(hit -> hit.places().stream())
        .map(place -> template(place.locator().toString()))
        .collect(Collectors.toSet());
  }

  /** A name whose ending says what it is, as a reader of CSV needs it. */
  private static String fileName(String template) {
    return template + "." + template.replaceFirst("-.*", "");
  }

  /** What {@code documents/@0/zip-nested.zip#1!/a} was made from. */
  private static String template(String place) {
    return place.replaceFirst("^documents/@0/", "").replaceFirst("\\..*", "");
  }
}
