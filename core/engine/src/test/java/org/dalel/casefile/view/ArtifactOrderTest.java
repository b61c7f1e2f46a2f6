package org.dalel.casefile.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.Sqlite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of artifacts in the order of any column. */
class ArtifactOrderTest {
  @TempDir private Path folder;
  private Connection view;
  private int last;

  @BeforeEach
  void make() throws SQLException, IOException {
    view = Sqlite.openScratch(folder.resolve("view.db"));
    for (String script : List.of("view.sql", "artifacts.sql")) {
      try (InputStream in = CaseView.class.getResourceAsStream(script)) {
        Sqlite.script(view, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  @AfterEach
  void close() throws SQLException {
    view.close();
  }

  @Test
  void comparesNumbersAlsoInTextsAsNumbersAndPutsWhatIsMissingLast() throws SQLException {
    add("{\"amount\":\"10.5\"}", "high");
    add("{\"amount\":\"9\"}", "high");
    add("{}", "high");
    add("{\"amount\":-3}", "high");
    add("{\"amount\":\"unknown\"}", "high");
    add("{\"amount\":\"\"}", "high");
    assertThat(sorted("field amount", false)).containsExactly(4, 2, 1, 5, 3, 6);
    assertThat(sorted("field amount", true)).containsExactly(5, 1, 2, 4, 3, 6);
  }

  @Test
  void comparesTextsWithoutRegardToCaseAndPartiesByTheirNames() throws SQLException {
    add("{\"sender\":{\"handles\":[\"carol@example.org\"]}}", "high");
    add("{\"sender\":{\"name\":\"bob\",\"handles\":[\"zzz\"]}}", "high");
    add("{\"sender\":\"Alice\"}", "high");
    add("{\"sender\":{\"name\":\"BOB\"}}", "high");
    assertThat(sorted("field sender", false)).containsExactly(3, 2, 4, 1);
  }

  @Test
  void knowsThatConfidenceIsNoWordOfTheAlphabet() throws SQLException {
    add("{}", "medium");
    add("{}", "confirmed");
    add("{}", "low");
    add("{}", "high");
    assertThat(sorted("confidence", true)).containsExactly(2, 4, 1, 3);
    assertThat(sorted("path", true)).containsExactly(4, 3, 2, 1);
  }

  @Test
  void keepsOnlyTheArtifactsThatWereChosen() throws SQLException {
    add("{\"n\":3}", "high");
    add("{\"n\":2}", "high");
    add("{\"n\":1}", "high");
    assertThat(ArtifactQueries.sorted(view, new int[] {1, 3}, new ArtifactOrder("field n", false)))
        .containsExactly(3, 1);
  }

  @Test
  void refusesColumnsThatThereAreNot() {
    assertThatThrownBy(() -> new ArtifactOrder("rowid; DROP TABLE artifact", false))
        .isInstanceOf(CaseException.class)
        .hasMessageContaining("expected path, name, state");
    assertThatThrownBy(() -> new ArtifactOrder("field a\"b", false))
        .isInstanceOf(CaseException.class);
  }

  private int[] sorted(String column, boolean descending) throws SQLException {
    int[] all = new int[last];
    Arrays.setAll(all, i -> i + 1);
    return ArtifactQueries.sorted(view, all, new ArtifactOrder(column, descending));
  }

  private void add(String fields, String confidence) throws SQLException {
    try (PreparedStatement insert =
        view.prepareStatement(
            "INSERT INTO artifact (id, case_id, row, type, plugin, version, state, confidence,"
                + " fields) VALUES (?, 1, 1, 'x', 'p', '1', 'live', ?, ?)")) {
      insert.setInt(1, ++last);
      insert.setString(2, confidence);
      insert.setString(3, fields);
      insert.executeUpdate();
    }
  }
}
