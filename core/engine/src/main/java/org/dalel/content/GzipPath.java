package org.dalel.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.gzip.GzipUtils;
import org.apache.commons.io.FilenameUtils;
import org.apache.tika.metadata.HttpHeaders;
import org.dalel.content.ContentResult.Status;

/**
 * Unpacks gzip (RFC 1952) without Tika's layers. All members are read, as gunzip does; Tika stops
 * after the first.
 *
 * <p>Stateless.
 */
final class GzipPath {
  static final String TYPE = "application/gzip";

  private static final int BUFFER = 8 * 1024;
  private static final int FLAGS_AT = 3;
  private static final int HEADER = 10;
  private static final int FLAG_EXTRA = 0x04;
  private static final int FLAG_NAME = 0x08;
  private static final int LONGEST_NAME = 64 * 1024;

  private GzipPath() {}

  static ContentResult analyze(ContentSource source, String name, ChildDelivery children)
      throws IOException {
    String childName = storedName(source.head(HEADER + LONGEST_NAME)).orElse(unpackedName(name));
    EmbeddedChild child =
        new EmbeddedChild(
            0,
            childName,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            EmbeddedChild.State.COMPLETE);
    try (InputStream raw = source.open();
        InputStream in = new GZIPInputStream(raw, BUFFER)) {
      children.deliver(child, in);
      return result(Status.PARSED, Optional.empty());
    } catch (LimitReachedException e) {
      return result(Status.TRUNCATED, Optional.of(e.getMessage()));
    } catch (IOException e) {
      children.rethrowSinkFailure();
      return result(Status.FAILED, Optional.of(FailureMessage.of(e)));
    }
  }

  /** The file name in the header, where there is one. */
  private static Optional<String> storedName(ContentSource.Slice head) {
    byte[] data = head.array();
    int end = head.offset() + head.length();
    int at = head.offset() + HEADER;
    int flags = head.length() > HEADER ? data[head.offset() + FLAGS_AT] : 0;
    if ((flags & FLAG_NAME) == 0) {
      return Optional.empty();
    }
    if ((flags & FLAG_EXTRA) != 0 && at + 2 <= end) {
      at += 2 + (data[at] & 0xff) + ((data[at + 1] & 0xff) << 8);
    }
    int start = Math.min(at, end);
    int stop = start;
    while (stop < end && data[stop] != 0) {
      stop++;
    }
    String name = new String(data, start, stop - start, StandardCharsets.ISO_8859_1);
    return name.isBlank() ? Optional.empty() : Optional.of(name);
  }

  /** The name without its ending, as Tika's {@code CompressorParser} forms it. */
  private static String unpackedName(String packed) {
    String name = packed.isBlank() ? "" : FilenameUtils.getName(packed);
    if (name.endsWith(".tgz")) {
      return name.substring(0, name.length() - ".tgz".length()) + ".tar";
    }
    if (name.endsWith(".gz")) {
      return name.substring(0, name.length() - ".gz".length());
    }
    return name.isEmpty() ? "" : GzipUtils.getUncompressedFileName(name);
  }

  private static ContentResult result(Status status, Optional<String> message) {
    return new ContentResult(
        status,
        "",
        false,
        Optional.empty(),
        new TreeMap<>(Map.of(HttpHeaders.CONTENT_TYPE, List.of(TYPE))),
        message);
  }
}
