package org.dalel.formats.sqlite.page;

import java.io.IOException;
import java.util.Optional;
import org.dalel.formats.ByteSource;
import org.dalel.formats.sqlite.FileKind;

/** The pages of the database file alone. A last page that is cut off is left away. */
public final class MainView implements PageView {
  private final ByteSource source;
  private final int pageSize;
  private final int pageCount;

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
    byte[] bytes = source.bytes(offset, pageSize);
    return Optional.of(new PageImage((int) number, bytes, FileKind.MAIN, offset, -1));
  }
}
