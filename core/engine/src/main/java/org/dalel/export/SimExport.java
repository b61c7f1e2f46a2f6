package org.dalel.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.dalel.casefile.read.telephony.SimQueries;
import org.dalel.casefile.read.telephony.SimTable;

/**
 * Writes all tables of telephony into a folder: {@code NAME.csv} each, {@code sims.xlsx} with a
 * sheet each, and {@code requests/}: for each operator the cards about which it is to be asked.
 */
public final class SimExport {
  private static final List<String> REQUEST =
      List.of("iccid", "imsi", "number", "from", "to", "clock");

  private final Path folder;

  /** Writes into a new folder. */
  public SimExport(Path folder) {
    this.folder = folder;
  }

  /** Writes everything; the folder must not be there yet. */
  public void write(SimQueries queries) throws IOException {
    Files.createDirectory(folder);
    try (XlsxWriter book = new XlsxWriter(Files.newOutputStream(folder.resolve("sims.xlsx")))) {
      for (SimTable table : SimTable.values()) {
        table(queries, table, book);
      }
    }
    requests(queries);
  }

  private void table(SimQueries queries, SimTable table, XlsxWriter book) throws IOException {
    book.sheet(table.label(), table.columns());
    try (Writer out =
        Files.newBufferedWriter(folder.resolve(table.label() + ".csv"), StandardCharsets.UTF_8)) {
      CsvWriter csv = new CsvWriter(out);
      line(csv, table.columns());
      queries.forEach(
          table,
          -1,
          row -> {
            line(csv, row);
            book.row(row);
          });
    }
  }

  private static void line(CsvWriter csv, List<String> values) throws IOException {
    for (String value : values) {
      csv.field(value);
    }
    csv.end();
  }

  /** One file an operator, with the period in which each card was used. */
  private void requests(SimQueries queries) throws IOException {
    Path requests = Files.createDirectory(folder.resolve("requests"));
    Map<String, Writer> open = new TreeMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    try {
      queries.forEach(
          SimTable.INVENTORY,
          -1,
          row -> {
            String name = name(row.get(3), row.get(4));
            Writer out = open.get(name);
            if (out == null) {
              out =
                  Files.newBufferedWriter(requests.resolve(name + ".csv"), StandardCharsets.UTF_8);
              open.put(name, out);
              line(new CsvWriter(out), REQUEST);
            }
            counts.merge(name, 1, Integer::sum);
            line(
                new CsvWriter(out),
                List.of(row.get(0), row.get(1), row.get(2), row.get(13), row.get(14), row.get(15)));
          });
    } finally {
      for (Writer out : open.values()) {
        out.close();
      }
    }
    Files.writeString(requests.resolve("README.txt"), readme(counts), StandardCharsets.UTF_8);
  }

  private static String name(String operator, String country) {
    String name =
        (country + " " + operator).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    String plain = name.replaceAll("^-|-$", "");
    return plain.isEmpty() ? "unknown" : plain;
  }

  private static String readme(Map<String, Integer> counts) {
    StringBuilder text = new StringBuilder();
    text.append("Requests to operators, one file each. For every card of a file, ask for:\n\n");
    text.append(
        "- subscriber and point of sale, date of activation, contracts of the same buyer\n");
    text.append(
        "- calls, messages and data with cells, from \"from\" to \"to\" and a month around\n");
    text.append("- devices (IMEI) in which it was used, payments and top-ups\n\n");
    text.append(
        "\"clock\": UTC, or server when the zone of the times is not known. The operator follows from the\n");
    text.append(
        "network code of the subscriber, or likely, from the number of the card; ported numbers differ.\n\n");
    counts.forEach(
        (name, count) -> text.append(count).append(" cards  ").append(name).append(".csv\n"));
    return text.toString();
  }
}
