package org.dalel.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.write.Json;
import org.dalel.extension.LoadedPlugin;

/** Which plugins a run had, as its record says it: {@code versions}, {@code plugins}. */
final class RunPlugins {
  private static final String COMPARE =
      """
      SELECT now.key, json_extract(now.value, '$.version'),
        EXISTS (
          SELECT 1 FROM run AS earlier, json_each(earlier.versions, '$.plugins') AS before
          WHERE earlier.id < run.id AND before.key = now.key AND before.value <> now.value),
        EXISTS (
          SELECT 1 FROM run AS earlier
          WHERE earlier.id < run.id AND EXISTS (
            SELECT 1 FROM json_each(earlier.versions, '$.plugins'))
          AND NOT EXISTS (
            SELECT 1 FROM json_each(earlier.versions, '$.plugins') AS before
            WHERE before.key = now.key))
      FROM run, json_each(run.versions, '$.plugins') AS now
      WHERE run.id = ?
      ORDER BY now.key""";

  private static final String OTHER =
      ": earlier runs of this case had another version or build; what that examined was not examined again"
          + " (a new case examines everything with this one)";
  private static final String NONE =
      ": earlier runs of this case did not have it; it was shown files by name and place, but no contents and"
          + " texts that were examined then (a new case shows it everything)";

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
   * What an examiner is to know of plugins that not all earlier runs of the case had like this. It
   * is told at each run, for it stays true.
   */
  static List<String> changes(CaseFolder folder, long run) throws SQLException {
    List<String> messages = new ArrayList<>();
    try (Connection connection = folder.openCase();
        PreparedStatement compare = connection.prepareStatement(COMPARE)) {
      compare.setLong(1, run);
      try (ResultSet row = compare.executeQuery()) {
        while (row.next()) {
          String plugin = "plugin " + row.getString(1) + " " + row.getString(2);
          if (row.getBoolean(3)) {
            messages.add(plugin + OTHER);
          } else if (row.getBoolean(4)) {
            messages.add(plugin + NONE);
          }
        }
      }
    }
    return messages;
  }
}
