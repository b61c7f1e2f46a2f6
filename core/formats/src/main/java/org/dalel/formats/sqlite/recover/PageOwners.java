package org.dalel.formats.sqlite.recover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dalel.formats.sqlite.page.BtreePage;

/** Which tables a page has belonged to, in any version of the database that is still there. */
final class PageOwners {
  private final int pageCount;
  private TableStatistics[] first = new TableStatistics[64];
  private final Map<Integer, Set<TableStatistics>> others = new HashMap<>();

  /**
   * @param pageCount pages with a greater number have no owners
   */
  PageOwners(int pageCount) {
    this.pageCount = pageCount;
  }

  /** True if that was not known. */
  boolean add(long page, TableStatistics table) {
    if (page < 1 || page > pageCount) {
      return false;
    }
    int number = (int) page;
    if (number >= first.length) {
      first =
          Arrays.copyOf(first, Math.max(number + 1, (int) Math.min(pageCount + 1L, 2L * number)));
    }
    if (first[number] == null) {
      first[number] = table;
      return true;
    }
    return first[number] != table
        && others.computeIfAbsent(number, any -> new LinkedHashSet<>(1)).add(table);
  }

  /** Tables that the page belonged to; empty if nothing is known. */
  List<TableStatistics> of(int page) {
    List<TableStatistics> owners = new ArrayList<>();
    if (page > 0 && page < first.length && first[page] != null) {
      owners.add(first[page]);
      owners.addAll(others.getOrDefault(page, Set.of()));
    }
    return owners;
  }

  /** Gives the children of an interior page to its owners; true if one was new. */
  boolean inherit(BtreePage page) {
    boolean changed = false;
    for (TableStatistics owner : of(page.image().number())) {
      boolean ownKind = owner.table().withoutRowid() != page.kind().table();
      for (int i = 0; ownKind && i <= page.cellCount(); i++) {
        changed |= add(page.child(i), owner);
      }
    }
    return changed;
  }
}
