package org.dalel.casefile.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseReaderTest {
  private static final String[] LOCATORS = {
    "a usb, stick.E01/@512/copy, of \"b\".zip#41-1",
    "a usb, stick.E01/@512/copy, of \"b\".zip#41-1!/inner.zip",
    "a usb, stick.E01/@512/copy, of \"b\".zip#41-1!/inner.zip!/letter.pdf",
    "a usb, stick.E01/@512/copy, of \"b\".zip#41-1!/letter.pdf",
    "a usb, stick.E01/@512/copy, of \"b\".zip#41-1!/letter.pdf~2",
    "a usb, stick.E01/@512/copy, of \"b\".zip#41-1!/locked.doc",
    "disk.dd/@512/#5-1",
    "disk.dd/@512/a.txt#40-1",
    "disk.dd/@512/a.txt:Zone.Identifier#40-1",
    "disk.dd/@512/b.zip#41-1",
    "disk.dd/@512/b.zip#41-1!/inner.zip",
    "disk.dd/@512/b.zip#41-1!/inner.zip!/letter.pdf",
    "disk.dd/@512/b.zip#41-1!/letter.pdf",
    "disk.dd/@512/b.zip#41-1!/letter.pdf~2",
    "disk.dd/@512/b.zip#41-1!/locked.doc",
    "disk.dd/@512/gone.txt#43-1",
    "disk.dd/@512/gone.txt#43-1~2",
    "disk.dd/@512/quine.zip#44-1",
    "disk.dd/@512/quine.zip#44-1!/r.zip",
    "disk.dd/@512/хат.pdf#42-1"
  };

  @TempDir private Path temp;

  @Test
  void listsEntriesByPlaceAndEmbeddedDocumentsBehindThem() throws Exception {
    assertThat(locators(SampleCase.ascending(temp.resolve("c")), ItemFilter.ALL))
        .containsExactly(LOCATORS);
  }

  @Test
  void ordersIndependentlyOfRowIds() throws Exception {
    assertThat(locators(SampleCase.descending(temp.resolve("c")), ItemFilter.ALL))
        .containsExactly(LOCATORS);
  }

  @Test
  void findsEveryListedItemByItsLocator() throws Exception {
    try (CaseReader reader = new CaseReader(SampleCase.ascending(temp.resolve("c")))) {
      List<ListedItem> items = new ArrayList<>();
      reader.items(ItemFilter.ALL, items::add);
      for (ListedItem item : items) {
        assertThat(reader.find(Locator.parse(item.locator().toString()))).contains(item);
      }
      assertThat(reader.find(Locator.parse("disk.dd/@512/a.txt#40-2"))).isEmpty();
      assertThat(reader.findPath("/b.zip!/letter.pdf")).hasSize(2);
    }
  }

  @Test
  void opensAnArchiveThatContainsItselfOnce() throws Exception {
    ItemFilter quine = path("/quine.zip*/**");
    assertThat(locators(SampleCase.ascending(temp.resolve("c")), quine))
        .containsExactly("disk.dd/@512/quine.zip#44-1!/r.zip");
  }

  @Test
  void listsEveryDocumentHoweverManyAnEntryHas() throws Exception {
    try (CaseFixture fixture = new CaseFixture(temp.resolve("many"))) {
      fixture.image(1, "d");
      fixture.content(1, "outer", "application/zip");
      fixture.content(2, "inner", "application/zip");
      fixture.content(3, "leaf", "text/plain");
      fixture.insert(
          "WITH RECURSIVE n (i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < 999)"
              + " INSERT INTO embedded (content_id, position, name, child_id, status)"
              + " SELECT 1, i, 'a' || i, 2, 'examined' FROM n"
              + " UNION ALL SELECT 2, i, 'b' || i, 3, 'examined' FROM n");
      fixture.file(1, 1, "/z", 1, 1L);
      long[] listed = new long[1];
      try (CaseReader reader = new CaseReader(fixture.folder())) {
        reader.items(ItemFilter.ALL, item -> listed[0]++);
      }
      assertThat(listed[0]).isEqualTo(1 + 1000 + 1000 * 1000);
    }
  }

  @Test
  void stopsAtTheGreatestDepthAndSaysSo() throws Exception {
    try (CaseFixture fixture = new CaseFixture(temp.resolve("deep"))) {
      fixture.image(1, "d");
      int levels = EmbeddedListing.MAX_DEPTH + 10;
      for (int i = 1; i <= levels; i++) {
        fixture.content(i, "level " + i, "application/zip");
        fixture.embed(i, 0, "z", i < levels ? (long) i + 1 : null);
      }
      fixture.file(1, 1, "/z", 1, 1L);
      List<ListedItem> items = new ArrayList<>();
      try (CaseReader reader = new CaseReader(fixture.folder())) {
        reader.items(ItemFilter.ALL, items::add);
      }
      assertThat(items).hasSize(1 + EmbeddedListing.MAX_DEPTH);
      ListedItem deepest = items.get(EmbeddedListing.MAX_DEPTH);
      assertThat(deepest.status()).isEqualTo("skipped");
      assertThat(deepest.why()).hasValueSatisfying(why -> assertThat(why).contains("not listed"));
      assertThat(items.get(1).status()).isEqualTo("examined");
    }
  }

  @Test
  void numbersTwinsTheSameWayWhenFiltered() throws Exception {
    ItemFilter second =
        new ItemFilter(
            Optional.of(new Glob("/gone*", false)),
            Optional.empty(),
            OptionalLong.of(8),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Set.of("deleted"),
            Set.of(),
            Set.of("pending"));

    assertThat(locators(SampleCase.ascending(temp.resolve("c")), second))
        .containsExactly("disk.dd/@512/gone.txt#43-1~2");
  }

  @Test
  void leavesASequenceNumberOfZeroOutOfTheLocator() throws Exception {
    try (CaseFixture fixture = new CaseFixture(temp.resolve("ext"))) {
      fixture.image(1, "d");
      fixture.file(1, 1, "/a", 12, null);
      fixture.file(2, 1, "/a", 12, null);
      fixture.insert("UPDATE item SET meta_seq = 0 WHERE id = 1");
      fixture.insert("UPDATE item SET meta_seq = NULL WHERE id = 2");

      assertThat(locators(fixture.folder(), ItemFilter.ALL))
          .containsExactly("d/@512/a#12", "d/@512/a#12~2");
    }
  }

  @Test
  void filtersByTypeAndTimeAndKind() throws Exception {
    CaseFolder folder = SampleCase.ascending(temp.resolve("c"));
    ItemFilter pdf =
        new ItemFilter(
            Optional.empty(),
            Optional.of(new Glob("application/pdf", true)),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.of(2_000_000_000L),
            OptionalLong.of(2_000_000_000L),
            Set.of(),
            Set.of("file"),
            Set.of());

    assertThat(locators(folder, pdf)).containsExactly("disk.dd/@512/хат.pdf#42-1");
  }

  @Test
  void listsArtifactsOfAContentAtEachOfItsPlaces() throws Exception {
    List<String> expected =
        List.of(
            "a usb, stick.E01/@512/copy, of \"b\".zip#41-1!/inner.zip!/letter.pdf bank {\"n\":1}",
            "a usb, stick.E01/@512/copy, of \"b\".zip#41-1!/inner.zip!/letter.pdf bank {\"n\":2}",
            "a usb, stick.E01/@512/copy, of \"b\".zip#41-1!/letter.pdf bank {\"n\":1}",
            "a usb, stick.E01/@512/copy, of \"b\".zip#41-1!/letter.pdf bank {\"n\":2}",
            "a usb, stick.E01/@512/copy, of \"b\".zip#41-1!/letter.pdf~2 email {\"value\":\"aida@example.com\"}",
            "disk.dd/@512/a.txt#40-1 email {\"value\":\"aida@example.com\"}",
            "disk.dd/@512/a.txt#40-1 profile {}",
            "disk.dd/@512/b.zip#41-1!/inner.zip!/letter.pdf bank {\"n\":1}",
            "disk.dd/@512/b.zip#41-1!/inner.zip!/letter.pdf bank {\"n\":2}",
            "disk.dd/@512/b.zip#41-1!/letter.pdf bank {\"n\":1}",
            "disk.dd/@512/b.zip#41-1!/letter.pdf bank {\"n\":2}",
            "disk.dd/@512/b.zip#41-1!/letter.pdf~2 email {\"value\":\"aida@example.com\"}",
            "disk.dd/@512/хат.pdf#42-1 bank {\"n\":1}",
            "disk.dd/@512/хат.pdf#42-1 bank {\"n\":2}");

    assertThat(artifacts(SampleCase.ascending(temp.resolve("a")))).isEqualTo(expected);
    assertThat(artifacts(SampleCase.descending(temp.resolve("d")))).isEqualTo(expected);
  }

  @Test
  void listsFailuresOfTheEvidenceFirstAndThenAtEachPlace() throws Exception {
    List<String> expected =
        List.of(
            "disk.dd: a bad table",
            "a usb, stick.E01/@512/copy, of \"b\".zip#41-1!/inner.zip!/letter.pdf: page 3 is torn",
            "a usb, stick.E01/@512/copy, of \"b\".zip#41-1!/letter.pdf: page 3 is torn",
            "disk.dd/@512/b.zip#41-1!/inner.zip!/letter.pdf: page 3 is torn",
            "disk.dd/@512/b.zip#41-1!/letter.pdf: page 3 is torn",
            "disk.dd/@512/gone.txt#43-1: half of it is gone",
            "disk.dd/@512/хат.pdf#42-1: page 3 is torn");

    assertThat(failures(SampleCase.ascending(temp.resolve("a")))).isEqualTo(expected);
    assertThat(failures(SampleCase.descending(temp.resolve("d")))).isEqualTo(expected);
  }

  @Test
  void putsFileTimesAndEventsOnOneTimeline() throws Exception {
    List<String> lines = timeline(SampleCase.ascending(temp.resolve("a")));

    assertThat(lines.get(0))
        .isEqualTo("1000000001 file ma.. a usb, stick.E01/@512/copy, of \"b\".zip#41-1");
    assertThat(lines).contains("1500000000 sample login disk.dd/@512/a.txt#40-1");
    assertThat(lines)
        .contains("3000000000 file m... disk.dd/@512/b.zip#41-1!/inner.zip!/letter.pdf");
    assertThat(lines).isEqualTo(timeline(SampleCase.descending(temp.resolve("d"))));
    assertThat(lines.stream().filter(l -> l.contains(" payment ")).count()).isEqualTo(5);
  }

  @Test
  void putsTheTimesOfTheNameOnTheTimelineOnceForAnEntry() throws Exception {
    try (CaseFixture fixture = new CaseFixture(temp.resolve("names"))) {
      fixture.image(1, "d");
      fixture.file(1, 1, "/a", 12, null);
      fixture.entry(2, 1, "/a", "stream", 12, 5, "file", "allocated", 1L);
      fixture.insert(
          "UPDATE item SET more_times = '{\"backup\":9,\"deleted\":8,\"fn_atime\":7,\"fn_crtime\":5,\"fn_ctime\":7,\"fn_mtime\":6}'");

      assertThat(timeline(fixture.folder()))
          .startsWith(
              "5 file fn:...b d/@512/a#12-1",
              "6 file fn:m... d/@512/a#12-1",
              "7 file fn:.ac. d/@512/a#12-1",
              "8 file deleted d/@512/a#12-1",
              "9 file backup d/@512/a#12-1",
              "1000000001 file ma.. d/@512/a#12-1",
              "1000000001 file ma.. d/@512/a:stream#12-1");
    }
  }

  private static List<String> locators(CaseFolder folder, ItemFilter filter) throws IOException {
    List<String> locators = new ArrayList<>();
    try (CaseReader reader = new CaseReader(folder)) {
      reader.items(filter, item -> locators.add(item.locator().toString()));
    }
    return locators;
  }

  private static List<String> artifacts(CaseFolder folder) throws IOException {
    List<String> lines = new ArrayList<>();
    try (CaseReader reader = new CaseReader(folder)) {
      reader.artifacts(
          ListedArtifact.Filter.ALL,
          found -> lines.add(found.item().locator() + " " + found.type() + " " + found.fields()));
    }
    return lines;
  }

  private static List<String> failures(CaseFolder folder) throws IOException {
    List<String> lines = new ArrayList<>();
    try (CaseReader reader = new CaseReader(folder)) {
      reader.failures(found -> lines.add(found.place() + ": " + found.message()));
    }
    return lines;
  }

  private static List<String> timeline(CaseFolder folder) throws IOException {
    List<String> lines = new ArrayList<>();
    try (CaseReader reader = new CaseReader(folder)) {
      reader.timeline(
          OptionalLong.empty(),
          OptionalLong.empty(),
          e -> lines.add(e.timeNs() + " " + e.source() + " " + e.kind() + " " + e.locator()));
    }
    return lines;
  }

  private static ItemFilter path(String glob) {
    return new ItemFilter(
        Optional.of(new Glob(glob, false)),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Set.of(),
        Set.of(),
        Set.of());
  }
}
