package org.dalel.formats.sqlite.page;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/** Pages of a log laid over those of another view. */
public final class OverlayView implements PageView {
  /** Pages by their place in a log. */
  public interface Log {
    PageImage image(int index) throws IOException;
  }

  private final PageView below;
  private final Log log;
  private final IntFunction<OptionalInt> placeOf;
  private final int pageCount;

  /**
   * @param placeOf place in the log of a page, by page number, or empty if the log has it not
   * @param pageCount pages of the view
   */
  public OverlayView(PageView below, Log log, IntFunction<OptionalInt> placeOf, int pageCount) {
    this.below = below;
    this.log = log;
    this.placeOf = placeOf;
    this.pageCount = pageCount;
  }

  @Override
  public int pageCount() {
    return pageCount;
  }

  @Override
  public Optional<PageImage> page(long number) throws IOException {
    if (number < 1 || number > pageCount) {
      return Optional.empty();
    }
    OptionalInt place = placeOf.apply((int) number);
    return place.isPresent() ? Optional.of(log.image(place.getAsInt())) : below.page(number);
  }

  /**
   * Pages that a view may have at most: a log that claims more than its entries and the file below
   * can hold is not believed, for every page of a view is visited.
   */
  static int believable(long claimed, PageView below, int logEntries) {
    long most = below.pageCount() + 16L * logEntries + 1024;
    return (int) Math.min(Math.min(claimed, most), Integer.MAX_VALUE - 1);
  }

  /** True if the page comes from the log. */
  public boolean covers(int number) {
    return placeOf.apply(number).isPresent();
  }
}
