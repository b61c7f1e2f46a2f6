package org.dalel.gui.preview;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.view.ViewRow;
import org.dalel.extension.Trees;
import org.dalel.gui.cases.OpenCase;
import org.dalel.preview.Preview;
import org.dalel.preview.PreviewRequest;
import org.dalel.preview.Previews;

/** Previews of items; small pictures that were made are kept for the next look at them. */
public final class ItemPreviews implements AutoCloseable {
  private static final int KEPT = 2_000;
  private static final int LARGEST_KEPT = 200_000;

  /** What the name of a database's write-ahead log ends with. */
  public static final String LOG = Copies.LOG;

  private record Key(
      String caseId,
      String locator,
      Optional<String> log,
      String what,
      Map<String, String> values) {}

  private final Path folder;
  private final Previews previews;
  private final Copies copies;
  private final Map<Key, Preview> made =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Preview> eldest) {
              return size() > KEPT;
            }
          });

  /** With a private folder of its own below the temporary folder. */
  public ItemPreviews() {
    try {
      folder = Files.createTempDirectory("dalel-preview");
    } catch (IOException e) {
      throw new UncheckedIOException("previews: no temporary folder can be made", e);
    }
    previews = new Previews(folder);
    copies = new Copies(folder);
  }

  /**
   * Makes a preview of an item.
   *
   * @param log the write-ahead log of a database
   * @param what as {@link PreviewRequest} names it
   * @throws org.dalel.preview.PreviewException with the reason, when there is nothing to show
   */
  public Preview make(
      OpenCase opened, ViewRow row, Optional<ViewRow> log, String what, Map<String, String> values)
      throws IOException {
    Key key =
        new Key(
            opened.id(),
            row.locator().toString(),
            log.map(one -> one.locator().toString()),
            what,
            Map.copyOf(values));
    Preview known = made.get(key);
    if (known != null) {
      return known;
    }
    Preview preview =
        copies.use(
            opened,
            row,
            log,
            file ->
                previews.make(
                    new PreviewRequest(what, file, row.name(), row.type().orElse(""), values)));
    if (preview.body().length > 0 && preview.body().length < LARGEST_KEPT) {
      made.put(key, preview);
    }
    return preview;
  }

  /** The processes that make them, for others who need pictures of evidence. */
  public Previews processes() {
    return previews;
  }

  @Override
  public void close() throws IOException {
    previews.close();
    Trees.delete(folder);
  }
}
