package org.dalel.formats.tokens;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Scans a stream of any length in windows that overlap, and reports each token once. A token has
 * {@value #CONTEXT} bytes of context on each side, as far as the stream has them.
 */
public final class TokenWindows {

  /** Bytes around a token that are seen with it. */
  public static final int CONTEXT = 1024;

  private static final int WINDOW = 1 << 20;

  private final int window;

  /** Windows of 1 MiB. */
  public TokenWindows() {
    this(WINDOW);
  }

  TokenWindows(int window) {
    this.window = window;
  }

  /** Takes windows one after the other. */
  @FunctionalInterface
  public interface Reader {
    /**
     * A window. What begins in the part from {@code from} up to {@code to} is of this window; the
     * bytes around it are context, and are scanned with it.
     *
     * @param data of which only the first {@code length} bytes count
     * @param base offset in the stream of the first byte of {@code data}
     */
    void window(byte[] data, int length, int from, int to, long base);
  }

  /**
   * Reads a stream to its end.
   *
   * @param longest bytes that a token may take
   * @throws IOException what the stream throws
   */
  public void read(InputStream stream, int longest, Reader reader) throws IOException {
    int ahead = longest + CONTEXT;
    byte[] data = new byte[CONTEXT + window + ahead];
    int from = 0;
    long base = 0;
    int length = stream.readNBytes(data, 0, data.length);
    while (length > 0) {
      boolean last = length < data.length;
      int to = last ? length : length - ahead;
      reader.window(last ? Arrays.copyOf(data, length) : data, length, from, to, base);
      if (last) {
        return;
      }
      int dropped = to - CONTEXT;
      System.arraycopy(data, dropped, data, 0, length - dropped);
      base += dropped;
      from = CONTEXT;
      int kept = length - dropped;
      length = kept + stream.readNBytes(data, kept, data.length - kept);
    }
  }
}
