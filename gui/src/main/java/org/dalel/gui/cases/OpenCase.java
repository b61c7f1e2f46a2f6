package org.dalel.gui.cases;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.TextMatches;
import org.dalel.casefile.view.CaseView;
import org.dalel.casefile.view.FoundRows;
import org.dalel.casefile.view.RowQuery;
import org.dalel.ingest.CaseContent;
import org.dalel.review.ReviewReader;
import org.dalel.review.ReviewWriter;

/** A case that somebody looks at. Serves any number of threads. */
public final class OpenCase implements AutoCloseable {
  private static final int READERS = 6;
  private static final int CONTENTS = 3;
  private static final int CACHE_KIB = 8 * 1024;

  private final String id;
  private final CaseFolder folder;
  private final CaseViews views;
  private final Pool<CaseReader> readers;
  private final Pool<CaseContent> contents;
  private final MarkedRows marked;
  private final SimSnapshots sims;
  private final Searches searches = new Searches();
  private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

  private record Remembered(String stamp, Object answer) {}

  OpenCase(String id, CaseFolder folder, CaseViews views) {
    this.id = id;
    this.folder = folder;
    this.views = views;
    this.readers = new Pool<>(() -> new CaseReader(folder, CACHE_KIB), READERS);
    this.contents = new Pool<>(() -> new CaseContent(folder), CONTENTS);
    this.marked = new MarkedRows(review());
    this.sims = new SimSnapshots(readers);
  }

  /** The name of the case in addresses: the same at every start. */
  public String id() {
    return id;
  }

  /** Its folder. */
  public CaseFolder folder() {
    return folder;
  }

  /** The newest whole view; empty while the first one is being made. */
  public Optional<CaseView> view() {
    return views.newest();
  }

  /** Rows that the view being made has already. */
  public long rowsDone() {
    return views.rowsDone();
  }

  /** What people added to it. */
  public ReviewReader review() {
    return new ReviewReader(folder);
  }

  /** Adds what people say of it. */
  public ReviewWriter reviewing() {
    return new ReviewWriter(folder);
  }

  /** The rows of a view with a mark. */
  public MarkedRows marked() {
    return marked;
  }

  /** The tables of telephony. */
  public SimSnapshots sims() {
    return sims;
  }

  /** Reads the case. */
  public <R> R read(Pool.Use<CaseReader, R> use) throws IOException {
    return readers.use(use);
  }

  /**
   * The contents that match a query; the last queries are remembered for one view.
   *
   * @param most how many at most
   */
  public TextMatches matches(CaseView view, String query, int most) throws IOException {
    return searches.matches(view, query, most, () -> read(reader -> reader.matches(query, most)));
  }

  /** Where these stand; remembered as they are. */
  public FoundRows found(CaseView view, TextMatches matches, RowQuery where) {
    return searches.found(view, matches, where);
  }

  /**
   * What the case answered for the newest view, asked once: to count a million items takes half a
   * second, to put wallets together longer.
   *
   * @param name of the question
   */
  public <T> T remembered(String name, Class<T> kind, Pool.Use<CaseReader, T> question)
      throws IOException {
    String stamp = view().map(CaseView::stamp).orElse("");
    Remembered known = remembered.get(name);
    if (known == null || stamp.isEmpty() || !known.stamp().equals(stamp)) {
      known = new Remembered(stamp, read(question));
      remembered.put(name, known);
    }
    return kind.cast(known.answer());
  }

  /** Reads bytes of its items; what is read is valid within the call alone. */
  public <R> R content(Pool.Use<CaseContent, R> use) throws IOException {
    return contents.use(use);
  }

  @Override
  public void close() throws IOException {
    views.close();
    sims.close();
    readers.close();
    contents.close();
  }
}
