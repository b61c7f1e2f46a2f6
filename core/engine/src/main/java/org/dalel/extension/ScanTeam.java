package org.dalel.extension;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ScanPlace;
import org.dalel.api.WordRow;

/**
 * The text scanners of all plugins that are at work in one place, compiled into one pass.
 * Thread-safe.
 */
public final class ScanTeam {
  private final ScanPlace place;
  private final List<LoadedScanner> scanners;
  private final Optional<ScanPass> pass;
  private final ExtractionLimits limits;

  private ScanTeam(
      ScanPlace place,
      List<LoadedScanner> scanners,
      ExtractionLimits limits,
      Function<WordRow, TextRows> rows) {
    this.place = place;
    this.scanners = List.copyOf(scanners);
    this.limits = limits;
    this.pass =
        scanners.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new ScanPass(scanners.stream().map(LoadedScanner::description).toList(), rows));
  }

  /**
   * @param rows gives the search for words in a row
   */
  static ScanTeam in(
      ScanPlace place,
      List<LoadedExtractor> all,
      ExtractionLimits limits,
      Function<WordRow, TextRows> rows) {
    return new ScanTeam(
        place,
        all.stream()
            .map(LoadedExtractor::scanner)
            .flatMap(Optional::stream)
            .filter(scanner -> scanner.worksIn(place))
            .toList(),
        limits,
        rows);
  }

  /** Whether there is nobody in it. */
  public boolean isEmpty() {
    return scanners.isEmpty();
  }

  /** Its members, in the order of the host's extractors. */
  public List<LoadedScanner> scanners() {
    return scanners;
  }

  /**
   * Begins to scan a content or a range.
   *
   * @param file the content; none for free space
   * @param context lent to the scanners
   * @param barred names of scanners that are not to be called
   * @param atWork told the name of the scanner that is about to be called, each time
   */
  public Scan begin(
      Optional<EvidenceFile> file,
      HostContext context,
      Predicate<String> barred,
      Consumer<String> atWork) {
    List<ScanCall> calls =
        scanners.stream()
            .map(scanner -> new ScanCall(scanner, limits, place, file, context))
            .toList();
    return new Scan(pass, calls, barred, atWork);
  }
}
