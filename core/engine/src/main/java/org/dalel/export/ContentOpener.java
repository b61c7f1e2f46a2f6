package org.dalel.export;

import java.io.IOException;
import java.io.InputStream;
import org.dalel.casefile.Locator;

/** Opens the content of items on the evidence, also of embedded ones. */
@FunctionalInterface
public interface ContentOpener {
  /**
   * The bytes of an item.
   *
   * @throws IOException when the evidence is not there or cannot be read; the message says which
   *     and why
   */
  InputStream open(Locator locator) throws IOException;
}
