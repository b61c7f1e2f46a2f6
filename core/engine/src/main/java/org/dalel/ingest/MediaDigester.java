package org.dalel.ingest;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.write.CaseWriter;
import org.dalel.casefile.write.FailureRow;
import org.dalel.evidence.EvidenceRecord;

/**
 * Computes the digests of whole media beside the processing, and compares them with what the
 * acquisition stored.
 */
final class MediaDigester implements Runnable {
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
          MediaDigests.compute(
              context.image(evidence.id()),
              stored.containsKey("SHA-1"),
              context.stop()::isRequested,
              at -> tell(evidence, at));
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
    context.recordBadRanges();
    String state = MediaDigests.compare(stored, computed);
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

  private void tell(EvidenceRecord evidence, long at) {
    long percent = at * 100 / Math.max(1, evidence.size());
    context.journal().enter(slot, Stage.MEDIA_DIGEST, 0, evidence.label() + " " + percent + " %");
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
}
