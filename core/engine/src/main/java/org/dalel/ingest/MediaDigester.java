package org.dalel.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dalel.casefile.write.CaseWriter;
import org.dalel.casefile.write.FailureRow;
import org.dalel.evidence.EvidenceRecord;
import org.dalel.evidence.image.EvidenceImage;

/**
 * Computes the digests of whole media beside the processing, and compares them with what the
 * acquisition stored.
 */
final class MediaDigester implements Runnable {
  private static final int SLICE = 1 << 20;

  private final RunContext context;
  private final int slot;

  MediaDigester(RunContext context, int slot) {
    this.context = context;
    this.slot = slot;
  }

  @Override
  public void run() {
    try {
      for (EvidenceRecord evidence : context.evidence()) {
        if (evidence.isMedia() && !context.stop().isRequested() && !done(evidence)) {
          digest(evidence);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the case cannot be read: " + e.getMessage(), e);
    } finally {
      context.journal().idle(slot);
    }
  }

  private void digest(EvidenceRecord evidence) throws SQLException {
    context.journal().enter(slot, Stage.MEDIA_DIGEST, 0, evidence.label());
    Map<String, String> stored = stored(evidence);
    try {
      Optional<Map<String, String>> computed =
          compute(
              context.image(evidence.id()),
              stored.containsKey("SHA-1"),
              context.stop(),
              () -> context.journal().alive(slot));
      computed.ifPresent(digests -> keep(evidence, stored, digests));
    } catch (IOException e) {
      String message =
          evidence.label()
              + ": expected to read the whole media, found: "
              + e.getMessage()
              + "; its digests are not known";
      context
          .ring()
          .publish(
              (CaseWriter w) ->
                  w.failures()
                      .add(
                          new FailureRow(
                              evidence.id(),
                              0,
                              null,
                              Optional.of(evidence.label()),
                              "digest",
                              "unreadable",
                              message)));
    }
  }

  private void keep(
      EvidenceRecord evidence, Map<String, String> stored, Map<String, String> computed) {
    String state = compare(stored, computed);
    context.recordBadRanges();
    context
        .ring()
        .publish(
            (CaseWriter w) -> {
              w.evidence().mediaDigests(evidence.id(), computed, state);
              if (state.startsWith("differs")) {
                String message =
                    evidence.label()
                        + ": expected the digests stored at the acquisition "
                        + stored
                        + ", found "
                        + computed
                        + "; the image is not what was acquired";
                w.failures()
                    .add(
                        new FailureRow(
                            evidence.id(),
                            0,
                            null,
                            Optional.of(evidence.label()),
                            "digest",
                            "damaged",
                            message));
              }
            });
  }

  /** Whether stored digests and computed ones agree: computed, matches or differs. */
  static String compare(Map<String, String> stored, Map<String, String> computed) {
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

  /**
   * MD5 and SHA-256 of the whole media (SHA-1 too when wanted), in hex by name; empty when stopped.
   */
  static Optional<Map<String, String>> compute(
      EvidenceImage image, boolean withSha1, StopFlag stop, Runnable alive) throws IOException {
    Map<String, MessageDigest> digests = new TreeMap<>();
    digests.put("MD5", digest("MD5"));
    digests.put("SHA-256", digest("SHA-256"));
    if (withSha1) {
      digests.put("SHA-1", digest("SHA-1"));
    }
    ByteBuffer buffer = ByteBuffer.allocate(SLICE);
    for (long at = 0; at < image.size(); ) {
      if (stop.isRequested()) {
        return Optional.empty();
      }
      int got = image.read(at, buffer.clear());
      if (got <= 0) {
        throw new IOException("the media ends at byte " + at + " of " + image.size());
      }
      digests.values().forEach(d -> d.update(buffer.array(), 0, got));
      at += got;
      alive.run();
    }
    Map<String, String> hex = new TreeMap<>();
    digests.forEach((name, d) -> hex.put(name, HexFormat.of().formatHex(d.digest())));
    return Optional.of(hex);
  }

  private boolean done(EvidenceRecord evidence) throws SQLException {
    return !"{}".equals(column(evidence, "digests"));
  }

  private Map<String, String> stored(EvidenceRecord evidence) throws SQLException {
    return DigestNames.parse(column(evidence, "stored_digests"));
  }

  private String column(EvidenceRecord evidence, String column) throws SQLException {
    try (Connection connection = context.folder().openCase();
        PreparedStatement query =
            connection.prepareStatement("SELECT " + column + " FROM evidence WHERE id = ?")) {
      query.setLong(1, evidence.id());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? rows.getString(1) : "{}";
      }
    }
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks " + name, e);
    }
  }
}
