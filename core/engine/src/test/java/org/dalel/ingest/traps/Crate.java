package org.dalel.ingest.traps;

import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.dalel.api.ContainerDescription;
import org.dalel.api.ContainerEntry;
import org.dalel.api.ContainerReader;
import org.dalel.api.EntrySink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Position;

/**
 * Reads crates: {@code DALEL-CRATE\n}, then a line {@code PATH LENGTH\n} and the bytes for each
 * entry. Some lines are traps.
 */
public final class Crate implements ContainerReader {
  public static final String MAGIC = "DALEL-CRATE\n";

  @Override
  public ContainerDescription description() {
    return ContainerDescription.of(
        "crate", "1.0.0", Interest.magic(Magic.text(0, MAGIC)).or(Interest.name("*.crate")));
  }

  @Override
  public boolean read(EvidenceFile container, ExtractionContext context, EntrySink sink)
      throws Exception {
    byte[] all = Channels.newInputStream(container.open()).readAllBytes();
    int at = MAGIC.length();
    if (!new String(all, StandardCharsets.UTF_8).startsWith(MAGIC)) {
      if (!new String(all, StandardCharsets.UTF_8).startsWith("old ")) {
        return false;
      }
      at = 4;
    }
    if (!container.name().isEmpty()) {
      throw new IllegalStateException("a reader sees a name");
    }
    while (at < all.length) {
      context.checkpoint();
      int line = at;
      while (all[line] != '\n') {
        line++;
      }
      String[] words = new String(all, at, line - at, StandardCharsets.UTF_8).split(" ");
      int length = Integer.parseInt(words[1]);
      give(words[0], line + 1, length, all, sink);
      at = line + 1 + length;
    }
    return true;
  }

  private static void give(String path, int from, int length, byte[] all, EntrySink sink)
      throws Exception {
    ContainerEntry.Builder entry =
        ContainerEntry.file(path).modified(Instant.parse("2026-01-02T03:04:05Z")).mode(0640);
    switch (path) {
      case "halt" -> Runtime.getRuntime().halt(78);
      case "deep" -> give(path, from, length, all, sink);
      case "throw" -> throw new java.io.IOException("entry: expected none, found a trap");
      case "thread" ->
          new Thread(() -> sink.problem(new Position.WholeItem(), "from elsewhere")).start();
      case "problem" -> sink.problem(new Position.ByteOffset(from), "expected sense, found none");
      case "locked" -> sink.encrypted(entry.build());
      case "folder" -> sink.bare(ContainerEntry.folder("made/").owner(1, 2).build());
      case "wrong" -> sink.bare(entry.build());
      case "torn" ->
          sink.file(
              entry.build(),
              () -> {
                throw new IllegalStateException("no bytes to be had");
              });
      default -> {
        if (path.startsWith("packed")) {
          sink.file(entry.build(), () -> new java.io.ByteArrayInputStream(all, from, length));
        } else {
          sink.stored(entry.build(), from, length);
        }
      }
    }
  }
}
