package org.dalel.casefile.read;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Locator;
import org.dalel.casefile.read.telephony.SimQueries;

/**
 * Reads a case: what it holds, in an order that depends on the evidence alone. Belongs to one
 * thread; can be open while a worker writes, each listing then shows one moment of the case.
 */
public final class CaseReader implements AutoCloseable {
  private static final int CACHE_KIB = 64 * 1024;

  private final CaseFolder folder;
  private final CaseConnections databases;
  private final Connection connection;
  private final InfoQueries info;

  /**
   * Opens a case for reading, with memory for one long listing after the other.
   *
   * @throws CaseException when it is none, or of a newer version
   */
  public CaseReader(CaseFolder folder) {
    this(folder, CACHE_KIB);
  }

  /**
   * Opens a case for reading.
   *
   * @param cacheKib memory for pages of {@code case.db}
   * @throws CaseException when it is none, or of a newer version
   */
  public CaseReader(CaseFolder folder, int cacheKib) {
    this.folder = folder;
    this.databases = new CaseConnections(folder, cacheKib);
    this.connection = databases.caseDb();
    this.info = new InfoQueries(connection);
  }

  /** The folder of the case. */
  public CaseFolder folder() {
    return folder;
  }

  /** The pieces of evidence by label. */
  public List<CaseInfo.Evidence> evidence() {
    return attempt("listed", info::evidence);
  }

  /** The ranges of all evidence by label and offset. */
  public List<CaseInfo.Volume> volumes() {
    return attempt("listed", info::volumes);
  }

  /** The file systems of all evidence by label and offset. */
  public List<CaseInfo.FileSystem> fileSystems() {
    return attempt("listed", info::fileSystems);
  }

  /** The processing runs by start. */
  public List<CaseInfo.Run> runs() {
    return attempt("listed", info::runs);
  }

  /** How much there is. */
  public CaseInfo.Counts counts() {
    return attempt("counted", info::counts);
  }

  /** How many entries have which result; {@code pending} are those without one. */
  public Map<String, Long> itemStates() {
    return attempt("counted", info::itemStates);
  }

  /**
   * Failures in the order in which they were written, for watching a run.
   *
   * @param after the last one that is known already; 0 for none
   * @param most how many, the newest when there are more
   */
  public List<RecentFailure> recentFailures(long after, int most) {
    return attempt("listed", () -> info.recentFailures(after, most));
  }

  /**
   * Lists items in total order, each followed by its embedded documents.
   *
   * @throws IOException from the sink
   */
  public void items(ItemFilter filter, RowSink<ListedItem> sink) throws IOException {
    stream(() -> new ItemLookup(connection).filtered(filter, sink));
  }

  /**
   * Lists all items as {@link #items} does, but what is in a container in the order of paths: what
   * a folder there holds stands together, behind it.
   *
   * @throws IOException from the sink
   */
  public void itemsByPath(RowSink<ListedItem> sink) throws IOException {
    stream(() -> new ItemLookup(connection).byPath(sink));
  }

  /** All places of contents, in total order. */
  public void places(Collection<Long> contents, RowSink<ListedItem> sink) throws IOException {
    stream(() -> new ItemLookup(connection).places(contents, sink));
  }

  /** The item that a locator names. */
  public Optional<ListedItem> find(Locator locator) {
    return found(items -> items.named(locator)).stream().findFirst();
  }

  /**
   * The entries and embedded documents with a path (with {@code !/} for what is embedded, and
   * without stream), on any evidence, in total order.
   */
  public List<ListedItem> findPath(String path) {
    return found(items -> items.ofPath(path));
  }

  /** Lists what did not work; a failure of a content at each of its places. */
  public void failures(RowSink<ListedFailure> sink) throws IOException {
    stream(() -> new FailureListing(connection).forEach(sink));
  }

  /** Lists artifacts at each of their places, in the items' order. */
  public void artifacts(ListedArtifact.Filter filter, RowSink<ListedArtifact> sink)
      throws IOException {
    stream(() -> new ArtifactListing(connection).forEach(filter, sink));
  }

  /** The artifacts of one item. */
  public void artifactsOf(ListedItem item, RowSink<ListedArtifact> sink) throws IOException {
    stream(() -> new ArtifactListing(connection).ofItem(item, sink));
  }

  /** Lists the identifiers of all artifacts, without places, as they lie in the case. */
  public void identifiers(RowSink<ArtifactIdentifier> sink) throws IOException {
    stream(() -> new ArtifactParts(connection).identifiers(sink));
  }

  /** Lists the events of all artifacts, without places, as they lie in the case. */
  public void events(RowSink<ArtifactEvent> sink) throws IOException {
    stream(() -> new ArtifactParts(connection).events(sink));
  }

  /** Lists the times of entries beside the four usual ones, as they lie in the case. */
  public void furtherTimes(RowSink<FurtherTime> sink) throws IOException {
    stream(() -> new ArtifactParts(connection).furtherTimes(sink));
  }

  /**
   * The artifacts of one item by their rows, in the order of listings.
   *
   * @param ids as {@link #artifactOwners} gave them; those that belong to something else by now are
   *     left out
   */
  public void artifacts(ListedItem item, long[] ids, RowSink<ListedArtifact> sink)
      throws IOException {
    stream(() -> new ArtifactListing(connection).ofItem(item, ids, sink));
  }

  /** Whose the artifacts are, ordered by owner. */
  public void artifactOwners(RowSink<ArtifactOwner> sink) throws IOException {
    stream(() -> new OwnerListing(connection).artifacts(sink));
  }

  /** Where identifiers are mentioned, ordered by kind, text and owner. */
  public void mentions(RowSink<IdentifierMention> sink) throws IOException {
    stream(() -> new OwnerListing(connection).mentions(sink));
  }

  /** What each item says of wallets, counted together, in the items' order. */
  public void wallets(RowSink<WalletPlace> sink) throws IOException {
    stream(() -> new WalletListing(connection, sink).run());
  }

  /** Identifiers of an owner that occur elsewhere too, by place. */
  public List<LinkedPlaces> links(LinkedPlaces.Request request) throws IOException {
    List<LinkedPlaces> links = new ArrayList<>();
    stream(() -> links.addAll(new IdentifierLinks(connection, request).all()));
    return links;
  }

  /** Takes what bulk records of telephony come to. */
  @FunctionalInterface
  public interface SimUse {
    /** Asks; all answers are of one moment. */
    void ask(SimQueries queries) throws IOException;
  }

  /** Asks what the bulk records of telephony come to. */
  public void sims(SimUse use) throws IOException {
    stream(() -> use.ask(new SimQueries(connection)));
  }

  /** Lists what is or was locked, at each of its places, in the items' order. */
  public void locks(RowSink<ListedLock> sink) throws IOException {
    stream(() -> new LockListing(connection).locks(sink));
  }

  /** Lists passwords and keys: given ones first, then found ones in the items' order. */
  public void secrets(RowSink<ListedSecret> sink) throws IOException {
    stream(() -> new LockListing(connection).secrets(sink));
  }

  /** Lists messages and calls by conversation, in the order of time. */
  public void chats(ChatRequest request, RowSink<ChatLine> sink) throws IOException {
    stream(() -> new ChatListing(connection, request).forEach(sink));
  }

  /** Lists all times of the case in order, both ends of the range included. */
  public void timeline(OptionalLong from, OptionalLong to, RowSink<TimelineEntry> sink)
      throws IOException {
    stream(() -> new TimelineListing(connection, from, to).forEach(sink));
  }

  /**
   * Searches the text and the metadata of all contents.
   *
   * @throws CaseException when the query cannot be understood
   */
  public SearchResult search(SearchRequest request) throws IOException {
    List<SearchResult> result = new ArrayList<>();
    stream(() -> result.add(new TextSearch(connection, databases.textDb()).run(request)));
    return result.get(0);
  }

  /**
   * What matches a query, without its places.
   *
   * @param most how many by their text, and how many artifacts, at most
   * @throws CaseException when the query cannot be understood
   */
  public TextMatches matches(String query, int most) {
    return attempt("searched", () -> TextMatches.of(query, connection, databases.textDb(), most));
  }

  /** The text around the hits of some that match, in their order. */
  public List<TextSnippet> snippets(TextMatches matches, long[] holders) {
    return snippets(matches, holders, artifacts -> HitTexts.ofCase(connection, artifacts));
  }

  /**
   * The same for those who have an index of the identifiers of artifacts; the case has none.
   *
   * @param identifiers of an index over this case
   */
  public List<TextSnippet> snippets(
      TextMatches matches, long[] holders, IdentifierTexts identifiers) {
    return attempt(
        "read",
        () -> new HitTexts(connection, databases.textDb(), identifiers).snippets(matches, holders));
  }

  /** The extracted text of an item; empty when there is none. */
  public Optional<String> text(ListedItem item) {
    return attempt(
        "read",
        () ->
            item.contentId().isPresent()
                ? new StoredText(databases.textDb()).read(item.contentId().getAsLong())
                : Optional.empty());
  }

  /** All that the case knows of an item, column by column, for people. */
  public Map<String, Map<String, Object>> details(ListedItem item) {
    return attempt("read", () -> new ItemDetails(connection).of(item));
  }

  /**
   * Where the content of an entry lies, in the encoded form of {@code org.dalel.evidence.RunList};
   * empty for embedded documents and where that is not known.
   */
  public Optional<byte[]> runs(ListedItem item) {
    return item.isEmbedded()
        ? Optional.empty()
        : attempt("read", () -> new ArtifactParts(connection).runs(item.itemId()));
  }

  /** Which parts of the evidence were looked at. */
  public Coverage coverage() {
    return attempt("read", () -> new CoverageQuery(connection, info).run());
  }

  @Override
  public void close() {
    databases.close();
  }

  /** Looks for items. */
  @FunctionalInterface
  private interface Search {
    List<ListedItem> in(ItemLookup items) throws SQLException, IOException;
  }

  private List<ListedItem> found(Search search) {
    List<ListedItem> found = new ArrayList<>();
    try {
      stream(() -> found.addAll(search.in(new ItemLookup(connection))));
    } catch (IOException e) {
      throw new CaseException(folder.caseDb() + ": cannot be read: " + e.getMessage(), e);
    }
    return found;
  }

  private void stream(CaseConnections.Listing listing) throws IOException {
    databases.stream(listing);
  }

  private <T> T attempt(String what, CaseConnections.Query<T> query) {
    return databases.attempt(what, query);
  }
}
