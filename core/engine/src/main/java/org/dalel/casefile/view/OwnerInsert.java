package org.dalel.casefile.view;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.dalel.casefile.read.ArtifactOwner;
import org.dalel.casefile.read.IdentifierMention;

/** Writes whose the artifacts are, and where identifiers are mentioned. */
final class OwnerInsert implements AutoCloseable {
  private static final int BATCH = 500;

  private final PreparedStatement owner;
  private final PreparedStatement identifier;
  private final PreparedStatement at;
  private IdentifierMention current;
  private int identifiers;
  private int mentions;
  private int places;
  private int waiting;

  OwnerInsert(Connection view) throws SQLException {
    owner = view.prepareStatement("INSERT INTO artifact_owner VALUES (?,?,?,?)");
    identifier = view.prepareStatement("INSERT INTO mentioned VALUES (?,?,?,?,?)");
    at = view.prepareStatement("INSERT INTO mentioned_at VALUES (?,?,?,?)");
  }

  /** An artifact; they come ordered by owner. */
  void artifact(ArtifactOwner artifact) throws IOException {
    attempt(
        () -> {
          owner.setLong(1, artifact.contentId());
          owner.setLong(2, artifact.entry());
          owner.setLong(3, artifact.itemId());
          owner.setLong(4, artifact.id());
          owner.addBatch();
        });
  }

  /** A mention of an identifier; they come ordered by kind, text and owner. */
  void identifier(IdentifierMention mention) throws IOException {
    attempt(
        () -> {
          boolean same =
              current != null
                  && current.kind().equals(mention.kind())
                  && current.normalised().equals(mention.normalised());
          if (!same) {
            count();
            identifiers++;
          }
          mentions++;
          boolean there =
              same
                  && current.contentId() == mention.contentId()
                  && current.entry() == mention.entry()
                  && current.itemId() == mention.itemId();
          current = mention;
          if (!there) {
            places++;
            at.setInt(1, identifiers);
            at.setLong(2, mention.contentId());
            at.setLong(3, mention.entry());
            at.setLong(4, mention.itemId());
            at.addBatch();
          }
        });
  }

  void flush() throws SQLException {
    count();
    current = null;
    send();
  }

  @Override
  public void close() throws SQLException {
    owner.close();
    identifier.close();
    at.close();
  }

  private void count() throws SQLException {
    if (current != null) {
      identifier.setInt(1, identifiers);
      identifier.setString(2, current.kind());
      identifier.setString(3, current.normalised());
      identifier.setInt(4, mentions);
      identifier.setInt(5, places);
      identifier.addBatch();
      mentions = 0;
      places = 0;
    }
  }

  private void send() throws SQLException {
    owner.executeBatch();
    identifier.executeBatch();
    at.executeBatch();
    waiting = 0;
  }

  @FunctionalInterface
  private interface Step {
    void run() throws SQLException;
  }

  private void attempt(Step step) throws IOException {
    try {
      step.run();
      if (++waiting == BATCH) {
        send();
      }
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
