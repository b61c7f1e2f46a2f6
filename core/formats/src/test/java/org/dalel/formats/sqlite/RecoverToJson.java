package org.dalel.formats.sqlite;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dalel.formats.ByteSource;
import org.dalel.formats.sqlite.database.Limits;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.recover.Recovery;

/**
 * Writes the recovered rows of every database of a folder as JSON lines: file, state, values, and
 * where the row was. Tables that SQLite keeps for itself are left out.
 *
 * <p>Arguments: folder, output file.
 */
public final class RecoverToJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RecoverToJson() {}

  /** Runs over all {@code *.db} of the folder. */
  public static void main(String[] args) throws IOException {
    List<Path> databases;
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      databases = files.filter(file -> file.toString().endsWith(".db")).sorted().toList();
    }
    try (PrintStream out =
        new PrintStream(Files.newOutputStream(Path.of(args[1])), false, StandardCharsets.UTF_8)) {
      for (Path file : databases) {
        for (Row row : recover(file)) {
          if (!row.table().internal()) {
            out.println(JSON.writeValueAsString(json(file, row)));
          }
        }
      }
    }
  }

  /** Opens a database with the logs beside it and recovers. */
  static List<Row> recover(Path file) throws IOException {
    return Recovery.of(open(file));
  }

  /** Opens a database with the logs beside it; problems are printed. */
  static SqliteDatabase open(Path file) throws IOException {
    return SqliteDatabase.open(
        source(file),
        source(file.resolveSibling(file.getFileName() + "-wal")),
        source(file.resolveSibling(file.getFileName() + "-journal")),
        Limits.DEFAULT,
        problem -> System.err.println(file.getFileName() + ": " + problem));
  }

  private static ByteSource source(Path file) throws IOException {
    return Files.exists(file) ? ByteSource.of(Files.readAllBytes(file)) : ByteSource.EMPTY;
  }

  private static Map<String, Object> json(Path file, Row row) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("file", file.getFileName().toString());
    line.put("state", row.state().label());
    line.put("table", row.table().name());
    line.put("place", row.place().toString());
    line.put("confidence", row.confidence().toString());
    line.put("partial", row.partial());
    List<Object> values = new ArrayList<>();
    row.values().forEach(value -> values.add(plain(value)));
    line.put("values", values);
    return line;
  }

  private static Object plain(Value value) {
    if (value instanceof Value.Int one) {
      return one.value();
    }
    if (value instanceof Value.Real real) {
      return real.value();
    }
    if (value instanceof Value.Text text) {
      return text.value();
    }
    if (value instanceof Value.Blob blob) {
      return HexFormat.of().formatHex(blob.bytes());
    }
    return value instanceof Value.Cut cut ? Map.of("cut", plain(cut.head())) : null;
  }
}
