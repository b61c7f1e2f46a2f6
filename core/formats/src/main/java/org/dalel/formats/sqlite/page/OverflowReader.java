package org.dalel.formats.sqlite.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Follows chains of overflow pages: next page (4 bytes, 0 at the end), then content. A chain is
 * read as long as it is distinct, permitted and not longer than the payload needs; all chains
 * together are bounded, since a damaged database can have every cell claim the same pages.
 */
public final class OverflowReader {
  private final PageView view;
  private final int usable;
  private final int maxPayload;
  private final IntPredicate permitted;
  private long budget;

  /**
   * @param permitted told every page before it is read; false ends the chain there
   * @param budget pages that may be read in all
   */
  public OverflowReader(
      PageView view, int usable, int maxPayload, long budget, IntPredicate permitted) {
    this.view = view;
    this.usable = usable;
    this.maxPayload = maxPayload;
    this.budget = budget;
    this.permitted = permitted;
  }

  /** The payload of {@code size} bytes: {@code local} of them in the page, the rest in a chain. */
  public Payload read(byte[] page, int at, int local, long size, long first) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Math.min(size, usable * 2L));
    bytes.write(page, at, local);
    long next = first;
    Set<Long> seen = new HashSet<>();
    while (bytes.size() < size && bytes.size() < maxPayload && next != 0) {
      Optional<PageImage> image = seen.add(next) ? page(next) : Optional.empty();
      if (image.isEmpty()) {
        break;
      }
      int take = (int) Math.min(usable - 4, size - bytes.size());
      bytes.write(image.get().bytes(), 4, take);
      next = image.get().u32(0);
    }

    return new Payload(bytes.toByteArray(), size, next == 0);
  }

  private Optional<PageImage> page(long number) throws IOException {
    if (number < 2 || number > view.pageCount() || budget <= 0) {
      return Optional.empty();
    }
    budget--;
    return permitted.test((int) number) ? view.page(number) : Optional.empty();
  }
}
