package org.dalel.casefile.read.telephony;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All tables as they were at one moment, in a temporary file, so that rows at any position are
 * there at once: to ask for them anew takes as long as the case is large. Serves any number of
 * threads.
 *
 * <pre>
 *  row: for each column: length (4), UTF-8
 * </pre>
 */
public final class SimSnapshot implements AutoCloseable {
  /** One place in the file is remembered for so many rows. */
  private static final int STEP = 64;

  private final Path file;
  private final Map<SimTable, Places> places = new EnumMap<>(SimTable.class);

  private SimSnapshot(Path file) {
    this.file = file;
  }

  /** Where the rows of a table begin. */
  private static final class Places {
    private long[] starts = new long[16];
    private long total;

    void add(long start) {
      if (total % STEP == 0) {
        int place = (int) (total / STEP);
        if (place == starts.length) {
          starts = Arrays.copyOf(starts, 2 * place);
        }
        starts[place] = start;
      }
      total++;
    }
  }

  /**
   * Asks for all tables.
   *
   * @param file a new one; it is deleted when this is closed
   */
  public static SimSnapshot of(SimQueries queries, Path file) throws IOException {
    SimSnapshot snapshot = new SimSnapshot(file);
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      long[] at = new long[1];
      for (SimTable table : SimTable.values()) {
        Places of = new Places();
        snapshot.places.put(table, of);
        queries.forEach(
            table,
            -1,
            row -> {
              of.add(at[0]);
              at[0] += write(row, out);
            });
      }
    }
    return snapshot;
  }

  private static long write(List<String> row, DataOutputStream out) throws IOException {
    long length = 0;
    for (String value : row) {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
      length += Integer.BYTES + bytes.length;
    }
    return length;
  }

  /** How many rows a table has. */
  public long total(SimTable table) {
    return places.get(table).total;
  }

  /**
   * Rows of a table in their order; fewer than asked for at its end.
   *
   * @param from the position of the first one, from 0
   */
  public List<List<String>> page(SimTable table, long from, int count) throws IOException {
    Places of = places.get(table);
    List<List<String>> rows = new ArrayList<>();
    if (from < 0 || from >= of.total) {
      return rows;
    }
    try (InputStream raw = Files.newInputStream(file)) {
      raw.skipNBytes(of.starts[(int) (from / STEP)]);
      DataInputStream in = new DataInputStream(new BufferedInputStream(raw, 1 << 16));
      for (long row = from - from % STEP; row < Math.min(of.total, from + count); row++) {
        List<String> values = read(in, table.columns().size());
        if (row >= from) {
          rows.add(values);
        }
      }
    }
    return rows;
  }

  private static List<String> read(DataInputStream in, int columns) throws IOException {
    List<String> values = new ArrayList<>(columns);
    for (int i = 0; i < columns; i++) {
      values.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
    }
    return values;
  }

  /** Deletes the file. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
