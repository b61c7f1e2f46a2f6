package org.dalel.plugins.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Identifier;
import org.dalel.api.Position;
import org.junit.jupiter.api.Test;

class TextIdentifiersTest {

  @Test
  void givesOneArtifactForEachDistinctIdentifierWithItsOffsets() {
    List<Artifact> artifacts =
        extract("Aida@mail.kz +7 701 234 56 78 aida@MAIL.kz 8 (701) 234-56-78");

    assertThat(artifacts)
        .extracting(Artifact::type)
        .containsExactly("email-address", "phone-number");
    Artifact mail = artifacts.get(0);
    assertThat(mail.fields())
        .containsEntry("value", "aida@mail.kz")
        .containsEntry("written", "Aida@mail.kz")
        .containsEntry("domain", "mail.kz")
        .containsEntry("occurrences", 2L)
        .containsEntry("offsets", List.of(0L, 30L));
    assertThat(mail.position()).isEqualTo(new Position.TextOffset(0));
    assertThat(mail.identifiers())
        .containsExactly(
            Identifier.mentioned(Identifier.Kind.EMAIL, "Aida@mail.kz", "aida@mail.kz"));
    assertThat(artifacts.get(1).fields()).containsEntry("occurrences", 2L);
  }

  @Test
  void countsOnAfterTheLastOffsetThatItKeeps() {
    Artifact artifact = extract("a@mail.kz ".repeat(50)).get(0);

    assertThat(artifact.fields())
        .containsEntry("occurrences", 50L)
        .containsEntry("offsets", LongStream.range(0, 20).map(i -> i * 10).boxed().toList());
  }

  @Test
  void findsNothingWhereThereIsNoText() {
    assertThat(extract(null)).isEmpty();
  }

  private static List<Artifact> extract(String text) {
    List<Artifact> artifacts = new ArrayList<>();
    new TextIdentifiers().extract(new TextFile(text), new Unhurried(), new Collector(artifacts));
    return artifacts;
  }

  private record TextFile(String content) implements EvidenceFile {
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
      return 0;
    }

    @Override
    public String mediaType() {
      return "text/plain";
    }

    @Override
    public SeekableByteChannel open() {
      throw new UnsupportedOperationException("only the text is wanted");
    }

    @Override
    public Optional<CharSequence> text() {
      return Optional.ofNullable(content);
    }
  }

  private record Unhurried() implements ExtractionContext {
    @Override
    public Duration timeLeft() {
      return Duration.ofMinutes(1);
    }

    @Override
    public boolean isCancelled() {
      return false;
    }
  }

  private record Collector(List<Artifact> artifacts) implements ArtifactSink {
    @Override
    public void emit(Artifact artifact) {
      artifacts.add(artifact);
    }

    @Override
    public void problem(Position where, String message) {
      throw new AssertionError(message);
    }
  }
}
