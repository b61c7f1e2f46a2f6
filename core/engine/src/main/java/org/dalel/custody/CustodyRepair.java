package org.dalel.custody;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the two copies of the chain together before an entry is added: what a process that died
 * left in one of them is put into the other. Copies that contradict each other are left as they
 * are, for {@link CustodyCheck} to report.
 */
final class CustodyRepair {
  private final CustodyTable table;
  private final CustodyLog log;

  CustodyRepair(CustodyTable table, CustodyLog log) {
    this.table = table;
    this.log = log;
  }

  /**
   * What was found and put right.
   *
   * @param end offset in the log at which the next line belongs
   * @param rows entries of the log that were put into the table
   * @param lines entries of the table that were put into the log
   */
  record Outcome(long end, long rows, long lines) {}

  Outcome reconcile() throws SQLException, IOException {
    CustodyLog.Lines lines = log.read();
    CustodyHead head = table.head();
    int logged = lines.complete().size();
    long rows = 0;
    if (logged > head.length()) {
      for (String line : lines.complete().subList((int) head.length(), logged)) {
        Optional<CustodyEntry> entry = continuation(table.head(), line);
        if (entry.isEmpty()) {
          break;
        }
        table.insert(entry.get());
        rows++;
      }
    }
    if (logged < head.length()) {
      List<String> missing = new ArrayList<>();
      for (CustodyEntry entry : table.all().subList(logged, (int) head.length())) {
        missing.add(entry.line());
      }
      log.write(lines.end(), missing);
      return new Outcome(log.read().end(), rows, missing.size());
    }
    return new Outcome(lines.end(), rows, 0);
  }

  private static Optional<CustodyEntry> continuation(CustodyHead head, String line) {
    try {
      ObjectMapper mapper = JsonMapper.builder().build();
      JsonNode node = mapper.readTree(line);
      if (!node.path("details").isObject()) {
        return Optional.empty();
      }
      Map<?, ?> details = mapper.convertValue(node.path("details"), Map.class);
      CustodyEntry entry =
          new CustodyEntry(
              node.path("sequence").asLong(),
              Long.parseLong(node.path("time_ns").asText("0")),
              node.path("actor").asText(),
              node.path("host").asText(),
              node.path("action").asText(),
              CanonicalJson.of(withTextKeys(details)),
              node.path("previous").asText(),
              node.path("hash").asText());
      boolean fits =
          entry.sequence() == head.length() + 1
              && entry.previous().equals(head.hash())
              && entry.computeHash().equals(entry.hash())
              && entry.line().equals(line);
      return fits ? Optional.of(entry) : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> withTextKeys(Map<?, ?> map) {
    Map<String, Object> copy = new java.util.LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }
}
