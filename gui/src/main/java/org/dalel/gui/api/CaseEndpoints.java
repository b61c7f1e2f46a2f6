package org.dalel.gui.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.read.CaseInfo;
import org.dalel.casefile.read.CaseReader;
import org.dalel.custody.CustodyChain;
import org.dalel.custody.CustodyHead;
import org.dalel.custody.CustodyReport;
import org.dalel.export.IsoTime;
import org.dalel.gui.cases.Cases;
import org.dalel.gui.cases.OpenCase;
import org.dalel.gui.jobs.Roots;
import org.dalel.gui.server.Problem;
import org.dalel.review.CaseData;

/** Cases: recent ones, opening, what one holds. */
public final class CaseEndpoints {
  private static final Endpoint.Parameter[] DATA = {
    Endpoint.optional("number", "string", "number of the case"),
    Endpoint.optional("title", "string", "in words"),
    Endpoint.optional("examiner", "string", "who is responsible"),
    Endpoint.optional("legal_basis", "string", "the order, warrant or consent"),
    Endpoint.optional("zone", "string", "of local times, such as Asia/Almaty"),
    Endpoint.optional("language", "string", "of the report: en, ru or kk"),
  };

  private final Cases cases;
  private final CaseScope scope;
  private final Roots roots;

  /**
   * Over the open cases.
   *
   * @param roots where cases may be made
   */
  public CaseEndpoints(Cases cases, Roots roots) {
    this.cases = cases;
    this.roots = roots;
    this.scope = new CaseScope(cases);
  }

  /** The endpoints. */
  public List<Endpoint> all() {
    return List.of(
        Endpoint.get("/api/cases", "The cases that were opened last.", this::recent),
        Endpoint.post(
            "/api/cases/open",
            "Open the case in a folder.",
            this::open,
            Endpoint.required("path", "string", "the folder of the case")),
        Endpoint.post(
            "/api/cases/create",
            "Make a case without evidence.",
            this::create,
            with(Endpoint.required("path", "string", "a new or empty folder"), DATA)),
        Endpoint.post(
            CaseScope.PATH + "/data", "Say what the case is about.", this::changeData, DATA),
        Endpoint.get(
            CaseScope.PATH + "/data",
            "What the case is about, and length and hash of its custody chain.",
            this::data),
        Endpoint.post(
            CaseScope.PATH + "/verify",
            "Recompute the custody chain and compare its copies; recorded in it.",
            this::verify),
        Endpoint.get(CaseScope.PATH, "What a case holds and how its runs ended.", this::summary),
        Endpoint.get(
            CaseScope.PATH + "/custody", "Length and hash of the custody chain.", this::custody));
  }

  private record Counted(CaseInfo.Counts counts, Map<String, Long> states) {}

  private void recent(Context request) {
    List<Object> list = new ArrayList<>();
    for (Path path : cases.recent().all()) {
      list.add(
          Map.of(
              "id", Cases.id(path),
              "path", path.toString(),
              "name", String.valueOf(path.getFileName()),
              "there", Files.isRegularFile(new CaseFolder(path).caseDb())));
    }
    request.json(Map.of("cases", list));
  }

  private void open(Context request) {
    OpenCase opened = cases.open(Path.of(Request.field(Request.body(request), "path")));
    request.json(Map.of("id", opened.id()));
  }

  private static Endpoint.Parameter[] with(Endpoint.Parameter first, Endpoint.Parameter[] others) {
    return Stream.concat(Stream.of(first), Stream.of(others)).toArray(Endpoint.Parameter[]::new);
  }

  private void create(Context request) {
    JsonNode body = Request.body(request);
    CaseData data = data(body);
    Path path;
    try {
      path = roots.future(Request.field(body, "path").strip());
    } catch (Roots.Refused e) {
      throw new Problem(HttpStatus.FORBIDDEN, e.getMessage());
    }
    if (new CaseFolder(path).exists()) {
      throw new Problem(
          HttpStatus.CONFLICT, path + ": expected a new folder, found a case; open it instead.");
    }
    CaseFolder folder = CaseFolder.createOrOpen(path);
    String actor = Request.session(request).examiner();
    CustodyChain.open(folder).append(actor, "create-case", Map.of("folder", path.toString()));
    OpenCase opened = cases.open(path);
    opened.reviewing().caseData(actor, data);
    request.json(Map.of("id", opened.id()));
  }

  private void changeData(Context request) {
    OpenCase opened = scope.open(request);
    opened.reviewing().caseData(Request.session(request).examiner(), data(Request.body(request)));
    request.json(opened.review().caseData().values());
  }

  private void data(Context request) {
    OpenCase opened = scope.open(request);
    request.json(
        Map.of(
            "data", opened.review().caseData().values(),
            "custody", CustodyChain.open(opened.folder()).head().toString()));
  }

  private static CaseData data(JsonNode body) {
    return new CaseData(
        Request.optionalField(body, "number"),
        Request.optionalField(body, "title"),
        Request.optionalField(body, "examiner"),
        Request.optionalField(body, "legal_basis"),
        Request.optionalField(body, "zone"),
        Request.optionalField(body, "language"));
  }

  private void verify(Context request) {
    OpenCase opened = scope.open(request);
    CustodyChain chain = CustodyChain.open(opened.folder());
    CustodyReport report = chain.verify(Optional.empty());
    CustodyHead head = report.head();
    if (chain.isWritable()) {
      head =
          chain.append(
              Request.session(request).examiner(),
              "verify-custody",
              Map.of(
                  "result",
                  report.holds() ? "agrees" : "failed",
                  "custody_problems",
                  report.problems()));
    }
    request.json(
        Map.of(
            "holds", report.holds(),
            "problems", report.problems(),
            "checked", report.head().toString(),
            "head", head.toString()));
  }

  private void summary(Context request) throws Exception {
    OpenCase opened = scope.open(request);
    Counted counts =
        opened.remembered(
            "counts", Counted.class, reader -> new Counted(reader.counts(), reader.itemStates()));
    request.json(opened.read(reader -> summary(opened, reader, counts)));
  }

  private static Map<String, Object> summary(OpenCase opened, CaseReader reader, Counted counts) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("id", opened.id());
    summary.put("name", String.valueOf(opened.folder().root().getFileName()));
    summary.put("path", opened.folder().root().toString());
    summary.put("data", opened.review().caseData().values());
    summary.put("counts", counts.counts());
    summary.put("states", counts.states());
    summary.put("evidence", reader.evidence());
    summary.put("file_systems", reader.fileSystems());
    List<Object> runs = new ArrayList<>();
    reader
        .runs()
        .forEach(
            run -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("started", IsoTime.print(run.startedNs()));
              run.endedNs().ifPresent(end -> one.put("ended", IsoTime.print(end)));
              one.put("outcome", run.outcome());
              one.put("host", run.host());
              runs.add(one);
            });
    summary.put("runs", runs);
    summary.put("custody", CustodyChain.open(opened.folder()).head().toString());
    return summary;
  }

  private void custody(Context request) {
    CustodyHead head = CustodyChain.open(scope.open(request).folder()).head();
    request.json(Map.of("length", head.length(), "hash", head.hash()));
  }
}
