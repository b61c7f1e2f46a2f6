package org.dalel.export;

import java.io.IOException;
import org.dalel.casefile.read.ListedItem;

/** Writes a file listing in one of the formats of {@code export files}. */
public interface ItemFormat {
  /** What stands before the first item. */
  void begin() throws IOException;

  /** One item. */
  void item(ListedItem item) throws IOException;
}
