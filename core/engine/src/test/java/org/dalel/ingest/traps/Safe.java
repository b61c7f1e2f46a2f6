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
import org.dalel.api.Magic;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;

/** A plugin that reads a locked content, wherever it lies. */
public final class Safe implements ArtifactExtractor {
  /** How a safe begins; then its password. */
  public static final String MAGIC = "DALEL-SAFE ";

  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("safe", "1.0.0")
        .interest(Interest.magic(Magic.text(0, MAGIC)))
        .emits("safe", "A safe, open or locked.")
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
    try (SeekableByteChannel channel = file.open()) {
      while (bytes.hasRemaining() && channel.read(bytes) > 0) {
        // until the end
      }
    }
    String text = new String(bytes.array(), StandardCharsets.UTF_8).strip();
    Optional<String> inside =
        context
            .secrets()
            .open(
                new Secrets.Lock("safe", Secret.Kind.PASSWORD, Secrets.Effort.MEDIUM),
                secret ->
                    text.equals(MAGIC + secret.value()) ? Optional.of("gold") : Optional.empty());
    sink.emit(Artifact.of("safe").field("inside", inside.orElse("locked")).build());
  }
}
