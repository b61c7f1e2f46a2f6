package org.dalel.casefile.read.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.read.CaseReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any rows of any table, as a walk over all of them gives them. */
class SimSnapshotTest {
  private static final long LIST = 1L << 32;
  private static final int CALLS = 500;

  @TempDir private Path temp;

  private CaseFolder bank() throws Exception {
    CaseFolder made = CaseFolder.createOrOpen(temp.resolve("case"));
    try (Connection db = Sqlite.openForWriting(made.caseDb())) {
      Sqlite.execute(
          db,
          "INSERT INTO evidence (id, label, kind, format, source, segments, size, sector_size, acquisition, added_ns, status)"
              + " VALUES (1, 'd', 'folder', 'folder', '/nowhere', '[]', 3, 512, '{}', 0, 'examined')");
      Sqlite.execute(
          db,
          "INSERT INTO item (id, evidence_id, path, kind, state, size) VALUES (1, 1, '/dump.sql', 'file', 'allocated', 3)");
      Sqlite.execute(
          db,
          "INSERT INTO artifact (id, item_id, plugin, plugin_version, type, state, confidence, fields)"
              + " VALUES (1, 1, 'telephony/sql-dump', '1', 'call-list', 'live', 'high', '{}')");
      for (int i = 0; i < CALLS; i++) {
        Sqlite.execute(
            db,
            "INSERT INTO sim_identity VALUES (%d, '897019900000000%04d', NULL, NULL, '+7903000%04d')"
                .formatted(LIST + i, i, i));
        Sqlite.execute(
            db,
            "INSERT INTO call_record VALUES (%d, %d, %d, NULL, 'линия %d', 1, '8701%d', NULL, %d, 1, 5, 1, NULL)"
                .formatted(LIST + 1000 + i, i, LIST + i, i % 3, i, 1_770_000_000_000_000_000L + i));
      }
    }
    return made;
  }

  @Test
  void givesThePagesThatAWalkOverAllRowsGives() throws Exception {
    try (CaseReader reader = new CaseReader(bank())) {
      reader.sims(
          queries -> {
            Path folder = Files.createDirectories(temp.resolve("tables"));
            try (SimSnapshot tables = SimSnapshot.of(queries, folder)) {
              assertThat(folder).as("what a killed program would leave").isEmptyDirectory();
              for (SimTable table : SimTable.values()) {
                List<List<String>> all = new ArrayList<>();
                queries.forEach(table, -1, all::add);

                assertThat(tables.total(table)).as(table.label()).isEqualTo(all.size());
                for (int from : new int[] {0, 1, 63, 64, 65, 130, 490, 499, 500, 1_000}) {
                  assertThat(tables.page(table, from, 70))
                      .as("%s from %d", table, from)
                      .isEqualTo(
                          all.subList(Math.min(from, all.size()), Math.min(from + 70, all.size())));
                }
              }
              assertThat(tables.total(SimTable.INVENTORY)).isEqualTo(CALLS);
              assertThat(tables.total(SimTable.TRAFFIC)).isEqualTo(3);
            }
          });
    }
  }

  @Test
  void hasNoRowsBeforeTheFirst() throws Exception {
    try (CaseReader reader = new CaseReader(bank())) {
      reader.sims(queries -> assertEmptyBefore(queries));
    }
  }

  private void assertEmptyBefore(SimQueries queries) throws IOException {
    try (SimSnapshot tables = SimSnapshot.of(queries, temp)) {
      assertThat(tables.page(SimTable.INVENTORY, -1, 10)).isEmpty();
    }
  }
}
