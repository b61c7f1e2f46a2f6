package org.dalel.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.dalel.casefile.Locator;
import org.dalel.casefile.read.ArtifactOwner;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ItemFilter;
import org.dalel.casefile.read.ListedArtifact;
import org.dalel.casefile.read.ListedFailure;
import org.dalel.casefile.read.ListedItem;
import org.dalel.casefile.read.ListedLock;
import org.dalel.custody.CustodyChain;
import org.dalel.custody.CustodyEntry;
import org.dalel.custody.CustodyReport;
import org.dalel.review.CaseData;
import org.dalel.review.Marks;
import org.dalel.review.ReviewReader;
import org.dalel.review.TagKind;

/**
 * What a report tells, read once.
 *
 * @param about what the case is about
 * @param reader the case itself, for what is small
 * @param exhibits the tagged items in the order of exports
 * @param missing locators that are tagged and that the case does not have
 * @param failures how many there are by stage and kind
 * @param examples the first of them
 * @param locks what is or was locked
 * @param custody all entries of the chain
 * @param check whether the chain holds
 */
record ReportFacts(
    CaseData about,
    CaseReader reader,
    List<Exhibit> exhibits,
    Set<String> missing,
    Map<String, Long> failures,
    List<ListedFailure> examples,
    List<ListedLock> locks,
    List<CustodyEntry> custody,
    CustodyReport check) {

  /** More artifacts of one item are counted and not printed. */
  static final int MOST_ARTIFACTS = 200;

  private static final int MOST_EXAMPLES = 50;

  static ReportFacts read(CaseReader reader) throws IOException {
    ReviewReader review = new ReviewReader(reader.folder());
    Set<String> tagged = new TreeSet<>();
    for (TagKind kind : review.kinds()) {
      tagged.addAll(review.tagged(kind.name()));
    }
    review.tagCounts().keySet().forEach(name -> tagged.addAll(review.tagged(name)));
    List<ListedItem> items = items(reader, tagged);
    Set<String> missing = new TreeSet<>(tagged);
    items.forEach(item -> missing.remove(item.locator().toString()));
    Map<String, Long> failures = new TreeMap<>();
    List<ListedFailure> examples = new ArrayList<>();
    reader.failures(
        failure -> {
          failures.merge(failure.stage() + "/" + failure.kind(), 1L, Long::sum);
          if (examples.size() < MOST_EXAMPLES) {
            examples.add(failure);
          }
        });
    List<ListedLock> locks = new ArrayList<>();
    reader.locks(locks::add);
    CustodyChain chain = CustodyChain.open(reader.folder());
    return new ReportFacts(
        review.caseData(),
        reader,
        exhibits(reader, review, items),
        missing,
        failures,
        examples,
        locks,
        chain.entries(),
        chain.verify(java.util.Optional.empty()));
  }

  private static List<ListedItem> items(CaseReader reader, Set<String> tagged) throws IOException {
    List<ListedItem> items = new ArrayList<>();
    if (!tagged.isEmpty()) {
      reader.items(
          ItemFilter.ALL,
          item -> {
            if (tagged.contains(item.locator().toString())) {
              items.add(item);
            }
          });
    }
    return items;
  }

  private static List<Exhibit> exhibits(
      CaseReader reader, ReviewReader review, List<ListedItem> items) throws IOException {
    List<Locator> locators = items.stream().map(ListedItem::locator).toList();
    Map<String, Marks> marks = review.marks(locators);
    Map<ListedItem, long[]> owned = owned(reader, items);
    List<Exhibit> exhibits = new ArrayList<>();
    for (ListedItem item : items) {
      List<ListedArtifact> artifacts = new ArrayList<>();
      reader.artifacts(item, owned.getOrDefault(item, new long[0]), artifacts::add);
      exhibits.add(
          new Exhibit(exhibits.size() + 1, item, marks.get(item.locator().toString()), artifacts));
    }
    return exhibits;
  }

  private static Map<ListedItem, long[]> owned(CaseReader reader, List<ListedItem> items)
      throws IOException {
    Map<Long, LongStream.Builder> ofContent = new HashMap<>();
    Map<Long, LongStream.Builder> ofItem = new HashMap<>();
    for (ListedItem item : items) {
      item.contentId().ifPresent(id -> ofContent.putIfAbsent(id, LongStream.builder()));
      if (!item.isEmbedded()) {
        ofItem.putIfAbsent(item.itemId(), LongStream.builder());
      }
    }
    if (!items.isEmpty()) {
      reader.artifactOwners(owner -> add(owner, ofContent, ofItem));
    }
    Map<Long, long[]> content = built(ofContent);
    Map<Long, long[]> entry = built(ofItem);
    Map<ListedItem, long[]> owned = new HashMap<>();
    for (ListedItem item : items) {
      long[] inContent = content.getOrDefault(item.contentId().orElse(0), new long[0]);
      long[] atItem = item.isEmbedded() ? new long[0] : entry.get(item.itemId());
      owned.put(item, LongStream.concat(LongStream.of(inContent), LongStream.of(atItem)).toArray());
    }
    return owned;
  }

  private static void add(
      ArtifactOwner owner,
      Map<Long, LongStream.Builder> ofContent,
      Map<Long, LongStream.Builder> ofItem) {
    LongStream.Builder ids =
        owner.contentId() > 0 ? ofContent.get(owner.contentId()) : ofItem.get(owner.itemId());
    if (ids != null) {
      ids.add(owner.id());
    }
  }

  private static Map<Long, long[]> built(Map<Long, LongStream.Builder> builders) {
    Map<Long, long[]> built = new HashMap<>();
    builders.forEach((id, builder) -> built.put(id, builder.build().toArray()));
    return built;
  }
}
