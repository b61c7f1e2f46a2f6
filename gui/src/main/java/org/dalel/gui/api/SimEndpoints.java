package org.dalel.gui.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.read.telephony.SimTable;
import org.dalel.custody.CustodyChain;
import org.dalel.export.SimExport;
import org.dalel.gui.cases.Cases;
import org.dalel.gui.cases.Exports;
import org.dalel.gui.cases.OpenCase;
import org.dalel.gui.cases.SimSnapshots;
import org.dalel.gui.server.Problem;

/** The tables of {@code dalel sims}, a page at a time, and their exports. */
public final class SimEndpoints {
  private static final int MOST = 500;
  private static final String CSV = "csv";
  private static final String XLSX = "xlsx";
  private static final String REQUESTS = "requests";

  private final CaseScope scope;
  private final Exports exports;

  /** Over the open cases. */
  public SimEndpoints(Cases cases, Exports exports) {
    this.scope = new CaseScope(cases);
    this.exports = exports;
  }

  /** The endpoints. */
  public List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            CaseScope.PATH + "/sims",
            "The tables of SIM cards, devices and traffic, and how many rows each has.",
            this::tables),
        Endpoint.get(
            CaseScope.PATH + "/sims/rows",
            "Rows of one of these tables at given positions.",
            this::rows,
            Endpoint.required("table", "string", "name of the table, such as inventory"),
            Endpoint.optional("from", "integer", "position of the first row, from 0"),
            Endpoint.optional("count", "integer", "the most rows, up to 500")),
        Endpoint.post(
            CaseScope.PATH + "/export/sims",
            "Write one table, all of them, or requests to operators; the file can be fetched once.",
            this::export,
            Endpoint.required("format", "string", "csv, xlsx (all tables) or requests (zip)"),
            Endpoint.optional("table", "string", "name of the table, for csv")));
  }

  /** Answers with the tables, or says that they are being put together: status 202. */
  private void made(Context request, Taker taker) throws Exception {
    scope.view(
        request,
        (opened, view) -> {
          Optional<SimSnapshots.Made> made = opened.sims().newest(view.stamp());
          if (made.isPresent()) {
            taker.take(made.get(), view.stamp());
          } else {
            request.status(HttpStatus.ACCEPTED).json(Map.of("preparing", true, "rows", 0));
          }
        });
  }

  @FunctionalInterface
  private interface Taker {
    void take(SimSnapshots.Made made, String newest) throws IOException;
  }

  private void tables(Context request) throws Exception {
    made(
        request,
        (made, newest) ->
            request.json(
                Map.of(
                    "view", made.stamp(),
                    "current", made.stamp().equals(newest),
                    "tables",
                        Arrays.stream(SimTable.values())
                            .map(
                                table ->
                                    Map.of(
                                        "name", table.label(),
                                        "columns", table.columns(),
                                        "total", made.tables().total(table)))
                            .toList())));
  }

  private void rows(Context request) throws Exception {
    SimTable table = table(Request.required(request, "table"));
    long from = Request.number(request, "from", 0, 0, Long.MAX_VALUE);
    int count = (int) Request.number(request, "count", 100, 0, MOST);
    made(
        request,
        (made, newest) ->
            request.json(
                Map.of(
                    "view", made.stamp(),
                    "total", made.tables().total(table),
                    "from", from,
                    "rows", made.tables().page(table, from, count))));
  }

  private static SimTable table(String name) {
    return Arrays.stream(SimTable.values())
        .filter(table -> table.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.badRequest(
                    "table: expected one of "
                        + Arrays.stream(SimTable.values()).map(SimTable::label).toList()
                        + ", found: "
                        + name
                        + "."));
  }

  private void export(Context request) throws Exception {
    JsonNode body = Request.body(request);
    String format = Request.field(body, "format");
    Optional<SimTable> table =
        format.equals(CSV) ? Optional.of(table(Request.field(body, "table"))) : Optional.empty();
    if (!List.of(CSV, XLSX, REQUESTS).contains(format)) {
      throw Problem.badRequest("format: expected csv, xlsx or requests, found: " + format + ".");
    }
    scope.view(
        request,
        (opened, view) -> {
          SimSnapshots.Made tables =
              opened
                  .sims()
                  .newest(view.stamp())
                  .filter(made -> made.stamp().equals(view.stamp()))
                  .orElseThrow(SimEndpoints::changed);
          begin(request, opened, format, table, tables);
          Path target = exports.room();
          write(opened, format, table, target);
          request.json(Map.of("file", exports.offer(offered(opened, format, table, target))));
        });
  }

  /** Stands in the custody chain before anything is written. */
  private static void begin(
      Context request,
      OpenCase opened,
      String format,
      Optional<SimTable> table,
      SimSnapshots.Made tables)
      throws IOException {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("what", "sims");
    details.put("format", format);
    details.put("to", "browser");
    table.ifPresent(one -> details.put("table", one.label()));
    // requests name the cards of the inventory
    SimTable counted = table.orElse(SimTable.INVENTORY);
    details.put("rows", tables.tables().total(counted));
    CustodyChain.open(opened.folder())
        .append(Request.session(request).examiner(), "export", details);
  }

  private static Problem changed() {
    return new Problem(
        HttpStatus.CONFLICT,
        "The case has changed since these tables were made; try again in a moment.");
  }

  private static void write(OpenCase opened, String format, Optional<SimTable> table, Path target)
      throws IOException {
    try {
      opened.read(
          reader -> {
            reader.sims(
                queries -> {
                  switch (format) {
                    case CSV -> SimExport.table(queries, table.orElseThrow(), target);
                    case XLSX -> SimExport.book(queries, target);
                    default -> SimExport.requestsAsZip(queries, target);
                  }
                });
            return null;
          });
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(target);
      throw e;
    }
  }

  private static Exports.Made offered(
      OpenCase opened, String format, Optional<SimTable> table, Path target) {
    String base = opened.folder().root().getFileName() + "-sims";
    return switch (format) {
      case CSV ->
          new Exports.Made(target, base + "-" + table.orElseThrow().label() + ".csv", "text/csv");
      case XLSX ->
          new Exports.Made(
              target,
              base + ".xlsx",
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
      default -> new Exports.Made(target, base + "-requests.zip", "application/zip");
    };
  }
}
