package org.dalel.ingest.traps;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Scope;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;

/** A plugin that looks at files and folders where they lie, and at what is beside them. */
public final class Lookout implements ArtifactExtractor {
  /** How a file begins that is looked at wherever it lies. */
  public static final String MAGIC = "DALEL-BEACON";

  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("lookout", "1.0.0")
        .scope(Scope.CONTEXT)
        .interest(Interest.folder("**/vaults"))
        .interest(Interest.name("*.key", "*.locked", "*.place"))
        .interest(Interest.magic(Magic.text(0, MAGIC)))
        .emits("folder", "A folder with what is in it.")
        .emits("beacon", "A file with what is beside it.")
        .emits("vault", "Something locked.")
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    if (file.isFolder()) {
      folder(file, context, sink);
    } else if (file.name().endsWith(".key")) {
      context.secrets().offer(new Secret(Secret.Kind.PASSWORD, text(file).strip(), "a key file"));
    } else if (file.name().endsWith(".locked")) {
      vault(file, context, sink);
    } else if (file.name().equals("crash.place")) {
      Runtime.getRuntime().halt(77);
    } else if (file.name().equals("throw.place")) {
      throw new IllegalStateException("expected nothing, found a trap");
    } else {
      beacon(file, context, sink);
    }
  }

  private static void folder(EvidenceFile file, ExtractionContext context, ArtifactSink sink) {
    List<EvidenceFile> children = context.surroundings().children(file);
    sink.emit(
        Artifact.of("folder")
            .field("names", children.stream().map(EvidenceFile::name).toList())
            .field(
                "deleted",
                children.stream().filter(EvidenceFile::isDeleted).map(EvidenceFile::name).toList())
            .build());
  }

  private static void vault(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    String[] lines = text(file).split("\n");
    Optional<Secret> fitting =
        context
            .secrets()
            .open(
                new Secrets.Lock("vault", Secret.Kind.PASSWORD, Secrets.Effort.LOW),
                secret -> Optional.of(secret).filter(s -> s.value().equals(lines[0])));
    if (fitting.isPresent() && lines.length > 1) {
      context.secrets().offer(new Secret(Secret.Kind.PASSWORD, lines[1], "a vault"));
    }
    sink.emit(
        Artifact.of("vault")
            .field("opened", fitting.isPresent())
            .field("by", fitting.map(Secret::source))
            .build());
  }

  private static void beacon(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    Optional<EvidenceFile> beside = context.surroundings().sibling(file, "BESIDE.txt");
    Path copy = context.copy(file, "copy");
    sink.emit(
        Artifact.of("beacon")
            .field("path", file.path())
            .field("parent", context.surroundings().parent(file).map(EvidenceFile::path))
            .field("beside", beside.isPresent() ? text(beside.get()) : "nothing")
            .field("copied", Files.size(copy))
            .build());
  }

  private static String text(EvidenceFile file) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
    SeekableByteChannel left = file.open(); // closing it is the host's business
    while (bytes.hasRemaining() && left.read(bytes) > 0) {
      // until the end
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }
}
