package org.dalel.formats.sqlite.recover;

import java.util.BitSet;
import org.dalel.formats.sqlite.page.Freelist;

/**
 * What the pages of the current view are for.
 *
 * @param trees pages of b-trees
 * @param overflow overflow pages of live rows
 * @param free the freelist
 */
record LivePages(BitSet trees, BitSet overflow, Freelist free) {
  boolean used(int page) {
    return trees.get(page) || overflow.get(page);
  }
}
