package org.dalel.plugins.telephony;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;

/**
 * The lines of a file, one at a time. Of a line only the first 64 KiB are kept, whatever its
 * length; bytes that are not of the charset become U+FFFD.
 */
public final class TextLines {
  private static final int LONGEST = 1 << 16;
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final ExtractionContext context;
  private final Charset charset;
  private byte[] line = new byte[512];
  private long number;

  /** Reads from the start; the file is closed after the extraction. */
  public TextLines(EvidenceFile file, ExtractionContext context, Charset charset)
      throws IOException {
    this.in = new BufferedInputStream(Channels.newInputStream(file.open()), BUFFER);
    this.context = context;
    this.charset = charset;
  }

  /** The next line, without its end; null behind the last one. */
  public String next() throws IOException {
    context.checkpoint();
    int length = 0;
    int next = in.read();
    if (next < 0) {
      return null;
    }
    for (long read = 1; next >= 0 && next != '\n'; next = in.read(), read++) {
      if (length < LONGEST) {
        if (length == line.length) {
          line = Arrays.copyOf(line, 2 * length);
        }
        line[length++] = (byte) next;
      } else if (read % BUFFER == 0) {
        context.checkpoint();
      }
    }
    number++;
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    return new String(line, 0, end, charset);
  }

  /** The number of the line that was given last, from 1. */
  public long number() {
    return number;
  }
}
