package org.dalel.gui.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.dalel.casefile.read.ItemFilter;
import org.dalel.casefile.read.ListedArtifact;
import org.dalel.casefile.view.ArtifactOrder;
import org.dalel.casefile.view.CaseView;
import org.dalel.casefile.view.ViewArtifacts;
import org.dalel.casefile.view.ViewStamp;
import org.dalel.custody.CustodyChain;
import org.dalel.export.ArtifactFormat;
import org.dalel.export.FileFormat;
import org.dalel.export.ItemFormat;
import org.dalel.gui.cases.Cases;
import org.dalel.gui.cases.Exports;
import org.dalel.gui.cases.OpenCase;
import org.dalel.gui.server.Problem;

/**
 * Exports of what a table lists, in the order and with the columns of {@code dalel export files}
 * and {@code dalel export artifacts}. Rows of the view stand in that order already, so they are
 * picked while all items pass.
 */
public final class ExportEndpoints {
  private final CaseScope scope;
  private final Exports exports;

  /** Over the open cases. */
  public ExportEndpoints(Cases cases, Exports exports) {
    this.scope = new CaseScope(cases);
    this.exports = exports;
  }

  /** The endpoints. */
  public List<Endpoint> all() {
    return List.of(
        Endpoint.post(
            CaseScope.PATH + "/export",
            "Write what a query lists; the file can be fetched once.",
            this::export,
            Endpoint.required("format", "string", "csv or jsonl"),
            Endpoint.required("query", "string", "parameters of rows, as in an address; or empty")),
        Endpoint.post(
            CaseScope.PATH + "/export/artifacts",
            "Write the artifacts of a type; the file can be fetched once.",
            this::artifacts,
            Endpoint.required("format", "string", "csv or jsonl"),
            Endpoint.required("type", "string", "artifact type"),
            Endpoint.optional("text", "string", "text that the fields contain")),
        Endpoint.get(
            CaseScope.PATH + "/export/file",
            "The file that was written, once.",
            this::file,
            Endpoint.required("file", "string", "as the export gave it")));
  }

  private void export(Context request) throws Exception {
    JsonNode body = Request.body(request);
    FileFormat format = format(Request.field(body, "format"));
    String query = body.path("query").asText("");
    scope.view(
        request,
        (opened, view) -> {
          int[] rows = rows(opened, view, parameters(query));
          begin(request, opened, view, new Export("files", format, query, rows.length));
          Path target = exports.room();
          write(opened, view, rows, format, target);
          offer(request, opened, target, new Export("files", format, query, rows.length));
        });
  }

  private void artifacts(Context request) throws Exception {
    JsonNode body = Request.body(request);
    FileFormat format = format(Request.field(body, "format"));
    String type = Request.field(body, "type");
    Optional<String> text =
        Optional.of(Request.optionalField(body, "text")).filter(part -> !part.isEmpty());
    scope.view(
        request,
        (opened, view) -> {
          int rows = view.artifacts().page(type, text, ArtifactOrder.OF_ITEMS, 0, 0).total();
          String query = "type=" + type + text.map(part -> "&text=" + part).orElse("");
          Export export = new Export("artifacts", format, query, rows);
          begin(request, opened, view, export);
          Path target = exports.room();
          if (write(opened, type, text, format, target) != rows) {
            throw changed(target);
          }
          offer(request, opened, target, export);
        });
  }

  private static int write(
      OpenCase opened, String type, Optional<String> text, FileFormat format, Path target)
      throws IOException {
    Predicate<ListedArtifact> wanted = ViewArtifacts.containing(text);
    int[] written = new int[1];
    try (Writer out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
      ArtifactFormat lines = new ArtifactFormat(out, format == FileFormat.CSV);
      lines.begin();
      opened.read(
          reader -> {
            reader.artifacts(
                new ListedArtifact.Filter(List.of(type), List.of(), ItemFilter.ALL),
                artifact -> {
                  if (wanted.test(artifact)) {
                    lines.artifact(artifact);
                    written[0]++;
                  }
                });
            return null;
          });
    }
    return written[0];
  }

  /** What is exported, as the custody chain has it. */
  private record Export(String what, FileFormat format, String query, int rows) {
    String word() {
      return format.name().toLowerCase(Locale.ROOT);
    }
  }

  /** Stands in the custody chain before anything is written. */
  private static void begin(Context request, OpenCase opened, CaseView view, Export export)
      throws IOException {
    if (!view.stamp().equals(ViewStamp.of(opened.folder()))) {
      throw new Problem(
          HttpStatus.CONFLICT,
          "The case has changed since this list was made; try again in a moment.");
    }
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("what", export.what());
    details.put("format", export.word());
    details.put("to", "browser");
    details.put("query", export.query());
    details.put("rows", export.rows());
    CustodyChain.open(opened.folder())
        .append(Request.session(request).examiner(), "export", details);
  }

  private void offer(Context request, OpenCase opened, Path target, Export export)
      throws IOException {
    String type = export.format() == FileFormat.CSV ? "text/csv" : "application/x-ndjson";
    String name = opened.folder().root().getFileName() + "-" + export.what() + "." + export.word();
    request.json(
        Map.of("file", exports.offer(new Exports.Made(target, name, type)), "rows", export.rows()));
  }

  private static Problem changed(Path target) throws IOException {
    Files.deleteIfExists(target);
    return new Problem(
        HttpStatus.CONFLICT, "The case changed while the list was written; try again.");
  }

  private static int[] rows(OpenCase opened, CaseView view, UnaryOperator<String> parameters) {
    int[] rows = view.numbers(RowQueries.of(parameters, view));
    String mark = parameters.apply("mark");
    if (mark == null || mark.isEmpty()) {
      return rows;
    }
    int[] marked = ListEndpoints.marked(opened, view, mark);
    return Arrays.stream(rows).filter(row -> Arrays.binarySearch(marked, row) >= 0).toArray();
  }

  private static void write(
      OpenCase opened, CaseView view, int[] rows, FileFormat format, Path target)
      throws IOException {
    BitSet wanted = new BitSet(view.rows() + 1);
    for (int row : rows) {
      wanted.set(row);
    }
    int[] passed = new int[1];
    try (Writer out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
      ItemFormat lines = format.to(out);
      lines.begin();
      opened.read(
          reader -> {
            reader.items(
                ItemFilter.ALL,
                item -> {
                  if (wanted.get(++passed[0])) {
                    lines.item(item);
                  }
                });
            return null;
          });
    }
    if (passed[0] != view.rows()) {
      throw changed(target);
    }
  }

  private void file(Context request) throws IOException {
    Exports.Made made =
        exports
            .take(Request.required(request, "file"))
            .orElseThrow(() -> Problem.notFound("This file was fetched already; export again."));
    String ascii = made.name().replaceAll("[^A-Za-z0-9._-]", "_");
    request.header("Content-Disposition", "attachment; filename=\"" + ascii + "\"");
    request.contentType(made.type());
    request.result(deletedAtEnd(made.path()));
  }

  private static InputStream deletedAtEnd(Path path) throws IOException {
    return new FilterInputStream(Files.newInputStream(path)) {
      @Override
      public void close() throws IOException {
        super.close();
        Files.deleteIfExists(path);
      }
    };
  }

  private static FileFormat format(String word) {
    return switch (word) {
      case "csv" -> FileFormat.CSV;
      case "jsonl" -> FileFormat.JSONL;
      default -> throw Problem.badRequest("format: expected csv or jsonl, found: " + word + ".");
    };
  }

  private static UnaryOperator<String> parameters(String query) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(
            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return values::get;
  }
}
