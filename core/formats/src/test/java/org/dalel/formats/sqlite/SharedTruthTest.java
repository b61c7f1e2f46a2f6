package org.dalel.formats.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.dalel.formats.SharedData;
import org.dalel.formats.sqlite.database.Row;
import org.junit.jupiter.api.Test;

/** 25 databases whose deleted, updated and dropped rows are known. */
class SharedTruthTest {
  private int present;
  private int found;
  private int whole;
  private int reported;
  private int right;

  @Test
  void deletedRowsAreFoundWholeAndHardlyAnythingElse() throws Exception {
    Path folder = SharedData.path("generated/sqlite-deleted");
    JsonNode truth = new ObjectMapper().readTree(folder.resolve("ground-truth.json").toFile());
    for (Map.Entry<String, JsonNode> one : truth.properties()) {
      score(folder.resolve(one.getKey()), one.getValue().get("gone"));
    }
    assertThat((double) found / present).as("recall").isGreaterThan(0.99);
    assertThat((double) whole / present).as("whole rows").isGreaterThan(0.99);
    assertThat((double) right / reported).as("precision").isGreaterThan(0.97);
  }

  private void score(Path database, JsonNode gone) throws Exception {
    Set<String> seen = new HashSet<>();
    for (Row row : RecoverToJson.recover(database)) {
      if (!row.table().internal()) {
        reported++;
        take(row, gone, seen);
      }
    }
    for (JsonNode one : gone) {
      present += one.get("present").asBoolean() ? 1 : 0;
    }
  }

  private void take(Row row, JsonNode gone, Set<String> seen) {
    for (JsonNode one : gone) {
      String body = one.get("body").asText();
      if (row.values().contains(new Value.Text(body, true)) && seen.add(body)) {
        right++;
        found += one.get("present").asBoolean() ? 1 : 0;
        boolean rest =
            row.values().contains(new Value.Int(one.get("ts").asLong()))
                && row.values().contains(new Value.Text(one.get("peer").asText(), true));
        whole += one.get("present").asBoolean() && rest ? 1 : 0;
        return;
      }
    }
  }
}
