package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.dalel.casefile.Sqlite;
import org.junit.jupiter.api.Test;

class WorkItemRowTest {

  @Test
  void readsEveryColumnAndTheWholeRangeOfNumbers() throws SQLException {
    WorkItem item =
        read(
            "(9223372036854775807, 2, 3, '/ä b', 'here', -9223372036854775808, 128, 4, 'deleted',"
                + " 5, 6, 7, x'0102')");

    assertThat(item.id()).isEqualTo(Long.MAX_VALUE);
    assertThat(item.evidenceId()).isEqualTo(2);
    assertThat(item.fileSystemId()).isEqualTo(3);
    assertThat(item.path()).isEqualTo("/ä b");
    assertThat(item.stream()).isEqualTo("here");
    assertThat(item.meta()).isEqualTo(Long.MIN_VALUE);
    assertThat(item.attributeType()).isEqualTo(128);
    assertThat(item.attributeId()).isEqualTo(4);
    assertThat(item.deleted()).isTrue();
    assertThat(item.size()).isEqualTo(5);
    assertThat(item.initialised()).isEqualTo(6);
    assertThat(item.flags()).isEqualTo(7);
    assertThat(item.runs()).containsExactly(1, 2);
  }

  @Test
  void takesAMissingNumberForMinusOneAndAMissingFileSystemForZero() throws SQLException {
    WorkItem item =
        read("(1, 1, NULL, '/a', NULL, NULL, NULL, NULL, 'allocated', NULL, NULL, 0, NULL)");

    assertThat(item.fileSystemId()).isZero();
    assertThat(item.stream()).isNull();
    assertThat(item.meta()).isEqualTo(-1);
    assertThat(item.attributeType()).isEqualTo(-1);
    assertThat(item.attributeId()).isEqualTo(-1);
    assertThat(item.deleted()).isFalse();
    assertThat(item.size()).isEqualTo(-1);
    assertThat(item.initialised()).isEqualTo(-1);
    assertThat(item.flags()).isZero();
    assertThat(item.runs()).isNull();
  }

  private static WorkItem read(String values) throws SQLException {
    try (Connection connection = Sqlite.openInMemory();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE item (id, evidence_id, file_system_id, path, stream, meta_addr, attr_type,"
              + " attr_id, state, size, init_size, flags, runs)");
      statement.execute("INSERT INTO item VALUES " + values);
      try (ResultSet rows =
          statement.executeQuery("SELECT " + WorkItemRow.COLUMNS + " FROM item")) {
        rows.next();
        return WorkItemRow.read(rows);
      }
    }
  }
}
