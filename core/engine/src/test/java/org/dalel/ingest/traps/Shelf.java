package org.dalel.ingest.traps;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dalel.api.ContainerDescription;
import org.dalel.api.ContainerEntry;
import org.dalel.api.ContainerReader;
import org.dalel.api.EntrySink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Interest;
import org.dalel.api.Scope;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;

/**
 * Reads lists of files that lie beside them: a line {@code PATH NAME} for each, {@code PATH NAME
 * PASSWORD} for one whose bytes are turned around and which a password opens. Some lines are traps.
 */
public final class Shelf implements ContainerReader {
  @Override
  public ContainerDescription description() {
    return ContainerDescription.of("shelf", "1.0.0", Interest.name("*.shelf")).scope(Scope.CONTEXT);
  }

  @Override
  public boolean read(EvidenceFile container, ExtractionContext context, EntrySink sink)
      throws Exception {
    String text = new String(bytes(container), StandardCharsets.UTF_8);
    if (!text.startsWith("shelf\n")) {
      return false;
    }
    for (String line : text.substring(6).split("\n")) {
      String[] words = line.split(" ");
      if (words[0].equals("halt")) {
        Runtime.getRuntime().halt(79);
      }
      give(words, container, context, sink);
    }
    return true;
  }

  private static void give(
      String[] words, EvidenceFile container, ExtractionContext context, EntrySink sink)
      throws Exception {
    ContainerEntry entry = ContainerEntry.file(words[0]).build();
    if (words[1].equals("self")) {
      sink.beside(entry, container);
      return;
    }
    Optional<EvidenceFile> there = context.surroundings().sibling(container, words[1]);
    if (there.isEmpty()) {
      sink.unreadable(entry, "expected " + words[1] + " beside the list, found none");
    } else if (words.length == 2) {
      sink.beside(entry, there.get());
    } else {
      Optional<Secret> open =
          context
              .secrets()
              .open(
                  new Secrets.Lock("shelf", Secret.Kind.PASSWORD, Secrets.Effort.LOW),
                  secret -> Optional.of(secret).filter(s -> s.value().equals(words[2])));
      if (open.isPresent()) {
        sink.beside(entry, there.get(), () -> turned(there.get()));
      } else {
        sink.encrypted(entry);
      }
    }
  }

  private static InputStream turned(EvidenceFile file) throws IOException {
    byte[] bytes = bytes(file);
    byte[] turned = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      turned[i] = bytes[bytes.length - 1 - i];
    }
    return new ByteArrayInputStream(turned);
  }

  private static byte[] bytes(EvidenceFile file) throws IOException {
    try (InputStream in = Channels.newInputStream(file.open())) {
      return in.readAllBytes();
    }
  }
}
