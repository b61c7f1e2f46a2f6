package org.dalel.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dalel.casefile.read.telephony.SimQueries;
import org.dalel.casefile.read.telephony.SimTable;

/**
 * Writes all tables of telephony into a folder: {@code NAME.csv} each, {@code sims.xlsx} with a
 * sheet each, and {@code requests/}: for each operator the cards about which it is to be asked.
 */
public final class SimExport {
  /** The same case gives the same bytes. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

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
        try (Writer out =
            Files.newBufferedWriter(
                folder.resolve(table.label() + ".csv"), StandardCharsets.UTF_8)) {
          rows(queries, table, Optional.of(book), Optional.of(new CsvWriter(out)));
        }
      }
    }
    requests(queries, Files.createDirectory(folder.resolve("requests")));
  }

  /** Writes one table as CSV. */
  public static void table(SimQueries queries, SimTable table, Path target) throws IOException {
    try (Writer out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
      rows(queries, table, Optional.empty(), Optional.of(new CsvWriter(out)));
    }
  }

  /** Writes all tables as one spreadsheet. */
  public static void book(SimQueries queries, Path target) throws IOException {
    try (XlsxWriter book = new XlsxWriter(Files.newOutputStream(target))) {
      for (SimTable table : SimTable.values()) {
        rows(queries, table, Optional.of(book), Optional.empty());
      }
    }
  }

  /** Writes the requests to operators as a zip. */
  public static void requestsAsZip(SimQueries queries, Path target) throws IOException {
    Path made = Files.createDirectory(target.resolveSibling(target.getFileName() + ".requests"));
    try {
      requests(queries, made);
      try (Stream<Path> files = Files.list(made);
          ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
        for (Path file : files.sorted().toList()) {
          ZipEntry entry = new ZipEntry("requests/" + file.getFileName());
          entry.setTimeLocal(NO_TIME);
          zip.putNextEntry(entry);
          Files.copy(file, zip);
        }
      }
    } finally {
      try (Stream<Path> files = Files.list(made)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(made);
    }
  }

  private static void rows(
      SimQueries queries, SimTable table, Optional<XlsxWriter> book, Optional<CsvWriter> csv)
      throws IOException {
    if (book.isPresent()) {
      book.get().sheet(table.label(), table.columns());
    }
    if (csv.isPresent()) {
      line(csv.get(), table.columns());
    }
    queries.forEach(
        table,
        -1,
        row -> {
          if (csv.isPresent()) {
            line(csv.get(), row);
          }
          if (book.isPresent()) {
            book.get().row(row);
          }
        });
  }

  static void line(CsvWriter csv, List<String> values) throws IOException {
    for (String value : values) {
      csv.field(value);
    }
    csv.end();
  }

  /** One file an operator, with the period in which each card was used. */
  private static void requests(SimQueries queries, Path requests) throws IOException {
    try (RequestFiles files = new RequestFiles(requests)) {
      queries.forEach(
          SimTable.INVENTORY,
          -1,
          row ->
              files.add(
                  name(row.get(3), row.get(4)),
                  List.of(
                      row.get(0), row.get(1), row.get(2), row.get(13), row.get(14), row.get(15))));
      Files.writeString(
          requests.resolve("README.txt"), readme(files.counts()), StandardCharsets.UTF_8);
    }
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
