package org.dalel.formats.mvstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.Damage;
import org.dalel.formats.FormatException;
import org.dalel.formats.RecordSink;

/**
 * Reads the rows of an H2 database of version 2 ({@code .mv.db}) from its pages: no SQL is run, no
 * class is loaded, nothing is written. Rows of earlier commits, whose chunks are not overwritten
 * yet, come too.
 *
 * <p>Source: H2 2.1.214 and 2.3.232, package org.h2.mvstore. Checked against both.
 */
public final class MvStore {
  private static final byte[] MAGIC = {'H', ':'};
  private static final byte[] ENCRYPTED = {'H', '2', 'e', 'n', 'c', 'r', 'y', 'p', 't', '\n'};
  private static final String TABLE = "table.";
  private static final String CATALOG = "table.0";
  private static final String TYPES = "_";
  private static final int HEADER = 4096;
  private static final int META = 1;

  /** The most rows of one file, so that a hostile one cannot fill the memory. */
  public static final int MOST_ROWS = 2_000_000;

  private final String name;
  private final ByteSource file;
  private final RecordSink<MvRow> sink;
  private final List<MvChunk> chunks;
  private final MvTree tree;
  private final Map<Integer, MvHeader> maps = new HashMap<>();
  private final MvTypes types = new MvTypes();
  private final MvCatalog catalog = new MvCatalog();
  private final Set<Long> rows = new HashSet<>();
  private final Set<Long> keys = new HashSet<>();
  private final MessageDigest digest;
  private int emitted;

  private MvStore(String name, ByteSource file, RecordSink<MvRow> sink) throws IOException {
    this.name = name;
    this.file = file;
    this.sink = sink;
    this.chunks = MvChunk.all(file);
    this.tree = new MvTree(name, file, sink);
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether a file starts as an H2 database, encrypted or not. */
  public static boolean looksLike(ByteView head) {
    return isEncrypted(head) || head.has(0, MAGIC);
  }

  /** Whether a file starts as an encrypted H2 database. */
  public static boolean isEncrypted(ByteView head) {
    return head.has(0, ENCRYPTED);
  }

  /**
   * Reads all rows of all tables, chunk by chunk in the order of the file.
   *
   * @param name of the file, for messages
   * @throws FormatException when the file is encrypted or no chunk is found in it
   * @throws IOException when the file cannot be read or the sink has enough
   */
  public static void read(String name, ByteSource file, RecordSink<MvRow> sink) throws IOException {
    ByteView head = file.read(0, HEADER);
    if (isEncrypted(head)) {
      throw new FormatException(0, "a database that is not encrypted", "H2encrypt");
    }
    new MvStore(name, file, sink).run(head);
  }

  private void run(ByteView head) throws IOException {
    long format = MvHeader.read(head).flatMap(h -> h.number("format")).orElse(2L);
    if (format != 2 && format != 3) {
      throw new FormatException(0, "an MVStore of format 2 or 3", "format " + format);
    }
    if (chunks.isEmpty()) {
      throw new FormatException(0, "a chunk of an MVStore", "none in the whole file");
    }
    if (!tree.walk(chunks)) {
      String then = "no row counts as live";
      sink.damaged(new Damage(name, 0, "a whole chunk", "only damaged ones", then));
    }
    each(this::names);
    each(this::definitions);
    each(this::liveRows);
    each(this::emit);
  }

  /** What is done with a leaf. */
  private interface Step {
    void leaf(MvChunk chunk, MvPage page) throws IOException;
  }

  /** Walks the pages of each chunk from its start; the first that fails its check ends it. */
  private void each(Step step) throws IOException {
    for (MvChunk chunk : chunks) {
      long at = chunk.pages();
      Optional<MvPage> page = page(chunk, at);
      while (page.isPresent()) {
        if (page.get().leaf()) {
          step.leaf(chunk, page.get());
        }
        at += page.get().length();
        page = page(chunk, at);
      }
    }
  }

  private Optional<MvPage> page(MvChunk chunk, long at) throws IOException {
    try {
      return Optional.of(MvPage.read(file, chunk, at));
    } catch (FormatException e) {
      // the table of contents starts here, or a newer chunk that overwrote this one
      return Optional.empty();
    }
  }

  /** First the names of maps; numbers are not given twice, so every version will do. */
  private void names(MvChunk chunk, MvPage page) throws IOException {
    if (page.map() == META) {
      try {
        MvTree.texts(page).forEach(this::map);
      } catch (FormatException e) {
        sink.damaged(Damage.of(name, e, "names of maps stay unknown"));
      }
    }
  }

  private void map(String key, String value) {
    if (key.startsWith("map.") && key.substring(4).matches("[0-9a-f]{1,7}")) {
      maps.put(Integer.parseInt(key.substring(4), 16), MvHeader.parse(value));
    }
  }

  private String nameOf(MvPage page) {
    MvHeader map = maps.get(page.map());
    return map == null ? "" : map.values().getOrDefault("name", "");
  }

  /** Then the types of rows. */
  private void definitions(MvChunk chunk, MvPage page) throws IOException {
    if (nameOf(page).equals(TYPES)) {
      try {
        types.read(page);
      } catch (FormatException e) {
        sink.damaged(Damage.of(name, e, "types of rows stay unknown"));
      }
    }
  }

  private MvLeaf.Rows rows(MvPage page) {
    MvHeader map = maps.get(page.map());
    boolean table = nameOf(page).startsWith(TABLE);
    Optional<Integer> columns =
        table ? types.columns(map.values().getOrDefault("val", "")) : Optional.empty();
    return columns.isPresent()
        ? new MvLeaf(page, columns.get()).read()
        : new MvLeaf.Rows(List.of(), Optional.empty());
  }

  /** Then what is live, and the names of tables. */
  private void liveRows(MvChunk chunk, MvPage page) throws IOException {
    boolean live = tree.live(page.offset());
    boolean system = nameOf(page).equals(CATALOG);
    if (!live && !system) {
      return;
    }
    for (MvLeaf.Row row : rows(page).rows()) {
      if (system) {
        catalog.add(row.values(), live);
      }
      if (live && row.committed() && keys.size() < MOST_ROWS) {
        keys.add(mark(page, row, false));
        rows.add(mark(page, row, true));
      }
    }
  }

  /** A number for a row's key, or for the row with all its bytes. */
  private long mark(MvPage page, MvLeaf.Row row, boolean whole) {
    digest.update(ByteBuffer.allocate(12).putInt(page.map()).putLong(row.key()).flip());
    if (whole) {
      digest.update(row.bytes().buffer());
    }
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  private void emit(MvChunk chunk, MvPage page) throws IOException {
    MvLeaf.Rows found = rows(page);
    boolean live = tree.live(page.offset());
    for (MvLeaf.Row row : found.rows()) {
      boolean current = live && row.committed();
      if (emitted < MOST_ROWS && (current || rows.add(mark(page, row, true)))) {
        sink.record(row(chunk, page, row, live));
        emitted++;
        if (emitted == MOST_ROWS) {
          String then = "further rows are passed over";
          sink.damaged(new Damage(name, page.offset(), "fewer than 2000000 rows", "more", then));
        }
      }
    }
    if (found.fault().isPresent()) {
      sink.damaged(Damage.of(name, found.fault().get(), "reading goes on with the next page"));
    }
  }

  private MvRow row(MvChunk chunk, MvPage page, MvLeaf.Row row, boolean live) {
    String map = nameOf(page);
    String digits = map.substring(TABLE.length());
    Optional<MvCatalog.Table> table =
        digits.matches("\\d{1,9}") ? catalog.table(Long.parseLong(digits)) : Optional.empty();
    return new MvRow(
        table.map(MvCatalog.Table::name).orElse(map),
        table.map(MvCatalog.Table::columns).orElse(List.of()),
        row.key(),
        row.values(),
        state(page, row, live),
        chunk.version(),
        page.offset());
  }

  private MvRow.State state(MvPage page, MvLeaf.Row row, boolean live) {
    if (!row.committed()) {
      return MvRow.State.UNCOMMITTED;
    }
    if (live) {
      return MvRow.State.LIVE;
    }
    return keys.contains(mark(page, row, false)) ? MvRow.State.SUPERSEDED : MvRow.State.DELETED;
  }
}
