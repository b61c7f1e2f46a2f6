package org.dalel.gui.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.Locator;
import org.dalel.casefile.read.CaseInfo;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.view.ViewRow;
import org.dalel.evidence.RunList;
import org.dalel.gui.cases.Cases;

/** Where exactly an item lies on the evidence: for the one who has to find it with another tool. */
public final class ProvenanceEndpoints {
  private static final int MOST_RUNS = 500;

  private final CaseScope scope;

  /** Over the open cases. */
  public ProvenanceEndpoints(Cases cases) {
    this.scope = new CaseScope(cases);
  }

  /** The endpoints. */
  public List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            CaseScope.PATH + "/item/provenance",
            "Evidence, volume, file system and the runs of sectors of an item.",
            this::provenance,
            CaseScope.LOCATOR));
  }

  private void provenance(Context request) throws Exception {
    scope.item(
        request,
        (opened, view, row) -> request.json(opened.read(reader -> provenance(reader, row))));
  }

  private static Map<String, Object> provenance(CaseReader reader, ViewRow row) throws IOException {
    Locator at = row.locator();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("locator", at.toString());
    Optional<CaseInfo.Evidence> evidence =
        reader.evidence().stream().filter(one -> one.label().equals(at.evidence())).findFirst();
    evidence.ifPresent(one -> answer.put("evidence", one));
    Optional<CaseInfo.FileSystem> fileSystem =
        reader.fileSystems().stream()
            .filter(
                fs ->
                    fs.evidence().equals(at.evidence())
                        && fs.start() == at.volumeOffset()
                        && fs.poolVolume().equals(at.poolVolume()))
            .findFirst();
    fileSystem.ifPresent(one -> answer.put("file_system", one));
    reader.volumes().stream()
        .filter(
            volume ->
                volume.evidence().equals(at.evidence())
                    && volume.start() <= at.volumeOffset()
                    && at.volumeOffset() < volume.start() + volume.length())
        .reduce((outer, inner) -> inner)
        .ifPresent(one -> answer.put("volume", one));
    if (evidence.isPresent() && fileSystem.isPresent()) {
      reader
          .runs(row.listed())
          .map(RunList::decode)
          .ifPresent(runs -> put(answer, runs, evidence.get(), fileSystem.get()));
    }
    return answer;
  }

  private static void put(
      Map<String, Object> answer,
      RunList runs,
      CaseInfo.Evidence evidence,
      CaseInfo.FileSystem fs) {
    List<Object> list = new ArrayList<>();
    long sector = Math.max(1, evidence.sectorSize());
    for (RunList.Run run : runs.runs().subList(0, Math.min(MOST_RUNS, runs.runs().size()))) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("kind", run.onDisk() ? "data" : run.filler() ? "unknown" : "sparse");
      one.put("bytes", run.length() * fs.blockSize());
      if (run.onDisk()) {
        long offset = fs.start() + run.block() * fs.blockSize();
        one.put("block", run.block());
        // in a pool blocks are not where the volume's offset says
        if (fs.poolVolume().isEmpty()) {
          one.put("offset", offset);
          one.put("sector", offset / sector);
        }
      }
      list.add(one);
    }
    answer.put("skip", runs.skip());
    answer.put("runs", list);
    answer.put("run_count", runs.runs().size());
  }
}
