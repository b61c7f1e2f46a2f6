package org.dalel.plugins.wallets.json;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Position;
import org.dalel.api.Secrets;

/** What an extractor says of bytes. */
public record Extracted(List<Artifact> artifacts, List<String> problems) {

  /** Runs an extractor as the engine does, with name and path hidden. */
  public static Extracted by(ArtifactExtractor extractor, byte[] bytes) {
    return by(extractor, bytes, Secrets.NONE);
  }

  /** The same with secrets. */
  public static Extracted by(ArtifactExtractor extractor, byte[] bytes, Secrets secrets) {
    List<Artifact> artifacts = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    ArtifactSink sink =
        new ArtifactSink() {
          @Override
          public void emit(Artifact artifact) {
            if (extractor.description().type(artifact.type()).isEmpty()) {
              throw new IllegalArgumentException("not declared: " + artifact.type());
            }
            artifacts.add(artifact);
          }

          @Override
          public void problem(Position where, String message) {
            problems.add(message);
          }
        };
    try {
      extractor.extract(new Bytes(bytes), new Unhurried(secrets), sink);
    } catch (Exception e) {
      throw new AssertionError(extractor.description().id() + ": expected no exception", e);
    }
    return new Extracted(artifacts, problems);
  }

  /** The bytes of a file of the shared data, unpacked when it is kept packed. */
  public static byte[] bytes(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (!file.toString().endsWith(".gz")) {
      return bytes;
    }
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }

  /** The artifacts of one type. */
  public List<Artifact> of(String type) {
    return artifacts.stream().filter(artifact -> artifact.type().equals(type)).toList();
  }

  /** A field of all artifacts of one type. */
  public List<Object> values(String type, String field) {
    return of(type).stream()
        .map(artifact -> artifact.fields().get(field))
        .filter(value -> value != null)
        .toList();
  }

  /** A field of the only artifact of one type. */
  public Object value(String type, String field) {
    List<Artifact> all = of(type);
    if (all.size() != 1) {
      throw new AssertionError("expected one " + type + ", found " + all);
    }
    return all.get(0).fields().get(field);
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

  private record Bytes(byte[] content) implements EvidenceFile {

    @Override
    public String name() {
      return "";
    }

    @Override
    public String path() {
      return "";
    }

    @Override
    public long size() {
      return content.length;
    }

    @Override
    public String mediaType() {
      return "application/octet-stream";
    }

    @Override
    public SeekableByteChannel open() {
      return new BytesChannel(content);
    }

    @Override
    public Optional<CharSequence> text() {
      return Optional.empty();
    }
  }
}
