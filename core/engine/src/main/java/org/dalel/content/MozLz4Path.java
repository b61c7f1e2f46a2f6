package org.dalel.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorInputStream;
import org.apache.tika.metadata.HttpHeaders;
import org.dalel.content.ContentResult.Status;

/**
 * Unpacks what Firefox and its relatives pack (sessions, search engines, add-ons): not a frame of
 * LZ4, for which its names are mistaken, but a block behind a head of its own.
 *
 * <pre>
 *   "mozLz40\0"  u32 plain length, little-endian  one block of LZ4
 * </pre>
 *
 * <p>Source: toolkit/components/lz4/lz4.js of mozilla-central; checked against Firefox ESR 153.
 * Stateless.
 */
final class MozLz4Path {
  private static final byte[] MAGIC = {'m', 'o', 'z', 'L', 'z', '4', '0', 0};
  private static final int HEAD = MAGIC.length + Integer.BYTES;

  private MozLz4Path() {}

  static boolean isFor(ContentSource source) throws IOException {
    ContentSource.Slice head = source.head(HEAD);
    int end = head.offset() + MAGIC.length;
    return head.length() >= HEAD
        && Arrays.equals(head.array(), head.offset(), end, MAGIC, 0, MAGIC.length);
  }

  static ContentResult analyze(
      ContentSource source, String name, String type, ChildDelivery children) throws IOException {
    EmbeddedChild child =
        new EmbeddedChild(
            0,
            unpackedName(name),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            EmbeddedChild.State.COMPLETE);
    try (InputStream raw = source.open()) {
      raw.skipNBytes(MAGIC.length);
      long stated = 0;
      for (int i = 0; i < Integer.BYTES; i++) {
        stated |= (long) raw.read() << 8 * i;
      }
      children.deliver(child, new Counted(new BlockLZ4CompressorInputStream(raw), stated));
      return result(Status.PARSED, type, Optional.empty());
    } catch (LimitReachedException e) {
      return result(Status.TRUNCATED, type, Optional.of(e.getMessage()));
    } catch (IOException e) {
      children.rethrowSinkFailure();
      return result(Status.FAILED, type, Optional.of(FailureMessage.of(e)));
    }
  }

  /**
   * {@code recovery.jsonlz4} is {@code recovery.json}, {@code search.json.mozlz4} without its end.
   */
  private static String unpackedName(String name) {
    return name.replaceFirst("(?i)\\.(moz)?lz4$", "")
        .replaceFirst("(?i)\\.(json|bak)lz4$", ".json");
  }

  /** A block has no end mark: only its plain length tells whether it is whole. */
  private static final class Counted extends FilterInputStream {
    private final long stated;
    private long count;

    Counted(InputStream in, long stated) {
      super(in);
      this.stated = stated;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int got = super.read(bytes, from, length);
      count += Math.max(0, got);
      if (count > stated || got < 0 && count < stated) {
        throw new IOException(
            "mozLz4: expected "
                + stated
                + " plain bytes, found "
                + (got < 0 ? "" : "at least ")
                + count);
      }
      return got;
    }
  }

  private static ContentResult result(Status status, String type, Optional<String> message) {
    return new ContentResult(
        status,
        "",
        false,
        Optional.empty(),
        new TreeMap<>(Map.of(HttpHeaders.CONTENT_TYPE, List.of(type))),
        message);
  }
}
