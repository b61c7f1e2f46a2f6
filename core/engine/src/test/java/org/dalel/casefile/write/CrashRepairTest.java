package org.dalel.casefile.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashRepairTest {
  @TempDir private Path temp;

  private CaseFolder folder;

  @BeforeEach
  void createsACase() {
    folder = CaseFolder.createOrOpen(temp.resolve("case"));
  }

  @Test
  void takesACaseWithoutEvidenceForWhole() throws SQLException {
    assertThat(repair()).isFalse();
  }

  @Test
  void takesACaseWithEvidenceForDamagedUntilAWriterHasClosedIt() throws SQLException {
    try (Connection connection = Sqlite.openForWriting(folder.caseDb())) {
      Sqlite.execute(
          connection,
          "INSERT INTO evidence (label, kind, format, source, segments, size, sector_size, acquisition, added_ns, status)"
              + " VALUES ('disk', 'image', 'raw', '/disk', '[]', 1, 512, '{}', 1, 'examined')");
    }
    assertThat(repair()).isTrue();
    new CaseWriter(folder, 1).close();
    assertThat(repair()).isFalse();
    assertThat(repair()).as("unclean until its writer closes it again").isTrue();
  }

  private boolean repair() throws SQLException {
    try (Connection connection = Sqlite.openForWriting(folder.caseDb())) {
      return CrashRepair.repair(connection, folder);
    }
  }
}
