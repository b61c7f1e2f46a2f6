package org.dalel.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.dalel.evidence.FileSystemRecord;

/**
 * Short names of places, for contents that belong to one. They follow from the evidence alone, so
 * that they are the same in every run; of twins that agree in all that is asked here, and in their
 * bytes, one stands for both.
 */
final class PlaceName {
  private static final int BYTES = 8;

  private PlaceName() {}

  /** Of an item. */
  static String of(WorkItem item, EvidenceLookup lookup) {
    FileSystemRecord fileSystem =
        item.fileSystemId() == 0 ? null : lookup.fileSystem(item.fileSystemId());
    return named(
        lookup.evidence(item.evidenceId()).label(),
        fileSystem == null ? "" : fileSystem.start() + "-" + fileSystem.poolVolume(),
        item.path(),
        String.valueOf(item.stream()),
        String.valueOf(item.meta()));
  }

  /**
   * Of an entry of a container.
   *
   * @param sha256 of the container
   * @param type of the container, which says where it lies if its entries depend on that
   * @param position of the entry
   */
  static String inside(byte[] sha256, String type, int position) {
    return named(HexFormat.of().formatHex(sha256), type, String.valueOf(position));
  }

  private static String named(String... parts) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java without SHA-256", e);
    }
  }
}
