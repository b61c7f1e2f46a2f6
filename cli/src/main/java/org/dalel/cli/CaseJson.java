package org.dalel.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.casefile.JsonText;
import org.dalel.casefile.read.CaseInfo;
import org.dalel.casefile.read.CaseReader;
import org.dalel.export.IsoTime;

/** What {@code dalel info --json} prints. */
final class CaseJson {
  private CaseJson() {}

  static Map<String, Object> of(CaseReader reader) {
    Map<String, Object> all = new LinkedHashMap<>();
    List<Object> evidence = new ArrayList<>();
    reader.evidence().forEach(one -> evidence.add(evidence(one)));
    List<Object> volumes = new ArrayList<>();
    reader.volumes().forEach(one -> volumes.add(volume(one)));
    List<Object> systems = new ArrayList<>();
    reader.fileSystems().forEach(one -> systems.add(fileSystem(one)));
    List<Object> runs = new ArrayList<>();
    reader.runs().forEach(one -> runs.add(run(one)));
    all.put("evidence", evidence);
    all.put("volumes", volumes);
    all.put("file_systems", systems);
    all.put("counts", counts(reader.counts()));
    all.put("runs", runs);
    return all;
  }

  private static Map<String, Object> evidence(CaseInfo.Evidence one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("label", one.label());
    json.put("kind", one.kind());
    json.put("format", one.format());
    json.put("source", one.source());
    json.put("segments", new JsonText.Raw(one.segments()));
    json.put("size", one.size());
    json.put("sector_size", one.sectorSize());
    json.put("acquisition", new JsonText.Raw(one.acquisition()));
    json.put("added", IsoTime.print(one.addedNs()));
    json.put("status", one.status());
    json.put("why", one.why());
    json.put("digests", new JsonText.Raw(one.digests()));
    json.put("stored_digests", new JsonText.Raw(one.storedDigests()));
    json.put("digest_state", one.digestState());
    return json;
  }

  static Map<String, Object> volume(CaseInfo.Volume one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("evidence", one.evidence());
    json.put("start", one.start());
    json.put("length", one.length());
    json.put("scheme", one.scheme());
    json.put("description", one.description());
    json.put("kind", one.kind());
    json.put("status", one.status());
    json.put("why", one.why());
    return json;
  }

  static Map<String, Object> fileSystem(CaseInfo.FileSystem one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("evidence", one.evidence());
    json.put("start", one.start());
    json.put("pool_volume", one.poolVolume());
    json.put("type", one.type());
    json.put("label", one.label());
    json.put("identity", one.identity());
    json.put("block_size", one.blockSize());
    json.put("block_count", one.blockCount());
    json.put("allocated_bytes", one.allocatedBytes());
    json.put("unallocated_bytes", one.unallocatedBytes());
    json.put("status", one.status());
    json.put("why", one.why());
    return json;
  }

  private static Map<String, Object> run(CaseInfo.Run one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("started", IsoTime.print(one.startedNs()));
    json.put("ended", one.endedNs().isPresent() ? IsoTime.print(one.endedNs()) : null);
    json.put("outcome", one.outcome());
    json.put("versions", new JsonText.Raw(one.versions()));
    json.put("settings", new JsonText.Raw(one.settings()));
    json.put("host", one.host());
    return json;
  }

  private static Map<String, Object> counts(CaseInfo.Counts counts) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("items", counts.items());
    json.put("finished", counts.finished());
    json.put("deleted", counts.deleted());
    json.put("contents", counts.contents());
    json.put("embedded", counts.embedded());
    json.put("artifacts", counts.artifacts());
    json.put("failures", counts.failures());
    json.put("bytes_read", counts.bytesRead());
    return json;
  }
}
