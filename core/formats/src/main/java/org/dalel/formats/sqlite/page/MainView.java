package org.dalel.formats.sqlite.page;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.dalel.formats.ByteSource;
import org.dalel.formats.sqlite.FileKind;

/**
 * The pages of the database file alone. A last page that is cut off is left away. Pages that are
 * asked for one after the other are read many at once.
 */
public final class MainView implements PageView {
  private static final int AHEAD = 256 << 10;

  /** A page so close behind the last one is likely to be followed by others. */
  private static final int NEAR = 4;

  private final ByteSource source;
  private final int pageSize;
  private final int pageCount;
  private byte[] ahead = {};
  private long aheadFrom;
  private long last;

  public MainView(ByteSource source, int pageSize) throws IOException {
    this.source = source;
    this.pageSize = pageSize;
    this.pageCount = (int) Math.min(Integer.MAX_VALUE - 1, source.size() / pageSize);
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
    long offset = (number - 1) * pageSize;
    byte[] bytes = bytes(number, offset);
    return Optional.of(new PageImage((int) number, bytes, FileKind.MAIN, offset, -1));
  }

  private byte[] bytes(long number, long offset) throws IOException {
    boolean onward = number > last && number <= last + NEAR;
    last = number;
    if (offset < aheadFrom || offset + pageSize > aheadFrom + ahead.length) {
      if (!onward) {
        return source.bytes(offset, pageSize);
      }
      int pages = (int) Math.min(Math.max(1, AHEAD / pageSize), pageCount - number + 1);
      ahead = source.bytes(offset, pages * pageSize);
      aheadFrom = offset;
    }
    int at = (int) (offset - aheadFrom);
    return Arrays.copyOfRange(ahead, at, at + pageSize);
  }
}
