package org.dalel.formats.sqlite.recover;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The tables that rows in free space may be of.
 *
 * @param owners tables that the page belongs or belonged to: they come first
 * @param all owners and all others: a page may have been used for another table before
 * @param mostFields the most fields that a row of any of them has
 */
record Suspects(List<TableStatistics> owners, List<TableStatistics> all, int mostFields) {
  /** What a reading as a row of an owner is more likely than as one of another table, in bits. */
  static final double OWNER_BITS = 6;

  /** Tables that rebuilding tries where nobody owns the page. */
  private static final int MOST_REBUILT = 64;

  static Suspects of(List<TableStatistics> owners, List<TableStatistics> tables) {
    Set<TableStatistics> order = new LinkedHashSet<>(owners);
    order.addAll(tables);
    int most = order.stream().mapToInt(table -> table.fieldCounts().last()).max().orElse(0);
    return new Suspects(owners, new ArrayList<>(order), most);
  }

  /** Tables for which overwritten headers are rebuilt. */
  List<TableStatistics> rebuilt() {
    return owners.isEmpty() ? all.subList(0, Math.min(MOST_REBUILT, all.size())) : owners;
  }

  double bonus(TableStatistics table) {
    return owners.contains(table) ? OWNER_BITS : 0;
  }
}
