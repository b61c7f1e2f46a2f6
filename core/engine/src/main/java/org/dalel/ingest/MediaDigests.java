package org.dalel.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.dalel.digest.TripleDigest;
import org.dalel.evidence.EvidenceInspector;
import org.dalel.evidence.image.EvidenceImage;

/** Digests of whole media: MD5 and SHA-256, and SHA-1 where the acquisition stored one. */
public final class MediaDigests {
  private static final int SLICE = 1 << 20;

  private MediaDigests() {}

  /**
   * Reads the media of an image or device from its start to its end.
   *
   * @param source path of the image or device
   * @param withSha1 whether SHA-1 is wanted too
   * @param progress told the bytes read so far
   * @return digests in lower-case hex by name
   * @throws IOException when it is not there or cannot be read
   */
  public static Map<String, String> of(Path source, boolean withSha1, LongConsumer progress)
      throws IOException {
    try (EvidenceImage image = EvidenceInspector.open(source)) {
      return compute(image, withSha1, () -> false, progress).orElseThrow();
    }
  }

  /** The digests; empty when stopped. */
  static Optional<Map<String, String>> compute(
      EvidenceImage image, boolean withSha1, BooleanSupplier stopped, LongConsumer progress)
      throws IOException {
    TripleDigest digest = TripleDigest.create();
    ByteBuffer buffer = ByteBuffer.allocate(SLICE);
    for (long at = 0; at < image.size(); ) {
      if (stopped.getAsBoolean()) {
        return Optional.empty();
      }
      int got = image.read(at, buffer.clear());
      if (got <= 0) {
        throw new IOException("the media ends at byte " + at + " of " + image.size());
      }
      digest.update(buffer.array(), 0, got);
      at += got;
      progress.accept(at);
    }
    TripleDigest.Result result = digest.digest();
    Map<String, String> hex = new TreeMap<>();
    hex.put("MD5", HexFormat.of().formatHex(result.md5()));
    hex.put("SHA-256", HexFormat.of().formatHex(result.sha256()));
    if (withSha1) {
      hex.put("SHA-1", HexFormat.of().formatHex(result.sha1()));
    }
    return Optional.of(hex);
  }

  /**
   * Whether stored digests and computed ones agree: {@code computed} (nothing was stored), {@code
   * matches ...} or {@code differs ...}.
   */
  public static String compare(Map<String, String> stored, Map<String, String> computed) {
    boolean any = false;
    for (Map.Entry<String, String> entry : stored.entrySet()) {
      String found = computed.get(entry.getKey());
      if (found != null) {
        any = true;
        if (!found.equals(entry.getValue().toLowerCase(Locale.ROOT))) {
          return "differs from the stored " + entry.getKey();
        }
      }
    }
    return any ? "matches the stored digests" : "computed";
  }
}
