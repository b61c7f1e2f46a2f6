package org.dalel.plugins.messaging.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Position;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.plugins.messaging.mapping.MappedQuery;
import org.dalel.plugins.messaging.mapping.Mappings;

/**
 * What a database says against itself: SQLite's own check compares pages with the trees and the
 * list of free pages, cells with the space of their pages, row ids with their order, rows with
 * their indexes and with the constraints of their tables. A damaged row that SQLite would read, or
 * pass over, without a word is noticed in that way.
 *
 * @see <a href="https://www.sqlite.org/pragma.html#pragma_integrity_check">integrity_check</a>
 */
final class Soundness {
  private static final int MOST = 100;

  /** Of larger databases the indexes are not compared with their tables. */
  private static final long LARGEST_WITH_INDEXES = 256L << 20;

  /** A table or an index of something that only the app's own library has. */
  private static final int SQLITE_ERROR = 1;

  private static final Pattern PAGE = Pattern.compile("(?i)\\bpage (\\d{1,9})\\b");
  private static final Pattern ROW = Pattern.compile("^row (\\d+) ");
  private static final Pattern NO_FAULT =
      Pattern.compile("ok|\\*\\*\\* in database .*|unable to validate .*");

  private final PrivateDatabase database;
  private final Mappings.Fit fit;
  private final long size;
  private final int pageSize;
  private final boolean merged;
  private final ExtractionContext context;
  private final ArtifactSink sink;
  private int told;

  /**
   * @param database a copy as it was found
   * @param merged whether pages may come from a log, so that they have no place in the file
   */
  Soundness(
      PrivateDatabase database,
      Mappings.Fit fit,
      SqliteDatabase pages,
      boolean merged,
      ExtractionContext context,
      ArtifactSink sink) {
    this.database = database;
    this.fit = fit;
    this.pageSize = pages.header().pageSize();
    this.size = (long) pages.current().pageCount() * pageSize;
    this.merged = merged;
    this.context = context;
    this.sink = sink;
  }

  /** Tells every fault, with its page where it has one; of many the first hundred. */
  void check() {
    String pragma = size <= LARGEST_WITH_INDEXES ? "integrity_check" : "quick_check";
    try {
      run("PRAGMA " + pragma + "(" + MOST + ")");
    } catch (SQLException e) {
      if (e.getErrorCode() == SQLITE_ERROR) {
        eachTable(pragma);
      } else {
        tell("the check itself: " + e.getMessage());
      }
    }
  }

  /** What an app's own collation or function keeps from being checked does not keep the rest. */
  private void eachTable(String pragma) {
    List<String> tables =
        fit.schema().queries().stream().map(MappedQuery::table).distinct().toList();
    for (String table : tables) {
      try {
        run("PRAGMA " + pragma + "('" + table.replace("'", "''") + "')");
      } catch (SQLException e) {
        if (e.getErrorCode() != SQLITE_ERROR) {
          tell("the check of " + table + ": " + e.getMessage());
        }
      }
    }
  }

  private void run(String pragma) throws SQLException {
    List<String> faults = new ArrayList<>();
    try (Statement statement = database.connection().createStatement();
        ResultSet rows = statement.executeQuery(pragma)) {
      while (rows.next()) {
        context.checkpoint();
        rows.getString(1)
            .lines()
            .filter(line -> !NO_FAULT.matcher(line).matches())
            .map(line -> ROW.matcher(line).replaceFirst("row $1 (counted, not its id) "))
            .forEach(faults::add);
      }
    }
    faults.forEach(this::tell);
  }

  private void tell(String fault) {
    told++;
    if (told > MOST) {
      return;
    }
    Matcher page = PAGE.matcher(fault);
    long offset = !merged && page.find() ? (Long.parseLong(page.group(1)) - 1) * pageSize : -1;
    String more = told == MOST ? "; of what is more nothing is told" : "";
    sink.problem(
        offset < 0 ? new Position.WholeItem() : new Position.ByteOffset(offset),
        "%s (%s): expected a database that agrees with itself, found: %s%s; it is read, but rows may be missing or changed%s"
            .formatted(
                fit.mapping().app(),
                fit.schema().name(),
                fault,
                offset < 0 ? "" : " (at 0x%x)".formatted(offset),
                more));
  }
}
