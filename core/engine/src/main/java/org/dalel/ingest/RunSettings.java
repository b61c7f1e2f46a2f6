package org.dalel.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;

/**
 * What decides the results of a run, as it stands in {@code run.settings}; the parts are those of
 * {@link ProcessRequest}.
 *
 * @param profile how deep to look
 * @param digests names of further digests
 * @param hashSets files with known digests
 * @param text whether text is extracted and indexed
 * @param textLimit the most characters of text kept of one item
 * @param timeLimit how long one item may take
 * @param zone the zone of local times, when declared
 * @param pluginFolders where plugins are found
 */
public record RunSettings(
    Profile profile,
    List<String> digests,
    List<Path> hashSets,
    boolean text,
    long textLimit,
    Duration timeLimit,
    Optional<String> zone,
    List<Path> pluginFolders) {
  private static final String UNKNOWN_ZONE = "unknown";

  /** What is done when nothing else is asked for. */
  public static final RunSettings DEFAULT =
      new RunSettings(
          Profile.STANDARD,
          List.of(),
          List.of(),
          true,
          10_000_000,
          Duration.ofSeconds(120),
          Optional.empty(),
          List.of());

  /** Keeps copies. */
  public RunSettings {
    digests = List.copyOf(digests);
    hashSets = List.copyOf(hashSets);
    pluginFolders = List.copyOf(pluginFolders);
  }

  /**
   * The settings of the run that was begun last; the defaults when there is none.
   *
   * @throws CaseException when the case cannot be read
   */
  public static RunSettings ofLastRun(CaseFolder folder) {
    return last(folder, "SELECT settings FROM run ORDER BY id DESC LIMIT 1").orElse(DEFAULT);
  }

  /**
   * The settings of the run that was begun last, when it did not come to its end.
   *
   * @throws CaseException when the case cannot be read
   */
  public static Optional<RunSettings> ofUnfinishedRun(CaseFolder folder) {
    return last(
        folder,
        "SELECT settings FROM run WHERE id = (SELECT max(id) FROM run) AND outcome NOT LIKE 'complete%'");
  }

  /**
   * The evidence that the run that was begun last was asked to add.
   *
   * @throws CaseException when the case cannot be read
   */
  public static List<Path> evidenceOfLastRun(CaseFolder folder) {
    return query(
            folder,
            "SELECT settings FROM run ORDER BY id DESC LIMIT 1",
            json -> strings(new ObjectMapper().readTree(json).path("evidence")))
        .orElse(List.of())
        .stream()
        .map(Path::of)
        .toList();
  }

  /** The columns of {@code run.settings} for a request. */
  static Map<String, Object> columns(ProcessRequest request) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("profile", request.profile().label());
    settings.put("threads", request.threads());
    settings.put("digests", request.digests());
    settings.put("hashSets", request.hashSets().stream().map(Object::toString).toList());
    settings.put("text", request.text());
    settings.put("textLimit", request.textLimit());
    settings.put("timeLimitSeconds", request.timeLimit().toSeconds());
    settings.put("examiner", request.examiner());
    settings.put("zone", request.zone().orElse(UNKNOWN_ZONE));
    settings.put("evidence", request.evidence().stream().map(Object::toString).toList());
    // how many: their values are in a table of their own
    settings.put("secrets", request.secrets().size());
    settings.put("plugins", request.pluginFolders().stream().map(Object::toString).toList());
    return settings;
  }

  private static Optional<RunSettings> last(CaseFolder folder, String sql) {
    return query(folder, sql, RunSettings::parse);
  }

  @FunctionalInterface
  private interface Reading<T> {
    T of(String json) throws JsonProcessingException;
  }

  private static <T> Optional<T> query(CaseFolder folder, String sql, Reading<T> reading) {
    try (Connection connection = folder.openCase();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? Optional.of(reading.of(row.getString(1))) : Optional.empty();
    } catch (SQLException | JsonProcessingException e) {
      throw new CaseException(
          folder.caseDb() + ": the settings of the last run cannot be read: " + e.getMessage(), e);
    }
  }

  private static RunSettings parse(String json) throws JsonProcessingException {
    JsonNode settings = new ObjectMapper().readTree(json);
    String zone = settings.path("zone").asText(UNKNOWN_ZONE);
    String profile = settings.path("profile").asText();
    long seconds = settings.path("timeLimitSeconds").asLong(DEFAULT.timeLimit().toSeconds());
    return new RunSettings(
        Stream.of(Profile.values())
            .filter(known -> known.label().equals(profile))
            .findFirst()
            .orElse(DEFAULT.profile()),
        strings(settings.path("digests")),
        strings(settings.path("hashSets")).stream().map(Path::of).toList(),
        settings.path("text").asBoolean(DEFAULT.text()),
        settings.path("textLimit").asLong(DEFAULT.textLimit()),
        Duration.ofSeconds(seconds),
        zone.equals(UNKNOWN_ZONE) ? Optional.empty() : Optional.of(zone),
        strings(settings.path("plugins")).stream().map(Path::of).toList());
  }

  private static List<String> strings(JsonNode list) {
    List<String> strings = new ArrayList<>();
    list.forEach(one -> strings.add(one.asText()));
    return strings;
  }
}
