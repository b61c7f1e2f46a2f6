package org.dalel.casefile.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dalel.casefile.ArtifactText;

/** The text around hits: of a content's text, or of what an artifact says. */
final class HitTexts {
  private final Connection caseDb;
  private final StoredText texts;

  HitTexts(Connection caseDb, Connection textDb) {
    this.caseDb = caseDb;
    this.texts = new StoredText(textDb);
  }

  /** Of some that match, in their order. */
  List<TextSnippet> snippets(TextMatches matches, long[] holders) throws SQLException {
    List<TextSnippet> found = new ArrayList<>();
    try (Snippets snippets = new Snippets(matches.query())) {
      for (long holder : holders) {
        found.add(snippet(matches, holder, snippets));
      }
    }
    return found;
  }

  /** Of one that matches. */
  TextSnippet snippet(TextMatches matches, long holder, Snippets snippets) throws SQLException {
    List<Long> artifacts = matches.artifacts(holder);
    if (artifacts.isEmpty()) {
      String text = texts.read(holder).orElse("");
      return new TextSnippet(snippets.of(text, metadata(holder)), Optional.empty());
    }
    Optional<Said> said = said(artifacts);
    return said.isPresent()
        ? new TextSnippet(snippets.of(said.get().text()), Optional.of(said.get().type()))
        : new TextSnippet("", Optional.empty());
  }

  private Optional<String> metadata(long content) throws SQLException {
    try (PreparedStatement select =
        caseDb.prepareStatement("SELECT metadata FROM content WHERE id = ?")) {
      select.setLong(1, content);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Columns.text(row, 1) : Optional.empty();
      }
    }
  }

  private record Said(String type, ArtifactText text) {}

  /**
   * What the first of these artifacts says, by its text, so that row ids do not choose; empty when
   * a run has taken all of them back since they were found.
   */
  private Optional<Said> said(List<Long> artifacts) throws SQLException {
    List<Said> all = new ArrayList<>();
    try (PreparedStatement fields =
            caseDb.prepareStatement("SELECT type, fields FROM artifact WHERE id = ?");
        PreparedStatement identifiers =
            caseDb.prepareStatement("SELECT normalised FROM identifier WHERE artifact_id = ?")) {
      for (long artifact : artifacts) {
        fields.setLong(1, artifact);
        identifiers.setLong(1, artifact);
        List<String> normalised = new ArrayList<>();
        try (ResultSet rows = identifiers.executeQuery()) {
          while (rows.next()) {
            normalised.add(rows.getString(1));
          }
        }
        try (ResultSet row = fields.executeQuery()) {
          if (row.next()) {
            all.add(new Said(row.getString(1), ArtifactText.of(row.getString(2), normalised)));
          }
        }
      }
    }
    return all.stream()
        .min(
            Comparator.comparing((Said said) -> said.text().text())
                .thenComparing(said -> said.text().metadata())
                .thenComparing(Said::type));
  }
}
