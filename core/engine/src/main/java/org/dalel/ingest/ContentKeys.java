package org.dalel.ingest;

import java.util.Set;
import org.dalel.casefile.write.ContentKey;
import org.dalel.casefile.write.Digests;

/**
 * On what the result of analysing a content depends: its bytes and its type, and for streams that
 * hold one nameless document also its name, from which that document gets its own.
 */
final class ContentKeys {
  private static final Set<String> NAMED_BY_THEIR_CONTAINER =
      Set.of(
          "application/gzip",
          "application/x-bzip",
          "application/x-bzip2",
          "application/x-xz",
          "application/x-lzma",
          "application/zlib",
          "application/x-compress",
          "application/zstd",
          "application/x-brotli",
          "application/x-snappy",
          "application/x-snappy-framed",
          "application/x-lz4",
          "application/x-lz4-block",
          "application/x-java-pack200",
          "application/deflate64");

  private ContentKeys() {}

  /** The key under which a content is handled once. */
  static ContentKey of(Digests digests, String type, String name) {
    return ContentKey.of(digests.sha256(), dependsOnName(type) ? type + '\n' + name : type);
  }

  /** The name that an analysis may see: where a content was met must not show in its result. */
  static String nameFor(String type, String name) {
    return dependsOnName(type) ? name : "";
  }

  /** Whether the name of a content of this type shows in the result of its analysis. */
  static boolean dependsOnName(String type) {
    return NAMED_BY_THEIR_CONTAINER.contains(type);
  }
}
