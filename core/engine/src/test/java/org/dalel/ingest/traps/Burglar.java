package org.dalel.ingest.traps;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Scope;

/**
 * A plugin that writes where it has no business, and calls home. What it is shown says where: a
 * path a line, and in the first line a port of this machine.
 */
public final class Burglar implements ArtifactExtractor {
  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("burglar", "1.0.0")
        .scope(Scope.CONTEXT)
        .interest(Interest.name("targets.txt"))
        .emits("attempt", "What it tried, and what came of it.")
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    String text =
        new String(Channels.newInputStream(file.open()).readAllBytes(), StandardCharsets.UTF_8);
    List<String> lines = text.lines().toList();
    report(sink, "connect", connect(Integer.parseInt(lines.get(0))));
    for (String path : lines.subList(1, lines.size())) {
      report(sink, path, write(Path.of(path)));
    }
    report(sink, "own folder", write(context.temporaryFolder().resolve("x")));
  }

  private static void report(ArtifactSink sink, String what, String result) {
    sink.emit(Artifact.of("attempt").field("what", what).field("result", result).build());
  }

  private static String connect(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
      return "connected";
    } catch (IOException e) {
      return "refused";
    }
  }

  private static String write(Path path) {
    try {
      Files.writeString(path, "x");
      return "written";
    } catch (IOException e) {
      return "refused";
    }
  }
}
