package org.dalel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ByteHit;
import org.dalel.api.BytePattern;
import org.dalel.api.Position;
import org.dalel.api.ScanContext;
import org.dalel.api.ScanPlace;
import org.dalel.api.ScannerDescription;
import org.dalel.api.TextRun;
import org.dalel.api.TextScanner;
import org.dalel.api.TokenHit;
import org.dalel.api.TokenPattern;
import org.junit.jupiter.api.Test;

class ScannerRunTest {

  /** Emits all that it is given. */
  private static final class Echo implements TextScanner {
    @Override
    public ScannerDescription description() {
      return ScannerDescription.of("echo", "1.0.0")
          .in(ScanPlace.TEXT, ScanPlace.FREE)
          .tokens(TokenPattern.of("digits", "0123456789", 16, 20))
          .text(8)
          .bytes(new BytePattern("ca fe ba be", 1, 2))
          .emits("heard", "What came to it.")
          .build();
    }

    @Override
    public void token(TokenHit hit, ScanContext context, ArtifactSink sink) {
      emit(sink, "token " + hit.before() + "[" + hit.text() + "]" + hit.after(), hit.position());
    }

    @Override
    public void text(TextRun run, ScanContext context, ArtifactSink sink) {
      emit(sink, "text " + run.encoding() + " " + run.text(), run.position(run.from()));
    }

    @Override
    public void bytes(ByteHit hit, ScanContext context, ArtifactSink sink) {
      emit(
          sink,
          "bytes " + hit.at() + " of " + hit.data().length,
          new Position.ByteOffset(hit.offset()));
    }

    @Override
    public void finish(ScanContext context, ArtifactSink sink) {
      emit(
          sink,
          "end in " + context.place() + " " + context.file().isPresent(),
          new Position.WholeItem());
    }

    private static void emit(ArtifactSink sink, String what, Position at) {
      sink.emit(Artifact.of("heard").field("what", what + " at " + at.printed()).build());
    }
  }

  @Test
  void handsOverWhatStandsInADecodedText() {
    assertThat(ScannerRun.of(Echo::new).onText("№ 1234567812345678.").values("heard", "what"))
        .containsExactly(
            "token ??? [1234567812345678]. at text 2",
            "text DECODED № 1234567812345678. at text 0",
            "end in TEXT true at item");
  }

  @Test
  void handsOverWhatStandsInFreeSpace() {
    byte[] bytes =
        "\0\0short\0\u00ca\u00fe\u00ba\u00be\1\2\3\0long enough\0"
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(ScannerRun.of(Echo::new).onFreeSpace(bytes).values("heard", "what"))
        .containsExactly(
            "text UTF_8 long enough at byte 0x10",
            "bytes 1 of 7 at byte 0x8",
            "end in FREE false at item");
  }

  @Test
  void callsNobodyWhereHeIsNotAtWorkOrThereIsNothing() {
    byte[] bytes = "long enough".getBytes(StandardCharsets.US_ASCII);
    assertThat(ScannerRun.of(Echo::new).on(bytes).all()).isEmpty();
    assertThat(ScannerRun.of(Echo::new).onFreeSpace(new byte[100]).all()).isEmpty();
  }

  @Test
  void refusesADescriptionThatAsksForNothingOrTooMuch() {
    assertThatThrownBy(
            () -> ScannerDescription.of("idle", "1.0.0").emits("heard", "What came to it.").build())
        .hasMessageContaining("expected tokens, text or bytes");
    assertThatThrownBy(
            () ->
                ScannerDescription.of("a", "1.0.0")
                    .text(3)
                    .emits("heard", "What came to it.")
                    .build())
        .hasMessageContaining("at least 8 characters");
    assertThatThrownBy(() -> new BytePattern("01 02", 0, 0)).hasMessageContaining("4 to 64 bytes");
    assertThatThrownBy(() -> TokenPattern.of("a", "ab", 4, 8))
        .hasMessageContaining("length from 16");
    assertThatThrownBy(() -> TokenPattern.of("a", "ab", 16, 18).startingWith("abc"))
        .hasMessageContaining("prefix 'abc'");
  }
}
