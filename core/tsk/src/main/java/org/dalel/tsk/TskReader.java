package org.dalel.tsk;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes of an image that libtsk asks for instead of opening a file itself. */
@FunctionalInterface
public interface TskReader {
  /**
   * Fills the buffer from its position, on the thread that called libtsk.
   *
   * @param offset in bytes from the start of the image
   * @param direct native memory that is valid during this call alone
   * @return bytes read, which may be fewer than asked for (the rest is asked for again); 0 or less
   *     at the end
   * @throws IOException the read fails; the exception becomes the cause of the {@link TskException}
   */
  int read(long offset, ByteBuffer direct) throws IOException;
}
