package org.dalel.plugins.wallets.artifact;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Magic;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.api.Secrets;

/** Runs an extractor on a file as the engine would, and keeps what it says. */
public final class Extraction implements ArtifactSink {

  private final List<Artifact> artifacts = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /** What an extractor makes of a file that meets its interest. */
  public static Extraction of(ArtifactExtractor extractor, Path file) throws Exception {
    return of(extractor, file, Secrets.NONE);
  }

  /** The same with secrets. */
  public static Extraction of(ArtifactExtractor extractor, Path file, Secrets secrets)
      throws Exception {
    Extraction extraction = new Extraction();
    boolean named = extractor.description().scope() == Scope.CONTEXT;
    String name = named ? file.getFileName().toString() : "";
    extractor.extract(new OnDisk(file, name), new Unhurried(secrets), extraction);
    for (Artifact artifact : extraction.artifacts) {
      extractor.description().type(artifact.type()).orElseThrow();
    }
    return extraction;
  }

  /** Whether the bytes are such that the engine would show the file to the extractor. */
  public static boolean wanted(ArtifactExtractor extractor, byte[] head) {
    return extractor.description().interest().magics().stream().anyMatch(m -> has(head, m));
  }

  private static boolean has(byte[] head, Magic magic) {
    byte[] bytes = magic.bytes();
    int at = magic.offset();
    return head.length >= at + bytes.length
        && java.util.Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
  }

  @Override
  public void emit(Artifact artifact) {
    artifacts.add(artifact);
  }

  @Override
  public void problem(Position where, String message) {
    problems.add(where.printed() + ": " + message);
  }

  public List<Artifact> all() {
    return artifacts;
  }

  public List<String> problems() {
    return problems;
  }

  /** The artifacts of a type. */
  public Stream<Artifact> of(WalletType type) {
    return artifacts.stream().filter(artifact -> artifact.type().equals(type.label()));
  }

  /** The only artifact of a type. */
  public Artifact only(WalletType type) {
    List<Artifact> found = of(type).toList();
    if (found.size() != 1) {
      throw new AssertionError("expected one " + type.label() + ", found " + found);
    }
    return found.get(0);
  }

  /** A field of all artifacts of a type. */
  public List<Object> values(WalletType type, String field) {
    return of(type).map(artifact -> artifact.fields().get(field)).toList();
  }

  /** All values of wallet-address identifiers of a type. */
  public List<String> identifiers(WalletType type) {
    return of(type).flatMap(a -> a.identifiers().stream()).map(id -> id.normalised()).toList();
  }

  private record OnDisk(Path file, String name) implements EvidenceFile {
    @Override
    public String path() {
      return "";
    }

    @Override
    public long size() {
      try {
        return Files.size(file);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Override
    public String mediaType() {
      return "application/octet-stream";
    }

    @Override
    public SeekableByteChannel open() throws IOException {
      return FileChannel.open(file);
    }

    @Override
    public Optional<CharSequence> text() {
      return Optional.empty();
    }
  }

  private record Unhurried(Secrets secrets) implements ExtractionContext {
    @Override
    public Duration timeLeft() {
      return Duration.ofMinutes(1);
    }

    @Override
    public boolean isCancelled() {
      return false;
    }
  }
}
