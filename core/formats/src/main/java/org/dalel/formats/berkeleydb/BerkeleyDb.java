package org.dalel.formats.berkeleydb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.Damage;
import org.dalel.formats.FormatException;
import org.dalel.formats.RecordSink;

/**
 * Reads a B-tree of Berkeley DB, such as a {@code wallet.dat}, by looking at every page: no
 * library, no log, no recovery, no write. Records that are deleted, on pages out of use, or left in
 * free space come too.
 */
public final class BerkeleyDb {
  /** Bytes that {@link #looksLike} needs. */
  public static final int HEAD = 512;

  private final BdbFile file;
  private final BdbTree tree;
  private final RecordSink<BdbRecord> sink;

  private BerkeleyDb(BdbFile file, RecordSink<BdbRecord> sink) {
    this.file = file;
    this.tree = new BdbTree(file);
    this.sink = sink;
  }

  /** Whether a file starts as a B-tree of Berkeley DB, of either byte order. */
  public static boolean looksLike(ByteView head) {
    try {
      return BdbMeta.order(head).isPresent();
    } catch (FormatException e) {
      return false;
    }
  }

  /**
   * Reads all records, page by page in the order of the file.
   *
   * @param name of the file, for messages
   * @throws FormatException when the file is no B-tree and cannot be taken for one
   * @throws IOException when the file cannot be read or the sink has enough
   */
  public static void read(String name, ByteSource source, RecordSink<BdbRecord> sink)
      throws IOException {
    BdbMeta meta = meta(name, source, sink);
    if (meta.encrypted()) {
      throw new FormatException(24, "pages that are not encrypted", "an encrypted database");
    }
    new BerkeleyDb(new BdbFile(name, source, meta), sink).run();
  }

  private static BdbMeta meta(String name, ByteSource source, RecordSink<BdbRecord> sink)
      throws IOException {
    try {
      return BdbMeta.read(source.read(0, HEAD));
    } catch (FormatException e) {
      BdbMeta guess = BdbMeta.guess(source).orElseThrow(() -> e);
      String then = "pages of " + guess.pageSize() + " bytes are taken, as their numbers fit";
      sink.damaged(Damage.of(name, e, then));
      return guess;
    }
  }

  private void run() throws IOException {
    if (file.meta().root() != 0) {
      tree.walk(sink);
    }
    for (long number = 0; number < file.pages(); number++) {
      try {
        page(number, file.page(number));
      } catch (FormatException e) {
        sink.damaged(Damage.of(file.name(), e, "reading goes on with the next page"));
      }
    }
  }

  private void page(long number, BdbPage page) throws IOException {
    int type = page.type();
    if (type == BdbPage.LEAF) {
      List<BdbRecord> records = new ArrayList<>();
      List<Damage> damages = new ArrayList<>();
      leaf(number, page, records, damages);
      for (BdbRecord record : records) {
        sink.record(record);
      }
      for (Damage damage : damages) {
        sink.damaged(damage);
      }
    }
    if (type == BdbPage.LEAF || type == BdbPage.FREE) {
      for (BdbSlack.Pair pair : new BdbSlack(page).pairs()) {
        sink.record(new BdbRecord("", number, BdbState.SLACK, pair.key(), pair.value()));
      }
    }
  }

  private void leaf(long number, BdbPage page, List<BdbRecord> records, List<Damage> damages)
      throws IOException {
    for (int i = 0; i + 1 < page.items(); i += 2) {
      try {
        Optional<BdbItem> key = file.item(page, i);
        Optional<BdbItem> value = file.item(page, i + 1);
        if (key.isEmpty() || value.isEmpty()) {
          long at = page.bytes().position() + page.item(i);
          throw new FormatException(at, "a key and a value", "a tree of duplicates");
        }
        boolean deleted = file.isDeleted(page, i + 1) || file.isDeleted(page, i);
        String database = tree.database(number).orElse("");
        records.add(
            new BdbRecord(database, number, state(number, deleted), key.get(), value.get()));
      } catch (FormatException e) {
        damages.add(Damage.of(file.name(), e, "reading goes on with the next record"));
      }
    }
  }

  private BdbState state(long page, boolean deleted) {
    boolean reached = tree.database(page).isPresent() || !tree.whole() || file.meta().root() == 0;
    return deleted ? BdbState.DELETED : reached ? BdbState.LIVE : BdbState.ORPHAN;
  }
}
