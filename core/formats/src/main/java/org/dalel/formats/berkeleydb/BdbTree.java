package org.dalel.formats.berkeleydb;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dalel.formats.ByteView;
import org.dalel.formats.Damage;
import org.dalel.formats.FormatException;
import org.dalel.formats.RecordSink;

/**
 * Finds which leaf pages the database itself would read, and for which database.
 *
 * <pre>
 *   page 0: root ──▶ leaf: name of a database = page number, big endian ──▶ its first page: root ──▶ ...
 *   inner item   u16 length   u8 type   u8   u32 page   u32 records   key
 * </pre>
 */
final class BdbTree {
  private static final int PAGE_OF_INNER = 4;
  private final BdbFile file;
  private final Map<Long, String> leaves = new HashMap<>();
  private final Set<Long> seen = new HashSet<>();
  private boolean whole = true;

  BdbTree(BdbFile file) {
    this.file = file;
  }

  /** Walks all trees of the file. */
  void walk(RecordSink<?> sink) throws IOException {
    Map<Long, String> databases = new HashMap<>();
    tree(file.meta().root(), "", databases, sink);
    for (Map.Entry<Long, String> database : databases.entrySet()) {
      try {
        BdbPage first = file.page(database.getKey());
        long root = BdbMeta.read(first.bytes()).root();
        tree(root, database.getValue(), new HashMap<>(), sink);
      } catch (FormatException e) {
        lost(e, sink);
      }
    }
  }

  private void tree(long root, String name, Map<Long, String> databases, RecordSink<?> sink)
      throws IOException {
    ArrayDeque<Long> next = new ArrayDeque<>();
    next.add(root);
    while (!next.isEmpty()) {
      long number = next.poll();
      try {
        if (!seen.add(number)) {
          throw new FormatException(file.offset(number), "a page met once", "one met before");
        }
        BdbPage page = file.page(number);
        if (page.type() == BdbPage.LEAF) {
          leaves.put(number, name);
          if (name.isEmpty()) {
            databases(page, databases);
          }
        } else if (page.type() == BdbPage.INNER) {
          for (int i = 0; i < page.items(); i++) {
            next.add(page.bytes().u32(page.item(i) + PAGE_OF_INNER));
          }
        } else {
          long at = file.offset(number) + 25;
          throw new FormatException(at, "an inner or a leaf page", "type " + page.type());
        }
      } catch (FormatException e) {
        lost(e, sink);
      }
    }
  }

  /** Names of databases; a leaf of other contents gives pages that are none. */
  private void databases(BdbPage page, Map<Long, String> databases) throws IOException {
    for (int i = 0; i + 1 < page.items(); i += 2) {
      ByteView value = file.inline(page, i + 1).order(ByteOrder.BIG_ENDIAN);
      if (value.length() == 4 && file.isMeta(value.u32(0))) {
        ByteView name = file.inline(page, i);
        databases.put(value.u32(0), name.text(0, name.length(), StandardCharsets.UTF_8));
      }
    }
  }

  private void lost(FormatException e, RecordSink<?> sink) throws IOException {
    whole = false;
    String then = "pages to which no way leads are not called orphans";
    sink.damaged(Damage.of(file.name(), e, then));
  }

  /** Name of the database of a leaf page; empty when no way leads there. */
  Optional<String> database(long page) {
    return Optional.ofNullable(leaves.get(page));
  }

  /** Whether every way could be followed. */
  boolean whole() {
    return whole;
  }
}
