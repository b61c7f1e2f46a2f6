package org.dalel.formats.sqlite.page;

import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;
import org.dalel.formats.sqlite.Problem;

/**
 * The pages that a database has given up: a chain of trunk pages, each naming leaves.
 *
 * <pre>
 *   trunk: next trunk 4 | leaves 4 | page numbers of leaves, 4 each | what stood there before
 *   leaf:  untouched since it was freed
 * </pre>
 *
 * @param trunks trunk pages by number
 * @param leaves leaf pages by number
 */
public record Freelist(BitSet trunks, BitSet leaves) {
  /** Bytes before the leaf numbers of a trunk. */
  public static final int TRUNK_HEADER = 8;

  /** Reads the list; a page that stands in it twice or is out of range is reported and passed. */
  public static Freelist read(PageView view, long first, Consumer<Problem> problems)
      throws IOException {
    Freelist list = new Freelist(new BitSet(), new BitSet());
    long next = first;
    while (next != 0) {
      Optional<PageImage> trunk = list.known(next) ? Optional.empty() : view.page(next);
      if (trunk.isEmpty()) {
        problems.accept(
            Problem.ofPage(
                (int) Math.min(next, Integer.MAX_VALUE),
                "expected a trunk page of the freelist, found a page that is outside or was there"
                    + " before; the freelist is read up to here"));
        return list;
      }
      list.trunks.set((int) next);
      list.addLeaves(trunk.get(), view.pageCount());
      next = trunk.get().u32(0);
    }
    return list;
  }

  /** Leaves that a trunk page names, as far as its page has room for. */
  public static int leafCount(PageImage trunk) {
    long room = trunk.bytes().length / 4 - 2;
    return (int) Math.min(room, trunk.u32(4));
  }

  private void addLeaves(PageImage trunk, int pageCount) {
    for (int i = 0; i < leafCount(trunk); i++) {
      long leaf = trunk.u32(TRUNK_HEADER + 4 * i);
      if (leaf > 1 && leaf <= pageCount && !known(leaf)) {
        leaves.set((int) leaf);
      }
    }
  }

  private boolean known(long page) {
    return page > Integer.MAX_VALUE || trunks.get((int) page) || leaves.get((int) page);
  }
}
