package org.dalel.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.txt.UniversalEncodingDetector;

/**
 * Chooses the encoding of a text as Tika's detectors do: an HTML declaration, then
 * juniversalchardet, then ICU.
 *
 * <p>For text whose first 16 KiB are plain ASCII the answer is known beforehand: ISO-8859-1, or
 * windows-1252 when there is a carriage return. All other text is shown to the detectors.
 * Thread-safe.
 */
final class TextEncodings {
  /** How much Tika's universal detector reads. */
  private static final int LOOKED_AT = 16 * 1024;

  /** How much Tika's HTML detector reads. */
  private static final int HTML_LOOKED_AT = 8 * 1024;

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private final EncodingDetector chain;

  TextEncodings(EncodingDetector chain) {
    this.chain = chain;
  }

  /** The encoding, or null when no detector knows any. */
  Charset detect(ContentSource.Slice text, String type) throws IOException {
    Head head = Head.of(text);
    if (head.plain() && !mayDeclareCharset(text)) {
      return head.returns() ? WINDOWS_1252 : StandardCharsets.ISO_8859_1;
    }
    Metadata metadata = new Metadata();
    metadata.set(Metadata.CONTENT_TYPE, type);
    if (!mayDeclareCharset(text)) {
      try (InputStream in = text.stream()) {
        Charset charset = new UniversalEncodingDetector().detect(in, metadata);
        if (charset != null) {
          return charset;
        }
      }
    }
    try (InputStream in = text.stream()) {
      return chain.detect(in, metadata);
    }
  }

  /** Whether there is anything like {@code <meta} near the beginning. */
  private static boolean mayDeclareCharset(ContentSource.Slice text) {
    byte[] data = text.array();
    int end = text.offset() + Math.min(text.length(), HTML_LOOKED_AT);
    for (int i = text.offset(); i < end; i++) {
      if (data[i] == '<') {
        int at = i + 1;
        while (at < end && (data[at] == ' ' || data[at] >= '\t' && data[at] <= '\r')) {
          at++;
        }
        if (at < end && (data[at] | 0x20) == 'm') {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * What the first 16 KiB are like.
   *
   * @param plain whether they are ASCII, hardly any control bytes and no escape sequences of old
   *     Asian encodings
   * @param returns whether there is a carriage return
   */
  private record Head(boolean plain, boolean returns) {
    static Head of(ContentSource.Slice text) {
      byte[] data = text.array();
      int length = Math.min(text.length(), LOOKED_AT);
      int control = 0;
      boolean returns = false;
      byte previous = 0;
      for (int i = text.offset(); i < text.offset() + length; i++) {
        byte b = data[i];
        if (b < ' ') {
          if (b < 0 || b == 0x1b) {
            return new Head(false, false);
          }
          returns |= b == '\r';
          boolean safe = b == '\n' || b == '\t' || b == '\r' || b == '\f';
          control += safe ? 0 : 1;
        } else if (b == '{' && previous == '~') {
          return new Head(false, false);
        }
        previous = b;
      }
      return new Head(length > 0 && control * 100 < length * 2, returns);
    }
  }
}
