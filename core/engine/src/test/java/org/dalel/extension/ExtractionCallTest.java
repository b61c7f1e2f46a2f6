package org.dalel.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractionCallTest {

  private static final ExtractionLimits LIMITS = new ExtractionLimits(10, 100, 500);

  @FunctionalInterface
  private interface Body {
    void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink) throws Exception;
  }

  private record Scripted(Scope scope, Body body) implements ArtifactExtractor {
    @Override
    public ExtractorDescription description() {
      return ExtractorDescription.of("scripted", "1.2.3")
          .scope(scope)
          .interest(Interest.anyText())
          .emits("finding", "What the test found.")
          .build();
    }

    @Override
    public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
        throws Exception {
      body.extract(file, context, sink);
    }
  }

  @Test
  void keepsWhatCameBeforeAnException() {
    Extraction extraction =
        run(
            (file, context, sink) -> {
              sink.emit(finding(1));
              throw new IOException("expected a page at 0x1f40,\nfound the end");
            });

    assertThat(extraction.artifacts()).hasSize(1);
    ExtractionFailure failure = extraction.failure().orElseThrow();
    assertThat(failure.kind()).isEqualTo(ExtractionFailure.Kind.ERROR);
    assertThat(failure.plugin()).isEqualTo("built-in");
    assertThat(failure.pluginVersion()).isEqualTo("1.2.3");
    assertThat(failure.message())
        .startsWith("IOException: expected a page at 0x1f40, found the end (at ExtractionCallTest");
  }

  @Test
  void survivesDeepRecursionAndMissingClasses() {
    assertThat(failure((file, context, sink) -> recurse(1)).message())
        .isEqualTo("StackOverflowError");
    assertThat(
            failure(
                    (file, context, sink) -> {
                      throw new NoClassDefFoundError("lib/Missing");
                    })
                .message())
        .contains("lib/Missing");
  }

  @Test
  void letsOutOfMemoryPass() {
    Body body =
        (file, context, sink) -> {
          throw new OutOfMemoryError("Java heap space");
        };
    assertThatThrownBy(() -> run(body)).isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void refusesUndeclaredTypesAndTooMuch() {
    assertThat(failure((f, c, sink) -> sink.emit(Artifact.of("other").build())))
        .satisfies(
            failure -> {
              assertThat(failure.kind()).isEqualTo(ExtractionFailure.Kind.CONTRACT);
              assertThat(failure.message())
                  .isEqualTo("emitted an artifact of type 'other', which it did not declare");
            });
    Extraction many =
        run(
            (f, c, sink) -> {
              for (int i = 0; i < 11; i++) {
                sink.emit(finding(i));
              }
            });
    assertThat(many.artifacts()).hasSize(10);
    assertThat(many.failure().orElseThrow().kind()).isEqualTo(ExtractionFailure.Kind.LIMIT);
    assertThat(
            failure(
                    (f, c, sink) ->
                        sink.emit(Artifact.of("finding").field("x", "y".repeat(101)).build()))
                .kind())
        .isEqualTo(ExtractionFailure.Kind.LIMIT);
  }

  @Test
  void refusesWhatIsEmittedAfterTheCall() {
    List<ArtifactSink> kept = new ArrayList<>();
    run((f, c, sink) -> kept.add(sink));

    assertThatThrownBy(() -> kept.get(0).emit(finding(1))).hasMessageContaining("outside its call");
  }

  @Test
  void ordersArtifactsAndProblemsWhateverTheOrderOfEmission() {
    Extraction extraction =
        run(
            (f, c, sink) -> {
              sink.emit(Artifact.of("finding").field("b", 2).atByte(9).build());
              sink.problem(new Position.ByteOffset(7), "expected x, found\ny");
              sink.emit(Artifact.of("finding").field("b", 1).atByte(9).build());
              sink.problem(new Position.ByteOffset(3), "expected a, found b");
              sink.emit(finding(1));
            });

    assertThat(extraction.artifacts())
        .extracting(a -> a.position().printed() + a.fields())
        .containsExactly("byte 0x1{}", "byte 0x9{b=1}", "byte 0x9{b=2}");
    assertThat(extraction.problems())
        .extracting(p -> p.where().printed() + " " + p.message())
        .containsExactly("byte 0x3 expected a, found b", "byte 0x7 expected x, found y");
    assertThat(extraction.failure()).isEmpty();
  }

  @Test
  void tellsCancellationFromErrorAndKeepsTheInterrupt() {
    ExtensionHost host = host(Scope.CONTENT, (f, context, sink) -> context.checkpoint());
    assertThat(kindOf(host.extract(host.extractors().get(0), Lent.text(""), Lent.context(true))))
        .isEqualTo(ExtractionFailure.Kind.CANCELLED);

    Extraction interrupted =
        run(
            (f, c, s) -> {
              throw new InterruptedException();
            });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(kindOf(interrupted)).isEqualTo(ExtractionFailure.Kind.CANCELLED);
  }

  @Test
  void closesLeakedChannelsAndRefusesToWrite(@TempDir Path temp) throws IOException {
    Path content = Files.writeString(temp.resolve("x"), "evidence");
    Lent.TestFile file = new Lent.TestFile(content, "");
    ExtensionHost host =
        host(
            Scope.CONTENT,
            (lent, context, sink) -> {
              SeekableByteChannel channel = lent.open();
              assertThat(channel.size()).isEqualTo(8);
              assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1)))
                  .isInstanceOf(NonWritableChannelException.class);
              assertThatThrownBy(() -> channel.truncate(0))
                  .isInstanceOf(NonWritableChannelException.class);
            });

    assertThat(host.extract(host.extractors().get(0), file, Lent.context(false)).failure())
        .isEmpty();
    assertThat(file.opened()).singleElement().matches(channel -> !channel.isOpen());
  }

  @Test
  void hidesThePlaceFromContentScopedExtractors() {
    List<String> seen = new ArrayList<>();
    Body look = (file, context, sink) -> seen.add(file.name() + "|" + file.path());
    for (Scope scope : Scope.values()) {
      ExtensionHost host = host(scope, look);
      host.extract(host.extractors().get(0), Lent.text(""), Lent.context(false));
    }
    assertThat(seen).containsExactly("|", "note.txt|/home/aida/note.txt");
  }

  private static Artifact finding(long at) {
    return Artifact.of("finding").atByte(at).build();
  }

  private static int recurse(int depth) {
    return recurse(depth + 1) + 1;
  }

  private static ExtractionFailure.Kind kindOf(Extraction extraction) {
    return extraction.failure().orElseThrow().kind();
  }

  private static ExtractionFailure failure(Body body) {
    return run(body).failure().orElseThrow();
  }

  /** An extractor whose artifacts are handed on in parts. */
  private abstract static class Bulk implements ArtifactExtractor {
    @Override
    public ExtractorDescription description() {
      return ExtractorDescription.of("bulk", "1.0.0")
          .scope(Scope.CONTEXT)
          .interest(Interest.anyText())
          .emits("finding", "What the test found.")
          .bulk()
          .build();
    }
  }

  @Test
  void refusesAListOfRowsToABulkExtractorWhosePartsWouldLeaveItBehind() {
    ArtifactExtractor bulk =
        new Bulk() {
          @Override
          public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink) {
            sink.emit(finding(1));
            sink.rows();
          }
        };
    ExtensionHost host = ExtensionHost.of(LIMITS, List.of(() -> bulk));

    Extraction extraction =
        host.extract(host.extractors().get(0), Lent.text("x"), Lent.context(false));

    assertThat(extraction.artifacts()).hasSize(1);
    assertThat(extraction.failure().orElseThrow().kind())
        .isEqualTo(ExtractionFailure.Kind.CONTRACT);
    assertThat(extraction.failure().orElseThrow().message()).contains("list of rows");
  }

  @Test
  void handsOnWhatABulkExtractorEmitsInParts() {
    int all = BoundedSink.PART * 2 + 5;
    ArtifactExtractor bulk =
        new Bulk() {
          @Override
          public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink) {
            for (int i = all; i > 0; i--) {
              sink.emit(finding(i));
            }
          }
        };
    ExtensionHost host = ExtensionHost.of(new ExtractionLimits(10, 100, 500), List.of(() -> bulk));
    List<List<Artifact>> parts = new ArrayList<>();
    HostContext context =
        new HostContext() {
          @Override
          public Duration timeLeft() {
            return Duration.ofMinutes(1);
          }

          @Override
          public boolean isCancelled() {
            return false;
          }

          @Override
          public Optional<Consumer<List<Artifact>>> parts() {
            return Optional.of(parts::add);
          }
        };

    Extraction extraction = host.extract(host.extractors().get(0), Lent.text("x"), context);

    assertThat(extraction.failure()).isEmpty();
    assertThat(parts).hasSize(2).allMatch(part -> part.size() == BoundedSink.PART);
    assertThat(extraction.artifacts()).hasSize(5);
    assertThat(parts.get(0)).isSortedAccordingTo(ArtifactOrder.ARTIFACT);
    Extraction whole = host.extract(host.extractors().get(0), Lent.text("x"), Lent.context(false));
    assertThat(whole.artifacts())
        .as("without somebody who takes parts the limits hold")
        .hasSize(10);
    assertThat(whole.failure().orElseThrow().kind()).isEqualTo(ExtractionFailure.Kind.LIMIT);
  }

  private static Extraction run(Body body) {
    ExtensionHost host = host(Scope.CONTENT, body);
    return host.extract(host.extractors().get(0), Lent.text("x"), Lent.context(false));
  }

  private static ExtensionHost host(Scope scope, Body body) {
    return ExtensionHost.of(LIMITS, List.of(() -> new Scripted(scope, body)));
  }
}
