package org.dalel.formats.sqlite.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page of a b-tree as its own header describes it.
 *
 * <pre>
 *   header: 0 kind | 1 first freeblock | 3 cells | 5 content start (0 = 65536) | 7 fragments | 8 right child (interior)
 *   [header][cell pointers][ unallocated ][ cells, freeblocks and fragments mixed ][reserved]
 * </pre>
 *
 * @param kind what the page is
 * @param pointersEnd first byte behind the cell pointers
 * @param contentStart first byte that the page says is used by cells
 * @param usable first byte of the reserved space
 */
public record BtreePage(
    PageImage image, PageKind kind, int cellCount, int pointersEnd, int contentStart, int usable) {
  /** Reads the header; empty if the page cannot be one of a b-tree. */
  public static Optional<BtreePage> parse(PageImage image, int usable) {
    int at = image.headerAt();
    Optional<PageKind> kind = PageKind.of(image.bytes()[at]);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    int cells = image.u16(at + 3);
    int content = image.u16(at + 5);
    int start = content == 0 ? 65536 : content;
    int pointersEnd = at + kind.get().headerSize() + 2 * cells;
    if (pointersEnd > usable || start > usable || start < pointersEnd) {
      return Optional.empty();
    }
    return Optional.of(new BtreePage(image, kind.get(), cells, pointersEnd, start, usable));
  }

  /** Offset that the {@code index}-th cell pointer holds. */
  public int pointer(int index) {
    return image.u16(pointersEnd - 2 * (cellCount - index));
  }

  /** The {@code index}-th cell, or empty if its pointer or its sizes lead out of the page. */
  public Optional<Cell> cell(int index) {
    int at = pointer(index);
    return at < pointersEnd ? Optional.empty() : Cell.parse(image.bytes(), at, kind, usable);
  }

  /** Child of the {@code index}-th cell of an interior page, or the right child behind the last. */
  public long child(int index) {
    if (index == cellCount) {
      return image.u32(image.headerAt() + 8);
    }
    int at = pointer(index);
    return at < pointersEnd || at + 4 > usable ? 0 : image.u32(at);
  }

  /** Offsets of the freeblocks, as far as their chain ascends and stays in the page. */
  public List<Integer> freeblocks() {
    List<Integer> starts = new ArrayList<>();
    int next = image.u16(image.headerAt() + 1);
    int behind = pointersEnd;
    while (next >= behind && next + 4 <= usable) {
      starts.add(next);
      behind = next + 4;
      next = image.u16(next);
    }
    return starts;
  }
}
