package org.dalel.formats.sqlite.page;

import java.io.IOException;
import java.util.Optional;

/** The pages of a database at one moment: the file alone, or under frames of a WAL or journal. */
public interface PageView {
  /** Pages at that moment. */
  int pageCount();

  /** The page, or empty if it is outside or cut off. */
  Optional<PageImage> page(long number) throws IOException;
}
