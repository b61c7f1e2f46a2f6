package org.dalel.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.dalel.api.ScanPlace;
import org.dalel.api.Scope;
import org.dalel.content.ContentResult;
import org.dalel.content.ContentSource;
import org.dalel.extension.ExtensionHost;
import org.dalel.extension.LoadedExtractor;
import org.dalel.extension.Scan;
import org.dalel.extension.ScanWindows;

/** Runs the extractors that want to see a content, and the text scanners. */
final class ArtifactFinder {
  private static final int HEAD = 64 * 1024;

  /** Bytes of an unknown content that a run of profile standard can afford to scan. */
  static final long MOST_UNKNOWN = 16 << 20;

  private final RunContext run;
  private final ExtensionHost host;
  private final int slot;
  private final ScanWindows windows = new ScanWindows();

  /** Tells the journal's slot which extractor is at work. */
  ArtifactFinder(RunContext run, int slot) {
    this.run = run;
    this.slot = slot;
    this.host = run.extensions();
  }

  /**
   * What a content gave.
   *
   * @param extracted what the extractors found that want to see it
   * @param wantedBy extractors that want to see, where they lie, all files that begin like it
   */
  record Found(Extracted extracted, List<String> wantedBy) {}

  /** Calls all extractors that want to see the content and are not barred from it. */
  Found find(ContentProcessor.Job job, ContentResult result, Predicate<String> barred)
      throws IOException {
    Extracted extracted = Extracted.nothing();
    if (host.extractors().isEmpty()) {
      return new Found(extracted, List.of());
    }
    ContentSource.Slice head = job.source().head(HEAD);
    ByteBuffer bytes =
        ByteBuffer.wrap(head.array(), head.offset(), head.length()).slice().asReadOnlyBuffer();
    boolean hasText = !result.text().isEmpty();
    boolean read = false;
    for (LoadedExtractor extractor : host.matching(job.type(), "/" + job.name(), bytes, hasText)) {
      String name = extractor.qualifiedId();
      read = true;
      if (extractor.description().scope() == Scope.CONTENT && !barred.test(name)) {
        run.journal().extracting(slot, name);
        ContentFile file =
            new ContentFile(
                job.source(), job.type(), hasText ? Optional.of(result.text()) : Optional.empty());
        extracted.add(host.extract(extractor, file, new Budget()), null);
      }
    }
    List<String> wantedBy =
        host.askingForFirstBytes(bytes).stream().map(LoadedExtractor::qualifiedId).toList();
    if (hasText) {
      scanText(job, result, barred, extracted);
    } else if (!read && wantedBy.isEmpty() && isUnknown(job, result)) {
      scanBytes(job, barred, extracted);
    }
    return new Found(extracted, wantedBy);
  }

  /** Whether there is nobody who knows its format. */
  private static boolean isUnknown(ContentProcessor.Job job, ContentResult result) {
    return job.type().equals("application/octet-stream")
        || result.status() == ContentResult.Status.UNSUPPORTED;
  }

  private void scanText(
      ContentProcessor.Job job,
      ContentResult result,
      Predicate<String> barred,
      Extracted extracted) {
    Scan scan = begin(ScanPlace.TEXT, job, Optional.of(result.text()), barred);
    scan.text(result.text());
    scan.finish().forEach(one -> extracted.add(one, null));
  }

  private void scanBytes(ContentProcessor.Job job, Predicate<String> barred, Extracted extracted)
      throws IOException {
    if (host.scanners(ScanPlace.UNKNOWN).isEmpty()) {
      return;
    }
    long size = job.source().size();
    long end = run.order().profile() == Profile.DEEP ? size : Math.min(size, MOST_UNKNOWN);
    Scan scan = begin(ScanPlace.UNKNOWN, job, Optional.empty(), barred);
    try (SeekableByteChannel channel = job.source().channel()) {
      windows.begin(
          (position, target, offset, length) ->
              channel.position(position).read(ByteBuffer.wrap(target, offset, length)),
          0,
          end,
          0,
          size);
      while (windows.next()) {
        run.journal().alive(slot);
        scan.window(windows);
      }
    }
    scan.finish().forEach(one -> extracted.add(one, null));
  }

  private Scan begin(
      ScanPlace place,
      ContentProcessor.Job job,
      Optional<CharSequence> text,
      Predicate<String> barred) {
    ContentFile file = new ContentFile(job.source(), job.type(), text);
    return host.scanners(place)
        .begin(
            Optional.of(file), new Budget(), barred, name -> run.journal().extracting(slot, name));
  }
}
