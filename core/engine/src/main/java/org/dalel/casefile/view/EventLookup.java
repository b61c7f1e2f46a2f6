package org.dalel.casefile.view;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Looks up what the lists of the timeline refer to. */
final class EventLookup implements AutoCloseable {
  private final ViewQueries.RowLookup rows;
  private final ArtifactQueries.Lookup artifacts;
  private final PreparedStatement events;

  EventLookup(Connection view) throws SQLException {
    rows = new ViewQueries.RowLookup(view);
    artifacts = new ArtifactQueries.Lookup(view);
    events = view.prepareStatement("SELECT artifact, description FROM event WHERE id = ?");
  }

  ViewTimeline.Entry entry(TimelineList list, int index) throws SQLException {
    int reference = list.references()[index];
    long time = list.times()[index];
    if (!list.isOfArtifacts()) {
      return new ViewTimeline.Entry(
          time, list.kind(), Optional.empty(), Optional.empty(), rows.row(reference));
    }
    events.setInt(1, reference);
    try (ResultSet event = events.executeQuery()) {
      event.next();
      ViewArtifact artifact = artifacts.artifact(event.getLong(1));
      return new ViewTimeline.Entry(
          time,
          list.kind(),
          Optional.of(event.getString(2)),
          Optional.of(artifact),
          artifact.row());
    }
  }

  @Override
  public void close() throws SQLException {
    rows.close();
    artifacts.close();
    events.close();
  }
}
