package org.dalel.ingest.traps;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Scope;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;

/**
 * A plugin that finds so much in a file that it is handed on in parts, slowly. The file has a word
 * in a line: {@code calm} or {@code halt}, which ends the worker before the extraction does; after
 * that, if it is locked, its password.
 */
public final class Flood implements ArtifactExtractor {
  /** How many artifacts come of a file: many parts, twice a pause between them, and a rest. */
  public static final int DROPS = 8_200;

  private static final int PAUSE_EVERY = 4_096;

  /**
   * An extractor that is slow: two pauses are twice the longest time after which a writer without
   * work commits, so that parts are seen in the case before the end. Nothing is decided by it:
   * tests act when they see parts, and fail when they saw none.
   */
  private static final int PAUSE_MILLIS = 1_000;

  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("flood", "1.0.0")
        .scope(Scope.CONTEXT)
        .interest(Interest.name("*.flood"))
        .emits("drop", "One of many.")
        .bulk()
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    String[] lines = text(file).split("\n");
    boolean open = lines.length == 1 || open(context, lines[1]);
    for (int i = 0; i < DROPS; i++) {
      sink.emit(Artifact.of("drop").field("open", open).atRecord("drop", i).build());
      if ((i + 1) % PAUSE_EVERY == 0) {
        context.checkpoint();
        Thread.sleep(PAUSE_MILLIS);
      }
    }
    if (lines[0].equals("halt") && open) {
      Runtime.getRuntime().halt(77);
    }
  }

  private static boolean open(ExtractionContext context, String password) throws Exception {
    Optional<String> fitting =
        context
            .secrets()
            .open(
                new Secrets.Lock("flood", Secret.Kind.PASSWORD, Secrets.Effort.LOW),
                secret -> Optional.of(secret.value()).filter(password::equals));
    return fitting.isPresent();
  }

  private static String text(EvidenceFile file) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
    try (SeekableByteChannel channel = file.open()) {
      while (bytes.hasRemaining() && channel.read(bytes) > 0) {
        // until the end
      }
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }
}
