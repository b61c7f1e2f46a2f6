package org.dalel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.dalel.api.ContainerDescription;
import org.dalel.api.ContainerEntry;
import org.dalel.api.ContainerReader;
import org.dalel.api.EntrySink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionCancelledException;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Position;
import org.dalel.testkit.ReadEntry.State;
import org.junit.jupiter.api.Test;

class ReaderRunTest {
  private static final byte[] SAMPLE = "BOX some stored text".getBytes(StandardCharsets.UTF_8);

  /** A reader that does what a test says. */
  private record Scripted(Script script) implements ContainerReader {
    @FunctionalInterface
    interface Script {
      boolean read(EvidenceFile file, ExtractionContext context, EntrySink sink) throws Exception;
    }

    @Override
    public ContainerDescription description() {
      return ContainerDescription.of(
          "box", "1.0.0", Interest.magic(Magic.text(0, "BOX")).or(Interest.name("*.box")));
    }

    @Override
    public boolean read(EvidenceFile file, ExtractionContext context, EntrySink sink)
        throws Exception {
      return script.read(file, context, sink);
    }
  }

  private static ReadContainer run(Scripted.Script script) {
    return ReaderRun.of(new Scripted(script)).on(SAMPLE);
  }

  @Test
  void takesEntriesAsTheEngineWould() {
    Instant time = Instant.parse("2026-01-02T03:04:05Z");
    ReadContainer found =
        run(
            (file, context, sink) -> {
              assertThat(file.name()).isEmpty();
              sink.bare(ContainerEntry.folder("dir/").modified(time).build());
              sink.stored(ContainerEntry.file("dir/stored").build(), 4, 4);
              sink.stored(ContainerEntry.file("cut").build(), 16, 100);
              sink.file(
                  ContainerEntry.file("torn").build(),
                  () -> {
                    throw new IOException("expected bytes, found none");
                  });
              sink.file(
                  ContainerEntry.file("sum").crc32(1).build(),
                  () -> new ByteArrayInputStream(new byte[] {1, 2}));
              sink.encrypted(ContainerEntry.file("locked").build());
              sink.unreadable(ContainerEntry.file("lost").build(), "expected it, found nothing");
              sink.problem(new Position.ByteOffset(16), "expected an end, found none");
              return true;
            });
    assertThat(found.paths())
        .containsExactly("dir", "dir/stored", "cut", "torn", "sum", "locked", "lost");
    assertThat(found.only("dir").entry().modified()).contains(time);
    assertThat(found.only("dir/stored").text()).isEqualTo("some");
    assertThat(found.only("cut").state()).isEqualTo(State.PARTIAL);
    assertThat(found.only("cut").text()).isEqualTo("text");
    assertThat(found.only("torn").why()).contains("expected bytes, found none");
    assertThat(found.only("sum").why().orElseThrow()).contains("CRC-32");
    assertThat(found.only("locked").state()).isEqualTo(State.ENCRYPTED);
    assertThat(found.only("lost").state()).isEqualTo(State.UNREADABLE);
    assertThat(found.problems()).containsExactly("byte 0x10: expected an end, found none");
  }

  @Test
  void failsWhenEntriesDependOnWhatWasRead() {
    assertThatThrownBy(
            () ->
                run(
                    (file, context, sink) -> {
                      boolean[] asked = new boolean[1];
                      sink.file(
                          ContainerEntry.file("a").build(),
                          () -> {
                            asked[0] = true;
                            return new ByteArrayInputStream(new byte[0]);
                          });
                      if (asked[0]) {
                        sink.bare(ContainerEntry.folder("b").build());
                      }
                      return true;
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected the same entries when their contents are not asked for");
  }

  @Test
  void failsForWhatTheEngineRefusesAndForExceptions() {
    assertThatThrownBy(
            () ->
                run(
                    (file, context, sink) -> {
                      sink.bare(ContainerEntry.file("a").build());
                      return true;
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("others by bare()");
    assertThatThrownBy(
            () ->
                run(
                    (file, context, sink) -> {
                      sink.bare(ContainerEntry.folder("a").build());
                      return false;
                    }))
        .hasMessageContaining("expected no entries of what is not its own");
    assertThatThrownBy(
            () ->
                run(
                    (file, context, sink) -> {
                      throw new IOException("header: expected 4 bytes, found 0");
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("header: expected 4 bytes");
  }

  @Test
  void lendsATimeThatIsOverAndKnowsTheInterest() {
    Scripted reader =
        new Scripted(
            (file, context, sink) -> {
              context.checkpoint();
              return true;
            });
    assertThatThrownBy(() -> ReaderRun.of(reader).cancelled().on(SAMPLE))
        .isInstanceOf(ExtractionCancelledException.class);
    assertThat(ReaderRun.wants(reader, "x.bin", "application/octet-stream", SAMPLE)).isTrue();
    assertThat(ReaderRun.wants(reader, "x.box", "application/octet-stream", new byte[0])).isTrue();
    assertThat(ReaderRun.wants(reader, "x.bin", "application/octet-stream", new byte[4])).isFalse();
    assertThat(List.of(ReaderRun.of(reader).on(SAMPLE).mine())).containsExactly(true);
  }
}
