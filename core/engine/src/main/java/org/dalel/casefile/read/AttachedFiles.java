package org.dalel.casefile.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
    String name = name(path(attachment));
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
    add(byName.get(name(item.path())), candidate);
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
    String path = path(attachment);
    List<Candidate> named =
        byName.getOrDefault(name(path), List.of()).stream()
            .filter(one -> one.evidence().equals(evidence))
            .toList();
    return alone(named, path, attachment.path("size")).map(Candidate::locator);
  }

  private static Optional<Candidate> alone(List<Candidate> named, String path, JsonNode size) {
    int best = named.stream().mapToInt(one -> agreement(one.path(), path)).max().orElse(0);
    List<Candidate> alike =
        named.stream().filter(one -> agreement(one.path(), path) == best).toList();
    if (alike.size() > 1 && size.isNumber()) {
      alike =
          alike.stream()
              .filter(one -> one.size().isPresent() && one.size().getAsLong() == size.asLong())
              .toList();
    }
    return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
  }

  private static String path(JsonNode attachment) {
    String path = attachment.path("path").asText(attachment.path("name").asText(""));
    return path.replace('\\', '/');
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  /** How many of the last parts are the same. */
  private static int agreement(String path, String wanted) {
    String[] here = path.split("/");
    String[] there = wanted.split("/");
    int same = 0;
    while (same < Math.min(here.length, there.length)
        && here[here.length - 1 - same].equalsIgnoreCase(there[there.length - 1 - same])) {
      same++;
    }
    return same;
  }
}
