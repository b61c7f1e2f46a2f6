package org.dalel.gui.api;

import io.javalin.http.Context;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.read.CaseInfo;
import org.dalel.casefile.read.CaseReader;
import org.dalel.custody.CustodyChain;
import org.dalel.custody.CustodyHead;
import org.dalel.export.IsoTime;
import org.dalel.gui.cases.Cases;
import org.dalel.gui.cases.OpenCase;

/** Cases: recent ones, opening, what one holds. */
public final class CaseEndpoints {
  private final Cases cases;
  private final CaseScope scope;

  /** Over the open cases. */
  public CaseEndpoints(Cases cases) {
    this.cases = cases;
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
        Endpoint.get(CaseScope.PATH, "What a case holds and how its runs ended.", this::summary),
        Endpoint.get(
            CaseScope.PATH + "/custody", "Length and hash of the custody chain.", this::custody));
  }

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

  private void summary(Context request) throws Exception {
    OpenCase opened = scope.open(request);
    CaseInfo.Counts counts = opened.counts();
    request.json(opened.read(reader -> summary(opened, reader, counts)));
  }

  private static Map<String, Object> summary(
      OpenCase opened, CaseReader reader, CaseInfo.Counts counts) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("id", opened.id());
    summary.put("name", String.valueOf(opened.folder().root().getFileName()));
    summary.put("path", opened.folder().root().toString());
    summary.put("counts", counts);
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
