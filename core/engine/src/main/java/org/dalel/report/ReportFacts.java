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

  /** Rows of the artifacts that stand at each of these items. */
  private static Map<ListedItem, long[]> owned(CaseReader reader, List<ListedItem> items)
      throws IOException {
    Map<Owner, LongStream.Builder> owners = new HashMap<>();
    for (ListedItem item : items) {
      Owner.of(item).forEach(owner -> owners.putIfAbsent(owner, LongStream.builder()));
    }
    if (!items.isEmpty()) {
      reader.artifactOwners(
          one -> {
            LongStream.Builder ids =
                owners.get(new Owner(one.contentId(), one.entry(), one.itemId()));
            if (ids != null) {
              ids.add(one.id());
            }
          });
    }
    Map<Owner, long[]> artifacts = new HashMap<>();
    owners.forEach((owner, ids) -> artifacts.put(owner, ids.build().toArray()));
    Map<ListedItem, long[]> owned = new HashMap<>();
    for (ListedItem item : items) {
      owned.put(
          item,
          Owner.of(item).stream().map(artifacts::get).flatMapToLong(LongStream::of).toArray());
    }
    return owned;
  }

  /** A content, an entry of a container or an item, as {@link ArtifactOwner} has them. */
  private record Owner(long content, long entry, long item) {
    static List<Owner> of(ListedItem item) {
      List<Owner> owners = new ArrayList<>();
      item.contentId().ifPresent(id -> owners.add(new Owner(id, -1, 0)));
      item.inside().ifPresent(at -> owners.add(new Owner(at.containerId(), at.position(), 0)));
      if (!item.isEmbedded()) {
        owners.add(new Owner(0, -1, item.itemId()));
      }
      return owners;
    }
  }
}
