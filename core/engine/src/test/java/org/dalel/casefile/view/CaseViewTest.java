package org.dalel.casefile.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ItemFilter;
import org.dalel.casefile.read.ListedItem;
import org.dalel.casefile.read.TextMatches;
import org.dalel.content.PromisedTypes;
import org.dalel.ingest.InProcessRun;
import org.dalel.ingest.ProcessRequest;
import org.dalel.ingest.Profile;
import org.dalel.testdata.EvidenceBuilder;
import org.dalel.testdata.document.Documents;
import org.dalel.testdata.document.ZipFile;
import org.dalel.testdata.model.Content;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The view says what the listing of the case says, in any order. */
class CaseViewTest {
  @TempDir static Path folder;
  private static CaseFolder opened;
  private static CaseView view;
  private static List<ListedItem> items;

  @BeforeAll
  static void make() throws IOException, InterruptedException {
    process("usb", folder.resolve("case"));
    opened = CaseFolder.existing(folder.resolve("case"));
    view = store().make(rows -> {});
    items = new ArrayList<>();
    try (CaseReader reader = new CaseReader(opened)) {
      reader.itemsByPath(items::add);
    }
  }

  @AfterAll
  static void close() {
    view.close();
  }

  @Test
  void numbersTheRowsInTheOrderOfExportsButInContainersByPath() throws IOException {
    List<ListedItem> exported = new ArrayList<>();
    try (CaseReader reader = new CaseReader(opened)) {
      reader.items(ItemFilter.ALL, exported::add);
    }
    assertThat(items).hasSameElementsAs(exported).isNotEqualTo(exported);
    assertThat(items.stream().filter(item -> !item.isEmbedded()))
        .containsExactlyElementsOf(exported.stream().filter(item -> !item.isEmbedded()).toList());
    assertThat(locators(RowQuery.ALL))
        .containsExactlyElementsOf(items.stream().map(item -> item.locator().toString()).toList());
    assertThat(view.rows()).isEqualTo(items.size());
  }

  @Test
  void sortsByEachColumnWithEqualValuesInTheOrderOfExports() {
    Comparator<ListedItem> bySize = Comparator.comparingLong(item -> item.size().orElse(-1));
    assertThat(locators(sorted(SortColumn.SIZE, false))).isEqualTo(expected(bySize));
    Comparator<ListedItem> byState = Comparator.comparing(ListedItem::state);
    assertThat(locators(sorted(SortColumn.STATE, false))).isEqualTo(expected(byState));
    Comparator<ListedItem> byTime =
        Comparator.comparingLong(item -> item.times().modified().orElse(Long.MIN_VALUE));
    assertThat(locators(sorted(SortColumn.MTIME, false))).isEqualTo(expected(byTime));
  }

  @Test
  void readsEveryOrderBackwards() {
    for (SortColumn column : SortColumn.values()) {
      List<String> forward = locators(sorted(column, false));
      List<String> backward = new ArrayList<>(locators(sorted(column, true)));
      java.util.Collections.reverse(backward);
      assertThat(backward).as(column.id()).isEqualTo(forward).hasSize(items.size());
    }
  }

  @Test
  void listsAllThatLiesBelowAFolderAndNothingElse() {
    TreeNode folderA = child(child(child(0, "usb.dd"), ""), "a");
    assertThat(locators(in(folderA, true)))
        .isEqualTo(locatorsOf(item -> item.path().startsWith("/a/")))
        .hasSizeGreaterThan(4);
    assertThat(locators(in(folderA, false)))
        .isEqualTo(locatorsOf(item -> item.path().matches("/a/[^/!]+")))
        .hasSize(4);
  }

  @Test
  void showsTheFoldersOfAContainer() {
    TreeNode box = child(child(child(0, "usb.dd"), ""), "box.zip");
    assertThat(box.kind()).isEqualTo("container");
    assertThat(names(view.tree().children(box.id(), Optional.empty(), 10)))
        .containsExactly("inner.zip", "m", "z");
    TreeNode m = child(box, "m");
    assertThat(m.kind()).isEqualTo("folder");
    assertThat(paths(in(box, false))).containsExactly("a.txt", "inner.zip", "m", "m-n.txt", "z");
    assertThat(paths(in(m, false))).containsExactly("m/deep", "m/y.txt");
    assertThat(paths(in(m, true))).containsExactly("m/deep", "m/deep/x.txt", "m/y.txt");
    assertThat(names(view.tree().children(m.id(), Optional.empty(), 10))).containsExactly("deep");
    assertThat(paths(in(child(child(box, "inner.zip"), "q"), false)))
        .containsExactly("inner.zip!/q/r.txt");
    assertThat(paths(in(box, true))).hasSize(11);
  }

  private static List<String> names(List<TreeNode> nodes) {
    return nodes.stream().map(TreeNode::name).toList();
  }

  private static List<String> paths(RowQuery query) {
    return locators(query).stream().map(one -> one.replaceAll("^.*box.zip#[^!]*!/", "")).toList();
  }

  private static org.dalel.testdata.model.Document box() {
    ZipFile inner = new ZipFile().add("q/r.txt", text("deepest"));
    return new ZipFile()
        .add("z/last.txt", text("first in the archive"))
        .add("m/y.txt", text("y"))
        .add("a.txt", text("a"))
        .add("m-n.txt", text("sorts between m and m/"))
        .add("m/deep/x.txt", text("deep in an archive"))
        .add("inner.zip", inner.document("application/zip"))
        .document("application/zip");
  }

  private static org.dalel.testdata.model.Document text(String text) {
    return org.dalel.testdata.model.Document.of(Content.text(text));
  }

  @Test
  void opensAMailboxLikeAFolder() {
    TreeNode mailbox = child(child(child(child(0, "usb.dd"), ""), "a"), "in.mbox");
    assertThat(mailbox.kind()).isEqualTo("container");
    assertThat(view.page(in(mailbox, false), 0, 10).rows())
        .isNotEmpty()
        .allMatch(row -> row.kind().equals("embedded"));
  }

  @Test
  void givesAnyPartOfAnOrderByItsPosition() {
    RowQuery query = sorted(SortColumn.NAME, false);
    List<String> all = locators(query);
    CaseView.Page page = view.page(query, 5, 3);
    assertThat(page.total()).isEqualTo(all.size());
    assertThat(page.rows().stream().map(row -> row.locator().toString()).toList())
        .isEqualTo(all.subList(5, 8));
    assertThat(view.page(query, all.size() + 10, 3).rows()).isEmpty();
    assertThat(view.position(query, page.rows().get(1).id())).hasValue(6);
  }

  @Test
  void findsARowByItsLocator() {
    for (ListedItem item : items) {
      assertThat(view.find(item.locator())).get().extracting(ViewRow::path).isEqualTo(item.path());
    }
  }

  @Test
  void restrictsByNameTypeAndCollection() {
    RowQuery byName =
        new RowQuery(
            OptionalLong.empty(),
            true,
            RowQuery.Collection.ALL,
            Optional.of("text/*"),
            Optional.of("ШӘЙ"),
            SortColumn.PATH,
            false);
    assertThat(locators(byName))
        .isEqualTo(locatorsOf(i -> i.path().endsWith("шәйнек.txt")))
        .hasSize(1);
    RowQuery deleted =
        new RowQuery(
            OptionalLong.empty(),
            true,
            RowQuery.Collection.DELETED,
            Optional.empty(),
            Optional.empty(),
            SortColumn.PATH,
            false);
    assertThat(locators(deleted))
        .isEqualTo(locatorsOf(i -> i.state().equals("deleted") || i.state().equals("orphan")))
        .isNotEmpty();
  }

  @Test
  void findsFilesWhoseNamePromisesAnotherType() {
    assertThat(locators(RowQuery.of(RowQuery.Collection.MISMATCH)))
        .isEqualTo(locatorsOf(i -> i.path().equals("/a/picture.jpg")))
        .hasSize(1);
  }

  @Test
  void restrictsByStateSizeTimeAndExtension() {
    RowFilter states = filter(Set.of("deleted"), "", 0, Long.MAX_VALUE);
    assertThat(locators(filtered(states)))
        .isEqualTo(locatorsOf(i -> i.state().equals("deleted")))
        .isNotEmpty();
    RowFilter sizes = filter(Set.of(), "txt", 2, 10);
    assertThat(locators(filtered(sizes)))
        .isEqualTo(
            locatorsOf(
                i ->
                    i.path().endsWith(".txt")
                        && i.size().orElse(0) >= 2
                        && i.size().orElse(0) <= 10))
        .isNotEmpty();
    RowFilter times =
        new RowFilter(
            Set.of(),
            Set.of(),
            Set.of(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.of(0),
            OptionalLong.of(Long.MAX_VALUE),
            Optional.empty());
    assertThat(locators(filtered(times)))
        .isEqualTo(locatorsOf(i -> i.times().anyWithin(0, Long.MAX_VALUE)))
        .isNotEmpty();
  }

  @Test
  void namesEveryFolderSoThatItIsFoundAgain() {
    for (ListedItem item : items) {
      ViewRow row = view.find(item.locator()).orElseThrow();
      for (TreeNode node : view.tree().way(row.node())) {
        assertThat(view.tree().node(view.tree().key(node))).contains(node);
      }
    }
    assertThat(view.tree().node("~nowhere")).isEmpty();
  }

  @Test
  void findsTextWhereItIsAskedForAndCountsHowItIsSpread() {
    try (CaseReader reader = new CaseReader(opened)) {
      TextMatches matches = reader.matches("шәйнек", Integer.MAX_VALUE);
      FoundRows everywhere = view.search().found(matches, RowQuery.ALL);
      assertThat(everywhere.size()).isEqualTo(1);
      assertThat(everywhere.facets().types()).containsEntry("text/plain", 1L);
      assertThat(everywhere.facets().evidence()).containsEntry("usb.dd", 1L);
      TreeNode folderA = child(child(child(0, "usb.dd"), ""), "a");
      assertThat(view.search().found(matches, in(folderA, true)).size()).isZero();
    }
  }

  @Test
  void saysWhenMoreMatchesThanWereAskedFor() {
    try (CaseReader reader = new CaseReader(opened)) {
      TextMatches some = reader.matches("x OR bb", 1);
      assertThat(some.isComplete()).isFalse();
      assertThat(some.size()).isEqualTo(1);
      assertThat(some.rank(0)).isZero();
      TextMatches all = reader.matches("x OR bb", 2);
      assertThat(all.isComplete()).isTrue();
      assertThat(all.indexOf(some.holder(0))).isNotNegative();
      assertThat(all.rank(0)).isNegative();
    }
  }

  private static RowFilter filter(Set<String> states, String extension, long from, long to) {
    return new RowFilter(
        states,
        Set.of(),
        Set.of(),
        Optional.of(extension).filter(text -> !text.isEmpty()),
        OptionalLong.of(from),
        OptionalLong.of(to),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }

  private static RowQuery filtered(RowFilter filter) {
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
  void isMadeAgainWhenTheCaseHasGrownAndNotBefore() throws IOException, InterruptedException {
    Path grown = folder.resolve("grown");
    process("one", grown);
    ViewStore store =
        new ViewStore(CaseFolder.existing(grown), folder.resolve("cache"), NameRule.NONE);
    try (CaseView before = store.make(rows -> {})) {
      assertThat(store.current()).get().extracting(CaseView::stamp).isEqualTo(before.stamp());
      process("two", grown);
      assertThat(store.current()).isEmpty();
      try (CaseView after = store.make(rows -> {})) {
        assertThat(after.rows()).isEqualTo(2 * before.rows());
      }
    }
    try (var files = Files.list(grown.resolve("view"))) {
      assertThat(files).hasSize(1);
    }
  }

  private static void process(String name, Path target) throws IOException, InterruptedException {
    Path image =
        EvidenceBuilder.ext4(
                name,
                v ->
                    v.folder("/a")
                        .folder("/a/deep")
                        .file("/a/deep/x.txt", "x")
                        .file("/a/b.txt", "bb")
                        .file("/a/in.mbox", single())
                        .file("/a/picture.jpg", "%PDF-1.4 a document that calls itself a picture")
                        .file("/box.zip", box())
                        .file("/a-b.txt", "sorts between /a and /a/")
                        .file("/шәйнек.txt", "шәйнек")
                        .file("/gone.txt", "gone")
                        .delete("/gone.txt"))
            .write(folder.resolve(name))
            .image();
    InProcessRun.run(
        new ProcessRequest(
            target,
            List.of(image),
            Profile.STANDARD,
            2,
            List.of(),
            List.of(),
            true,
            100_000,
            Duration.ofSeconds(60),
            "Tester",
            Optional.empty(),
            List.of(),
            folder.resolve("plugins"),
            List.of(),
            false));
  }

  private static org.dalel.testdata.model.Document single() {
    return Documents.of("mbox", "сәлем");
  }

  private static ViewStore store() {
    return new ViewStore(opened, folder.resolve("cache"), new PromisedTypes()::contradicts);
  }

  private static RowQuery sorted(SortColumn column, boolean descending) {
    return new RowQuery(
        OptionalLong.empty(),
        true,
        RowQuery.Collection.ALL,
        Optional.empty(),
        Optional.empty(),
        column,
        descending);
  }

  private static RowQuery in(TreeNode node, boolean deep) {
    return new RowQuery(
        OptionalLong.of(node.id()),
        deep,
        RowQuery.Collection.ALL,
        Optional.empty(),
        Optional.empty(),
        SortColumn.PATH,
        false);
  }

  private static TreeNode child(TreeNode parent, String name) {
    return child(parent.id(), name);
  }

  private static TreeNode child(long parent, String name) {
    return view.tree().children(parent, Optional.empty(), 100).stream()
        .filter(node -> name.isEmpty() || node.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> expected(Comparator<ListedItem> order) {
    return items.stream().sorted(order).map(item -> item.locator().toString()).toList();
  }

  private static List<String> locatorsOf(Predicate<ListedItem> wanted) {
    return items.stream().filter(wanted).map(item -> item.locator().toString()).toList();
  }

  private static List<String> locators(RowQuery query) {
    return view.page(query, 0, items.size()).rows().stream()
        .map(row -> row.locator().toString())
        .toList();
  }
}
