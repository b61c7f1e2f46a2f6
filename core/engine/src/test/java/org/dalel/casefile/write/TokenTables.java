package org.dalel.casefile.write;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.dalel.casefile.Sqlite;

/**
 * Asks SQLite's tokenizer what it makes of every character, and writes {@code unicode61.h} of the
 * module {@code digest} from its answers: {@code TokenTables OUTPUT}. To be run again when {@code
 * SegmentTest} says that a new SQLite knows more characters.
 */
final class TokenTables {
  static final int FIRST = 0x80;

  /** Stands between a character's number and the character; no hexadecimal digit. */
  private static final char MARK = 'g';

  /** Folded character by character; 0 where it is no part of a token. */
  private final int[] starting = new int[Character.MAX_CODE_POINT + 1];

  private final int[] continuing = new int[Character.MAX_CODE_POINT + 1];

  private record Range(int first, int last) {}

  private record Fold(int first, int last, int step, int delta) {}

  /** Writes the table. */
  public static void main(String[] arguments) throws Exception {
    TokenTables tables = new TokenTables();
    tables.ask();
    Files.writeString(Path.of(arguments[0]), tables.header());
  }

  private void ask() throws SQLException {
    try (Connection db = Sqlite.openInMemory()) {
      Sqlite.execute(
          db,
          "CREATE VIRTUAL TABLE t USING fts5 (x, content = '', tokenize = \"unicode61 remove_diacritics 0\")");
      Sqlite.execute(db, "CREATE VIRTUAL TABLE v USING fts5vocab (t, row)");
      try (PreparedStatement insert = db.prepareStatement("INSERT INTO t (x) VALUES (?)")) {
        for (int c = FIRST; c <= Character.MAX_CODE_POINT; c++) {
          if (Character.getType(c) != Character.SURROGATE) {
            String number = MARK + Integer.toHexString(c) + MARK;
            insert.setString(
                1, Character.toString(c) + number + "  " + number + Character.toString(c));
            insert.executeUpdate();
          }
        }
      }
      try (Statement select = db.createStatement();
          ResultSet rows = select.executeQuery("SELECT term FROM v")) {
        while (rows.next()) {
          note(rows.getString(1));
        }
      }
    }
  }

  private void note(String term) {
    int from = term.indexOf(MARK);
    int to = term.indexOf(MARK, from + 1);
    int c = Integer.parseInt(term.substring(from + 1, to), 16);
    if (from > 0) {
      starting[c] = term.codePointAt(0);
    }
    if (to + 1 < term.length()) {
      continuing[c] = term.codePointAt(to + 1);
    }
  }

  private String header() {
    StringBuilder text = new StringBuilder();
    text.append(
        "/* Written by TokenTables of the module engine, from the answers of SQLite. */\n\n");
    text.append("struct character_range {\n  uint32_t first, last;\n};\n\n");
    text.append("struct fold {\n  uint32_t first, last, step;\n  int32_t delta;\n};\n");
    append(text, "starting", ranges(true));
    append(text, "continuing", ranges(false));
    List<Fold> folds = folds();
    text.append("\nenum { FOLDS = ").append(folds.size()).append(" };\n\n");
    text.append("static const struct fold folds[FOLDS] = {\n");
    for (Fold fold : folds) {
      text.append(
          String.format(
              "    {0x%x, 0x%x, %d, %d},%n", fold.first(), fold.last(), fold.step(), fold.delta()));
    }
    return text.append("};\n").toString();
  }

  private static void append(StringBuilder text, String name, List<Range> ranges) {
    String count = name.toUpperCase(java.util.Locale.ROOT);
    text.append("\nenum { ").append(count).append(" = ").append(ranges.size()).append(" };\n\n");
    text.append("static const struct character_range ").append(name);
    text.append("[").append(count).append("] = {\n");
    for (Range range : ranges) {
      text.append(String.format("    {0x%x, 0x%x},%n", range.first(), range.last()));
    }
    text.append("};\n");
  }

  private List<Range> ranges(boolean starts) {
    List<Range> ranges = new ArrayList<>();
    int first = -1;
    for (int c = FIRST; c <= Character.MAX_CODE_POINT + 1; c++) {
      boolean in =
          c <= Character.MAX_CODE_POINT
              && (starts ? starting[c] != 0 : starting[c] == 0 && continuing[c] != 0);
      if (in && first < 0) {
        first = c;
      } else if (!in && first >= 0) {
        ranges.add(new Range(first, c - 1));
        first = -1;
      }
    }
    return ranges;
  }

  private int delta(int c) {
    int folded = c > Character.MAX_CODE_POINT ? 0 : continuing[c];
    return folded == 0 ? 0 : folded - c;
  }

  /** Runs of neighbours, or of every second character, that move by the same number. */
  private List<Fold> folds() {
    List<Fold> folds = new ArrayList<>();
    for (int c = FIRST; c <= Character.MAX_CODE_POINT; c++) {
      int delta = delta(c);
      if (delta == 0) {
        continue;
      }
      int step = delta(c + 1) == 0 && delta(c + 2) == delta ? 2 : 1;
      int last = c;
      while (delta(last + step) == delta && (step == 1 || delta(last + 1) == 0)) {
        last += step;
      }
      folds.add(new Fold(c, last, step, delta));
      c = last;
    }
    return folds;
  }
}
