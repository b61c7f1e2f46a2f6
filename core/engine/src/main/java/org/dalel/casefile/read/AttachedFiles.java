package org.dalel.casefile.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the items that attachments of messages are: by digest, whatever they are called; else by
 * the most folders of the path that agree; else by name and size. Only on the same evidence, but
 * for a digest, and only when one item alone fits.
 */
final class AttachedFiles {
  private static final int MOST_WANTED = 1_000_000;
  private static final int MOST_ALIKE = 50;

  private final Connection connection;
  private final Map<String, List<Candidate>> byName = new HashMap<>();
  private final Map<String, List<Candidate>> byDigest = new HashMap<>();

  private record Candidate(String evidence, String path, OptionalLong size, String locator) {}

  AttachedFiles(Connection connection) {
    this.connection = connection;
  }

  /** An attachment that will be asked for. */
  void want(JsonNode attachment) {
    if (byName.size() + byDigest.size() >= MOST_WANTED) {
      return;
    }
    String name = AttachedPath.of(attachment).name();
    if (!name.isEmpty()) {
      byName.computeIfAbsent(name, key -> new ArrayList<>(1));
    }
    String digest = attachment.path("sha256").asText("");
    if (!digest.isEmpty()) {
      byDigest.computeIfAbsent(digest, key -> new ArrayList<>(1));
    }
  }

  /** Goes over the items of the case once. */
  void find() throws SQLException, IOException {
    if (byName.isEmpty() && byDigest.isEmpty()) {
      return;
    }
    new ItemListing(connection, new EmbeddedListing(connection))
        .forEach(Restriction.NONE, this::take);
  }

  private void take(ListedItem item) {
    Candidate candidate =
        new Candidate(
            item.locator().evidence(), item.path(), item.size(), item.locator().toString());
    add(byName.get(AttachedPath.nameOf(item.path())), candidate);
    item.digests().sha256().ifPresent(digest -> add(byDigest.get(digest), candidate));
  }

  private static void add(List<Candidate> to, Candidate candidate) {
    if (to != null && to.size() < MOST_ALIKE) {
      to.add(candidate);
    }
  }

  /** The locator of the item. */
  Optional<String> item(String evidence, JsonNode attachment) {
    List<Candidate> same = byDigest.getOrDefault(attachment.path("sha256").asText(""), List.of());
    Optional<Candidate> first =
        same.stream()
            .filter(one -> one.evidence().equals(evidence))
            .findFirst()
            .or(() -> same.stream().findFirst());
    if (first.isPresent()) {
      return first.map(Candidate::locator);
    }
    AttachedPath path = AttachedPath.of(attachment);
    List<Candidate> named =
        byName.getOrDefault(path.name(), List.of()).stream()
            .filter(one -> one.evidence().equals(evidence))
            .toList();
    return path.among(named, Candidate::path, Candidate::size).map(Candidate::locator);
  }
}
