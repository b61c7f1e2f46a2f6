package org.dalel.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionCancelledException;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.ScanPlace;
import org.dalel.api.ScannerDescription;
import org.dalel.api.Secret;
import org.dalel.api.Surroundings;
import org.dalel.api.TextScanner;

/**
 * One text scanner, ready to run on a text or on bytes. As in the engine: a fresh instance for each
 * run, which sees what its description asks for and nothing else, and is not called at all where
 * there is nothing of that. An exception fails the test, as in {@link ExtractorRun}.
 *
 * <p>Bytes are scanned in one piece, where the engine takes windows of a mebibyte.
 */
public final class ScannerRun {

  private final Supplier<? extends TextScanner> scanner;
  private final List<Secret> known;

  private ScannerRun(Supplier<? extends TextScanner> scanner, List<Secret> known) {
    this.scanner = scanner;
    this.known = known;
  }

  /** Runs of fresh scanners. */
  public static ScannerRun of(Supplier<? extends TextScanner> scanner) {
    return new ScannerRun(scanner, List.of());
  }

  /** The same with secrets of a case. */
  public ScannerRun secrets(Secret... secrets) {
    return new ScannerRun(scanner, List.of(secrets));
  }

  /** Runs on the decoded text of a document. */
  public Findings onText(String text) {
    TextScanner fresh = scanner.get();
    Content content = Content.of(text.getBytes(StandardCharsets.UTF_8)).withText(text);
    return run(
        fresh,
        ScanPlace.TEXT,
        Optional.of(new SampleFile("", "", "text/plain", content)),
        RawHits.ofText(fresh.description(), text));
  }

  /** Runs on a content of unknown format. */
  public Findings on(byte[] bytes) {
    TextScanner fresh = scanner.get();
    SampleFile file = new SampleFile("", "", "application/octet-stream", Content.of(bytes));
    return run(
        fresh, ScanPlace.UNKNOWN, Optional.of(file), RawHits.ofBytes(fresh.description(), bytes));
  }

  /** Runs on bytes of free space. */
  public Findings onFreeSpace(byte[] bytes) {
    TextScanner fresh = scanner.get();
    return run(
        fresh, ScanPlace.FREE, Optional.empty(), RawHits.ofBytes(fresh.description(), bytes));
  }

  private Findings run(
      TextScanner fresh, ScanPlace place, Optional<SampleFile> file, List<RawHits.Delivery> hits) {
    ScannerDescription description = fresh.description();
    TriedSecrets tried = new TriedSecrets(known);
    CollectingSink sink = new CollectingSink(types(description));
    boolean wanted = description.places().contains(place) && !hits.isEmpty();
    try (OpenChannels channels = new OpenChannels();
        SampleContext context = new SampleContext(Surroundings.NONE, tried, channels, false)) {
      Optional<EvidenceFile> lent = file.map(context::lend);
      SampleScan scan = new SampleScan(context, place, lent);
      for (RawHits.Delivery hit : wanted ? hits : List.<RawHits.Delivery>of()) {
        hit.to(fresh, scan, sink);
      }
      if (wanted) {
        fresh.finish(scan, sink);
      }
    } catch (ExtractionCancelledException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(description.id() + ": expected no exception, found " + e, e);
    }
    sink.requireKept();
    return new Findings(sink.artifacts(), sink.problems(), tried.offered(), tried.attempts());
  }

  private static ExtractorDescription types(ScannerDescription scanner) {
    ExtractorDescription.Builder types =
        ExtractorDescription.of(scanner.id(), scanner.version()).interest(Interest.anyText());
    scanner.types().forEach(type -> types.emits(type.name(), type.description()));
    return types.build();
  }
}
