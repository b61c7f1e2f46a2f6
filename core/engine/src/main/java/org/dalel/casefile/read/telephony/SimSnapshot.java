package org.dalel.casefile.read.telephony;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All tables as they were at one moment, in a temporary file, so that rows at any position are
 * there at once: to ask for them anew takes as long as the case is large. The file has no name from
 * the beginning: however the program ends, nothing of the case stays behind. Serves any number of
 * threads.
 *
 * <pre>
 *  row: for each column: length (4), UTF-8
 * </pre>
 */
public final class SimSnapshot implements AutoCloseable {
  /** One place in the file is remembered for so many rows. */
  private static final int STEP = 64;

  private final FileChannel file;
  private final Map<SimTable, Places> places = new EnumMap<>(SimTable.class);

  private SimSnapshot(FileChannel file) {
    this.file = file;
  }

  /** Where the rows of a table begin, and where the last one ends. */
  private static final class Places {
    private long[] starts = new long[16];
    private long total;
    private long end;

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

    /** Where a row begins that is a multiple of the step, or the end. */
    long start(long row) {
      return row < total ? starts[(int) (row / STEP)] : end;
    }
  }

  /**
   * Asks for all tables.
   *
   * @param folder where there is room for them
   */
  public static SimSnapshot of(SimQueries queries, Path folder) throws IOException {
    Path named = Files.createTempFile(folder, "dalel-sims", ".part");
    FileChannel file = FileChannel.open(named, StandardOpenOption.READ, StandardOpenOption.WRITE);
    SimSnapshot snapshot = new SimSnapshot(file);
    boolean whole = false;
    try {
      Files.delete(named);
      snapshot.fill(queries);
      whole = true;
      return snapshot;
    } finally {
      if (!whole) {
        file.close();
      }
    }
  }

  private void fill(SimQueries queries) throws IOException {
    // not closed: that would close the file
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16));
    long[] at = new long[1];
    for (SimTable table : SimTable.values()) {
      Places of = new Places();
      places.put(table, of);
      queries.forEach(
          table,
          -1,
          row -> {
            of.add(at[0]);
            at[0] += write(row, out);
          });
      of.end = at[0];
    }
    out.flush();
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
    long first = from - from % STEP;
    long to = Math.min(of.total, from + count);
    DataInputStream in =
        new DataInputStream(
            new ByteArrayInputStream(
                bytes(of.start(first), of.start((to + STEP - 1) / STEP * STEP))));
    for (long row = first; row < to; row++) {
      List<String> values = read(in, table.columns().size());
      if (row >= from) {
        rows.add(values);
      }
    }
    return rows;
  }

  private byte[] bytes(long from, long to) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(to - from));
    while (bytes.hasRemaining()) {
      if (file.read(bytes, from + bytes.position()) < 0) {
        throw new IOException(
            "tables of SIM cards: expected %d bytes in their file, found %d"
                .formatted(to, file.size()));
      }
    }
    return bytes.array();
  }

  private static List<String> read(DataInputStream in, int columns) throws IOException {
    List<String> values = new ArrayList<>(columns);
    for (int i = 0; i < columns; i++) {
      values.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
    }
    return values;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
