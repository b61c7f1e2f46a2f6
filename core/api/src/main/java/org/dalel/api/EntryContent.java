package org.dalel.api;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of an entry, asked for once or not at all, during the call that it was given to. */
@FunctionalInterface
public interface EntryContent {

  /**
   * The unpacked bytes from their start; read to their end or not, and closed by the engine.
   *
   * @throws IOException if there are none to be had; damage in the middle is thrown by the stream
   */
  InputStream open() throws IOException;
}
