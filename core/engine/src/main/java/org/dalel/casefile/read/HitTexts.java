package org.dalel.casefile.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.dalel.casefile.ArtifactText;

/** The text around hits: of a content's text, or of what an artifact says. */
final class HitTexts {
  private static final ArtifactText NOTHING = new ArtifactText("", "");

  private final Connection caseDb;
  private final StoredText texts;
  private final IdentifierTexts identifiers;

  HitTexts(Connection caseDb, Connection textDb, IdentifierTexts identifiers) {
    this.caseDb = caseDb;
    this.texts = new StoredText(textDb);
    this.identifiers = identifiers;
  }

  /** Of some that match, in their order. */
  List<TextSnippet> snippets(TextMatches matches, long[] holders) throws SQLException {
    long[] artifacts =
        LongStream.of(holders)
            .flatMap(holder -> matches.artifacts(holder).stream().mapToLong(Long::longValue))
            .toArray();
    Map<Long, List<String>> known = artifacts.length == 0 ? Map.of() : identifiers.of(artifacts);
    List<Optional<String>> types = new ArrayList<>();
    List<TextSnippet> found = new ArrayList<>();
    try (Snippets snippets = new Snippets(matches.query())) {
      for (long holder : holders) {
        types.add(add(matches.artifacts(holder), holder, known, snippets));
      }
      for (String text : snippets.all()) {
        found.add(new TextSnippet(text, types.get(found.size())));
      }
    }
    return found;
  }

  /** Adds what is to be marked of a hit; the type of the artifact when one says it. */
  private Optional<String> add(
      List<Long> artifacts, long holder, Map<Long, List<String>> known, Snippets snippets)
      throws SQLException {
    if (artifacts.isEmpty()) {
      snippets.add(texts.read(holder).orElse(""), metadata(holder));
      return Optional.empty();
    }
    Optional<Said> said = said(artifacts, known);
    snippets.add(said.map(Said::text).orElse(NOTHING));
    return said.map(Said::type);
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
  private Optional<Said> said(List<Long> artifacts, Map<Long, List<String>> known)
      throws SQLException {
    List<Said> all = new ArrayList<>();
    try (PreparedStatement fields =
        caseDb.prepareStatement("SELECT type, fields FROM artifact WHERE id = ?")) {
      for (long artifact : artifacts) {
        fields.setLong(1, artifact);
        List<String> normalised = known.getOrDefault(artifact, List.of());
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

  /**
   * The identifiers of artifacts from the case itself: one pass over all of them, for the table has
   * no index by artifact until something was unlocked.
   */
  static Map<Long, List<String>> ofCase(Connection caseDb, long[] artifacts) throws SQLException {
    Map<Long, List<String>> found = new HashMap<>();
    try (PreparedStatement select =
        caseDb.prepareStatement(
            "SELECT artifact_id, normalised FROM identifier"
                + " WHERE artifact_id IN (SELECT value FROM json_each(?))")) {
      select.setString(1, java.util.Arrays.toString(artifacts));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(row.getString(2));
        }
      }
    }
    return found;
  }
}
