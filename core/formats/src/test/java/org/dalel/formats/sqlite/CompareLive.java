package org.dalel.formats.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dalel.formats.ByteSource;
import org.dalel.formats.FormatException;
import org.dalel.formats.sqlite.database.Limits;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.jdbc.LiveRows;
import org.dalel.formats.sqlite.jdbc.PrivateCopy;
import org.dalel.formats.sqlite.recover.Recovery;
import org.dalel.formats.sqlite.schema.TableDefinition;

/**
 * Compares the live rows of our reader with those of the SQLite library, for every database below a
 * folder, and tells how many rows are recovered. Argument: the folder.
 */
public final class CompareLive {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private CompareLive() {}

  /** Prints a line for every database, and another for every table that differs. */
  public static void main(String[] args) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (database(file)) {
          compare(file);
        }
      }
    }
  }

  private static boolean database(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }

  private static void compare(Path file) throws IOException {
    List<Problem> problems = new ArrayList<>();
    long start = System.nanoTime();
    try {
      ByteSource[] sources = sources(file);
      SqliteDatabase own =
          SqliteDatabase.open(sources[0], sources[1], sources[2], Limits.DEFAULT, problems::add);
      List<String> different = differences(own, sources);
      int recovered = Recovery.of(own).size();
      System.out.printf(
          "%-6s recovered %5d problems %3d %5d ms %s%n",
          different.isEmpty() ? "same" : "DIFF",
          recovered,
          problems.size(),
          (System.nanoTime() - start) / 1_000_000,
          file);
      different.forEach(line -> System.out.println("    " + line));
      problems.stream().limit(3).forEach(one -> System.out.println("    problem " + one));
    } catch (FormatException | SQLException refused) {
      System.out.println("refused " + file + ": " + refused.getMessage());
    }
  }

  private static ByteSource[] sources(Path file) throws IOException {
    return new ByteSource[] {
      source(file), source(Path.of(file + "-wal")), source(Path.of(file + "-journal"))
    };
  }

  private static ByteSource source(Path file) throws IOException {
    return Files.exists(file) ? ByteSource.of(Files.readAllBytes(file)) : ByteSource.EMPTY;
  }

  /** One line for every table whose rows are not those that the library gives. */
  static List<String> differences(SqliteDatabase own, ByteSource[] sources)
      throws IOException, SQLException {
    List<String> different = new ArrayList<>();
    try (PrivateCopy copy =
            PrivateCopy.in(
                Path.of(System.getProperty("java.io.tmpdir")), sources[0], sources[1], sources[2]);
        Connection library = copy.afterLog()) {
      for (String table : LiveRows.tables(library)) {
        List<List<Value>> expected = new ArrayList<>();
        List<List<Value>> found = new ArrayList<>();
        String failure = "";
        try {
          LiveRows.read(library, table, expected::add);
        } catch (SQLException damaged) {
          failure = " (library: " + damaged.getMessage() + ")";
        }
        var definition = own.schema().table(table);
        if (definition.isEmpty()) {
          different.add(table + ": not in our schema");
          continue;
        }
        own.rows(definition.get(), row -> found.add(row.values()));
        String difference = difference(definition.get(), expected, found);
        if (!difference.isEmpty()) {
          different.add(table + ": " + difference + failure);
        }
      }
    }
    return different;
  }

  private static String difference(
      TableDefinition table, List<List<Value>> expected, List<List<Value>> found) {
    if (expected.size() != found.size()) {
      return expected.size() + " rows expected, " + found.size() + " found";
    }
    for (int i = 0; i < expected.size() && !table.withoutRowid(); i++) {
      for (int c = 0; c < expected.get(i).size(); c++) {
        Value one = found.get(i).get(c);
        Value other = expected.get(i).get(c);
        boolean inexact = one instanceof Value.Text text && !text.exact();
        if (!(one instanceof Value.Lost) && !inexact && !one.equals(other)) {
          return "row " + i + " column " + c + ": expected " + other + ", found " + one;
        }
      }
    }
    return "";
  }
}
