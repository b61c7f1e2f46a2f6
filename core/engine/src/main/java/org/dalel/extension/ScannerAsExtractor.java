package org.dalel.extension;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.ScanPlace;
import org.dalel.api.ScannerDescription;
import org.dalel.api.TextScanner;

/**
 * A text scanner alone on one file, in the guise of an extractor: how it is listed, and how it is
 * tried by the conformance check. In a run, scanners are called together by {@link Scan}.
 */
final class ScannerAsExtractor implements ArtifactExtractor {
  private final TextScanner scanner;
  private final ScannerDescription description;

  ScannerAsExtractor(TextScanner scanner) {
    this.scanner = scanner;
    this.description = scanner.description();
  }

  /** A scanner as it is known to the rest of the engine. */
  static ExtractorDescription describe(ScannerDescription scanner) {
    ExtractorDescription.Builder builder =
        ExtractorDescription.of(scanner.id(), scanner.version()).interest(Interest.anyText());
    scanner.types().forEach(type -> builder.emits(type.name(), type.description()));
    return builder.build();
  }

  @Override
  public ExtractorDescription description() {
    return describe(description);
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    Optional<CharSequence> text = file.text();
    ScanPlace place =
        text.isPresent() && description.places().contains(ScanPlace.TEXT)
            ? ScanPlace.TEXT
            : ScanPlace.UNKNOWN;
    LentScan lent = new LentScan(context, place, Optional.of(file));
    ScanPass pass = new ScanPass(List.of(description));
    List<ScanPass.Delivery> hits = new ArrayList<>();
    if (place == ScanPlace.TEXT) {
      pass.text(text.orElseThrow().toString(), (index, hit) -> hits.add(hit));
      deliver(hits, lent, sink);
    } else {
      bytes(file, pass, hits, lent, sink);
    }
    scanner.finish(lent, sink);
  }

  private void bytes(
      EvidenceFile file,
      ScanPass pass,
      List<ScanPass.Delivery> hits,
      LentScan lent,
      ArtifactSink sink)
      throws Exception {
    try (SeekableByteChannel channel = file.open()) {
      ScanWindows windows = new ScanWindows();
      windows.begin(source(channel), 0, file.size(), 0, file.size());
      while (windows.next()) {
        lent.checkpoint();
        pass.window(windows, (index, hit) -> hits.add(hit));
        deliver(hits, lent, sink);
      }
    }
  }

  private static ScanSource source(SeekableByteChannel channel) {
    return (position, target, offset, length) ->
        channel.position(position).read(ByteBuffer.wrap(target, offset, length));
  }

  private void deliver(List<ScanPass.Delivery> hits, LentScan lent, ArtifactSink sink)
      throws Exception {
    for (ScanPass.Delivery hit : hits) {
      hit.to(scanner, lent, sink);
    }
    hits.clear();
  }
}
