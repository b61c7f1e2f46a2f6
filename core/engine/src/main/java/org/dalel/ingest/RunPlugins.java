package org.dalel.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.write.Json;
import org.dalel.extension.LoadedPlugin;

/** Which plugins a run had, as its record says it: {@code versions}, {@code plugins}. */
final class RunPlugins {
  private static final String COMPARE =
      """
      SELECT now.key, json_extract(now.value, '$.version'), now.value,
        (SELECT before.value FROM run AS earlier, json_each(earlier.versions, '$.plugins') AS before
         WHERE earlier.id < run.id AND before.key = now.key ORDER BY earlier.id DESC LIMIT 1)
      FROM run, json_each(run.versions, '$.plugins') AS now
      WHERE run.id = ? AND EXISTS (
        SELECT 1 FROM run AS earlier, json_each(earlier.versions, '$.plugins')
        WHERE earlier.id < run.id)
      ORDER BY now.key""";

  private RunPlugins() {}

  /** A JSON object of the plugins at work: version and digest of the file by id. */
  static String json(List<LoadedPlugin> plugins) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (LoadedPlugin plugin : plugins) {
      Map<String, Object> about = new LinkedHashMap<>();
      about.put("version", plugin.version());
      if (!plugin.sha256().isEmpty()) {
        about.put("sha256", plugin.sha256());
      }
      all.put(plugin.id(), about);
    }
    return Json.object(all);
  }

  /**
   * What an examiner is to know of plugins that earlier runs of the case did not have like this:
   * contents that were examined then are not examined again.
   */
  static List<String> changes(CaseFolder folder, long run) throws SQLException {
    List<String> messages = new ArrayList<>();
    try (Connection connection = folder.openCase();
        PreparedStatement compare = connection.prepareStatement(COMPARE)) {
      compare.setLong(1, run);
      try (ResultSet row = compare.executeQuery()) {
        while (row.next()) {
          message(row).ifPresent(messages::add);
        }
      }
    }
    return messages;
  }

  private static Optional<String> message(ResultSet row) throws SQLException {
    String before = row.getString(4);
    if (row.getString(3).equals(before)) {
      return Optional.empty();
    }
    return Optional.of(
        "plugin %s %s: earlier runs of this case had %s; what they examined was not examined again"
                .formatted(row.getString(1), row.getString(2), before == null ? "none" : "another")
            + " (a new case examines everything with it)");
  }
}
