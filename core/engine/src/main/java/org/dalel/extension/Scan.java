package org.dalel.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One scan of one content or range by several scanners: a pass collects the hits of all of them,
 * then each gets its own. Belongs to one thread.
 *
 * <pre>
 *   window ─▶ ScanPass ─┬─▶ hits of scanner 1 ─▶ ScanCall ─▶ Extraction
 *                       └─▶ hits of scanner 2 ─▶ ScanCall ─▶ Extraction
 * </pre>
 */
public final class Scan {
  private final Optional<ScanPass> pass;
  private final List<ScanCall> calls;
  private final List<List<ScanPass.Delivery>> hits = new ArrayList<>();
  private final Predicate<String> barred;
  private final Consumer<String> atWork;

  Scan(
      Optional<ScanPass> pass,
      List<ScanCall> calls,
      Predicate<String> barred,
      Consumer<String> atWork) {
    this.pass = pass;
    this.calls = calls;
    this.barred = barred;
    this.atWork = atWork;
    calls.forEach(call -> hits.add(new ArrayList<>()));
  }

  /** Scans the decoded text of a document. */
  public void text(String text) {
    pass.ifPresent(one -> one.text(text, (scanner, hit) -> hits.get(scanner).add(hit)));
    deliver();
  }

  /** Scans the window that was read. */
  public void window(ScanWindows window) {
    pass.ifPresent(one -> one.window(window, (scanner, hit) -> hits.get(scanner).add(hit)));
    deliver();
  }

  /** What the scanners found that had hits, or that failed. */
  public List<Extraction> finish() {
    List<Extraction> found = new ArrayList<>();
    for (ScanCall call : calls) {
      if (call.hasBegun()) {
        atWork.accept(call.name());
        found.add(call.finish());
      }
    }
    return found;
  }

  private void deliver() {
    for (int i = 0; i < calls.size(); i++) {
      List<ScanPass.Delivery> own = hits.get(i);
      ScanCall call = calls.get(i);
      if (!own.isEmpty() && !barred.test(call.name())) {
        atWork.accept(call.name());
        call.take(own);
      }
      own.clear();
    }
  }
}
