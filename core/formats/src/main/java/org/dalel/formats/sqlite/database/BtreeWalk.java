package org.dalel.formats.sqlite.database;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.dalel.formats.sqlite.Problem;
import org.dalel.formats.sqlite.page.BtreePage;
import org.dalel.formats.sqlite.page.PageImage;
import org.dalel.formats.sqlite.page.PageView;

/**
 * Walks b-trees from their roots, every page at most once: a loop, or a page that two trees claim,
 * is reported and passed.
 */
public final class BtreeWalk {
  /** Told every page of a tree, leaves in the order of their keys. */
  public interface Visitor {
    void page(BtreePage page) throws IOException;
  }

  private final PageView view;
  private final int usable;
  private final Consumer<Problem> problems;
  private final BitSet seen = new BitSet();

  public BtreeWalk(PageView view, int usable, Consumer<Problem> problems) {
    this.view = view;
    this.usable = usable;
    this.problems = problems;
  }

  /** Pages that were visited, by number. */
  public BitSet seen() {
    return seen;
  }

  /** Visits the tree; {@code table} says which kind of pages it must have. */
  public void walk(long root, boolean table, Visitor visitor) throws IOException {
    Deque<Long> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      long number = open.pop();
      Optional<BtreePage> page = page(number, table);
      if (page.isPresent()) {
        if (!page.get().kind().leaf()) {
          for (int i = page.get().cellCount(); i >= 0; i--) {
            open.push(page.get().child(i));
          }
        }
        visitor.page(page.get());
      }
    }
  }

  private Optional<BtreePage> page(long number, boolean table) throws IOException {
    Optional<PageImage> image =
        number < 1 || number > view.pageCount() ? Optional.empty() : view.page(number);
    if (image.isEmpty() || seen.get((int) number)) {
      String found = image.isEmpty() ? "one outside the database" : "one that was visited before";
      problems.accept(
          Problem.ofPage(
              (int) Math.min(number, Integer.MAX_VALUE),
              "expected a page of a b-tree, found " + found + "; its rows are left out"));
      return Optional.empty();
    }
    seen.set((int) number);
    Optional<BtreePage> page =
        BtreePage.parse(image.get(), usable).filter(one -> one.kind().table() == table);
    if (page.isEmpty()) {
      problems.accept(
          new Problem(
              image.get().file(),
              image.get().offset() + image.get().headerAt(),
              (int) number,
              String.format(
                  "expected a page of a%s b-tree, found kind 0x%02x or a header that leads out of"
                      + " the page; its rows are left out",
                  table ? " table" : "n index", image.get().bytes()[image.get().headerAt()])));
    }
    return page;
  }
}
