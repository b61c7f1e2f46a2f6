package org.dalel.ingest;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the supervisor tells a worker process on its standard input.
 *
 * @param caseFolder path of the case
 * @param run row id of the run
 * @param evidence absolute paths to add
 * @param profile how deep to look
 * @param threads worker threads
 * @param digests further digests by name
 * @param hashSets paths of hash sets
 * @param text whether text is kept
 * @param textLimit characters of text kept of one item
 * @param zone declared zone of local times; empty for unknown
 * @param pluginFolders where plugins are found
 * @param pluginCache where plugin zips are unpacked
 * @param suspects items to be tried alone first
 */
record WorkerOrder(
    String caseFolder,
    long run,
    List<String> evidence,
    Profile profile,
    int threads,
    List<String> digests,
    List<String> hashSets,
    boolean text,
    long textLimit,
    String zone,
    List<String> pluginFolders,
    String pluginCache,
    List<Long> suspects) {

  static WorkerOrder of(ProcessRequest request, long run, int threads, List<Long> suspects) {
    return new WorkerOrder(
        request.caseFolder().toAbsolutePath().toString(),
        run,
        request.evidence().stream().map(p -> p.toAbsolutePath().normalize().toString()).toList(),
        request.profile(),
        threads,
        request.digests(),
        request.hashSets().stream().map(p -> p.toAbsolutePath().toString()).toList(),
        request.text(),
        request.textLimit(),
        request.zone().orElse(""),
        request.pluginFolders().stream().map(p -> p.toAbsolutePath().toString()).toList(),
        request.pluginCache().toAbsolutePath().toString(),
        suspects);
  }

  /** The declared zone, if there is one. */
  Optional<ZoneId> clock() {
    return zone.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(zone));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(caseFolder);
    out.writeLong(run);
    writeList(out, evidence);
    out.writeUTF(profile.name());
    out.writeInt(threads);
    writeList(out, digests);
    writeList(out, hashSets);
    out.writeBoolean(text);
    out.writeLong(textLimit);
    out.writeUTF(zone);
    writeList(out, pluginFolders);
    out.writeUTF(pluginCache);
    writeList(out, suspects.stream().map(String::valueOf).toList());
    out.flush();
  }

  /** Waits for an order; empty when the supervisor is gone before it gives one. */
  static Optional<WorkerOrder> await(DataInputStream in) throws IOException {
    try {
      return Optional.of(read(in));
    } catch (EOFException e) {
      return Optional.empty();
    }
  }

  static WorkerOrder read(DataInputStream in) throws IOException {
    return new WorkerOrder(
        in.readUTF(),
        in.readLong(),
        readList(in),
        Profile.valueOf(in.readUTF()),
        in.readInt(),
        readList(in),
        readList(in),
        in.readBoolean(),
        in.readLong(),
        in.readUTF(),
        readList(in),
        in.readUTF(),
        readList(in).stream().map(Long::valueOf).toList());
  }

  private static void writeList(DataOutputStream out, List<String> values) throws IOException {
    out.writeInt(values.size());
    for (String value : values) {
      out.writeUTF(value);
    }
  }

  private static List<String> readList(DataInputStream in) throws IOException {
    int size = in.readInt();
    List<String> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(in.readUTF());
    }
    return List.copyOf(values);
  }
}
