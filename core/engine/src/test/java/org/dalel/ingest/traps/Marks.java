package org.dalel.ingest.traps;

import java.util.Map;
import java.util.TreeMap;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ByteHit;
import org.dalel.api.BytePattern;
import org.dalel.api.Position;
import org.dalel.api.ScanContext;
import org.dalel.api.ScannerDescription;
import org.dalel.api.TextRun;
import org.dalel.api.TextScanner;
import org.dalel.api.TokenHit;
import org.dalel.api.TokenPattern;

/**
 * A scanner of marks: tokens that begin with {@code mark}, words behind {@code say:} in text, and
 * four bytes that nobody else has. One artifact for each distinct one.
 */
public final class Marks implements TextScanner {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

  private final Map<String, Found> found = new TreeMap<>();

  private record Found(String kind, String how, Position first, int count) {}

  @Override
  public ScannerDescription description() {
    return ScannerDescription.of("marks", "1.0.0")
        .tokens(TokenPattern.of("mark", LETTERS, 20, 24).startingWith("mark"))
        .text(12)
        .bytes(new BytePattern("fe c0 ff ee 01", 0, 4))
        .emits("mark", "A mark that a test has planted.")
        .build();
  }

  @Override
  public void token(TokenHit hit, ScanContext context, ArtifactSink sink) {
    add(hit.text(), "token", hit.encoding().name(), hit.position());
  }

  @Override
  public void text(TextRun run, ScanContext context, ArtifactSink sink) {
    int at = run.text().indexOf("say:", run.from());
    while (at >= 0 && run.owns(at)) {
      int end = at + 4;
      while (end < run.text().length() && Character.isLetter(run.text().charAt(end))) {
        end++;
      }
      add(run.text().substring(at, end), "text", run.encoding().name(), run.position(at));
      at = run.text().indexOf("say:", end);
    }
  }

  @Override
  public void bytes(ByteHit hit, ScanContext context, ArtifactSink sink) {
    add(
        "number " + hit.data()[hit.at() + 5],
        "bytes",
        "none",
        new Position.ByteOffset(hit.offset()));
  }

  @Override
  public void finish(ScanContext context, ArtifactSink sink) {
    found.forEach(
        (value, one) ->
            sink.emit(
                Artifact.of("mark")
                    .field("value", value)
                    .field("kind", one.kind())
                    .field("encoding", one.how())
                    .field("place", context.place().name())
                    .field("count", one.count())
                    .at(one.first())
                    .build()));
  }

  private void add(String value, String kind, String how, Position at) {
    found.merge(
        value,
        new Found(kind, how, at, 1),
        (old, next) -> new Found(old.kind(), old.how(), old.first(), old.count() + 1));
  }
}
