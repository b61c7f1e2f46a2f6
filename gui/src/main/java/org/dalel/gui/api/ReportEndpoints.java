package org.dalel.gui.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dalel.export.IsoTime;
import org.dalel.gui.cases.Cases;
import org.dalel.gui.cases.Exports;
import org.dalel.gui.cases.OpenCase;
import org.dalel.gui.preview.ItemPreviews;
import org.dalel.report.CaseReport;
import org.dalel.report.ReportFiles;
import org.dalel.report.ReportRequest;
import org.dalel.review.CaseData;
import org.dalel.review.ReviewReader;

/** The report of a case, made for the browser to fetch. */
public final class ReportEndpoints {
  private final CaseScope scope;
  private final Exports exports;
  private final ItemPreviews previews;

  /**
   * Over the open cases.
   *
   * @param exports keeps what was made until it is fetched
   * @param previews draw the pictures in it
   */
  public ReportEndpoints(Cases cases, Exports exports, ItemPreviews previews) {
    this.scope = new CaseScope(cases);
    this.exports = exports;
    this.previews = previews;
  }

  /** The endpoints. */
  public List<Endpoint> all() {
    return List.of(
        Endpoint.get(CaseScope.PATH + "/report", "What a report would be about.", this::preview),
        Endpoint.post(
            CaseScope.PATH + "/report",
            "Make the report, in both forms; each file can be fetched once, as an export.",
            this::make,
            Endpoint.required("language", "string", "en, ru or kk"),
            Endpoint.required("zone", "string", "time zone such as Asia/Almaty")));
  }

  private void preview(Context request) {
    OpenCase opened = scope.open(request);
    ReviewReader review = new ReviewReader(opened.folder());
    CaseData about = review.caseData();
    request.json(
        Map.of(
            "number", about.number(),
            "title", about.title(),
            "examiner", about.examiner(),
            "zone", about.zone(),
            "language", about.language(),
            "tags", review.tagCounts(),
            "notes", review.notedCount()));
  }

  private void make(Context request) throws IOException {
    OpenCase opened = scope.open(request);
    JsonNode body = Request.body(request);
    ReportRequest wanted =
        new ReportRequest(
            Request.field(body, "language"),
            Request.field(body, "zone"),
            IsoTime.nanos(Instant.now()),
            Request.session(request).examiner(),
            version());
    Path room = Files.createTempDirectory("dalel-report");
    try {
      request.json(made(opened, wanted, room));
    } finally {
      empty(room);
    }
  }

  private Map<String, Object> made(OpenCase opened, ReportRequest wanted, Path room)
      throws IOException {
    List<Object> files = new ArrayList<>();
    int exhibits =
        opened.read(
            reader -> {
              CaseReport report =
                  opened.content(
                      contents -> CaseReport.make(reader, contents, previews.processes(), wanted));
              for (ReportFiles.Written file :
                  new ReportFiles(opened.folder(), report, wanted, "browser")
                      .write(room, ReportFiles.FORMATS)) {
                files.add(offer(file));
              }
              return report.exhibits();
            });
    return Map.of("files", files, "exhibits", exhibits);
  }

  /** A report that could not be finished does not stay behind. */
  private static void empty(Path room) throws IOException {
    try (Stream<Path> left = Files.walk(room)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private Map<String, Object> offer(ReportFiles.Written file) throws IOException {
    String name = file.path().getFileName().toString();
    Path kept = exports.room();
    Files.move(file.path(), kept, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    String type = name.endsWith("pdf") ? "application/pdf" : "text/html";
    return Map.of(
        "name", name,
        "sha256", file.sha256(),
        "size", Files.size(kept),
        "file", exports.offer(new Exports.Made(kept, name, type)));
  }

  private static String version() {
    String version = ReportEndpoints.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
