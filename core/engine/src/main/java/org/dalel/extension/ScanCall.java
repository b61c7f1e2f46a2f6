package org.dalel.extension;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ScanPlace;
import org.dalel.api.Scope;
import org.dalel.api.TextScanner;

/**
 * One scanner on one content or range: begins with the first hit, and whatever the scanner does, it
 * ends as an {@link Extraction}. After a failure it gets no more hits.
 */
final class ScanCall {
  private final LoadedScanner scanner;
  private final ExtractionLimits limits;
  private final ScanPlace place;
  private final Optional<EvidenceFile> file;
  private final HostContext context;
  private Optional<Begun> begun = Optional.empty();
  private Optional<ExtractionFailure> failure = Optional.empty();

  ScanCall(
      LoadedScanner scanner,
      ExtractionLimits limits,
      ScanPlace place,
      Optional<EvidenceFile> file,
      HostContext context) {
    this.scanner = scanner;
    this.limits = limits;
    this.place = place;
    this.file = file;
    this.context = context;
  }

  /** What is lent from the first hit to the end. */
  private final class Begun {
    final ThreadWatch threads = new ThreadWatch();
    final BoundedSink sink = new BoundedSink(scanner.identity(), limits);
    final SecretAttempts secrets =
        new SecretAttempts(context.knownSecrets(), context, context::attempting);
    final LentContext around = new LentContext(context, secrets, Scope.CONTENT);
    final Optional<LentFile> lentFile = file.map(one -> new LentFile(one, Scope.CONTENT));
    final LentScan lent = new LentScan(around, place, lentFile.map(EvidenceFile.class::cast));
    Optional<TextScanner> instance = Optional.empty();

    TextScanner instance() throws ReflectiveOperationException {
      if (instance.isEmpty()) {
        instance = Optional.of(scanner.factory().make());
      }
      return instance.get();
    }

    void close() throws IOException {
      if (lentFile.isPresent()) {
        lentFile.get().close();
      }
      around.close();
    }
  }

  @FunctionalInterface
  private interface Action {
    void run(TextScanner instance, Begun lent) throws Exception;
  }

  String name() {
    return scanner.qualifiedId();
  }

  boolean hasBegun() {
    return begun.isPresent();
  }

  /** Hands over hits. */
  void take(List<ScanPass.Delivery> hits) {
    run(
        (instance, lent) -> {
          for (ScanPass.Delivery hit : hits) {
            hit.to(instance, lent.lent, lent.sink);
          }
        });
  }

  /** Ends the scan. */
  Extraction finish() {
    run((instance, lent) -> instance.finish(lent.lent, lent.sink));
    Begun all = begun.orElseThrow();
    try {
      all.close();
    } catch (IOException e) {
      fail(e);
    }
    if (failure.isEmpty()) {
      failure = all.sink.refused().map(e -> ExtractionCall.failure(scanner.identity(), e));
    }
    if (failure.isEmpty()) {
      failure = ExtractionCall.leaked(scanner.identity(), all.threads.left());
    }
    return new Extraction(
        scanner.identity(),
        all.sink.artifacts(),
        all.sink.problems(),
        all.secrets.locks(),
        all.secrets.offers(),
        failure);
  }

  private void run(Action action) {
    if (failure.isPresent()) {
      return;
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(scanner.identity().loader());
    try {
      if (begun.isEmpty()) {
        begun = Optional.of(new Begun());
      }
      action.run(begun.get().instance(), begun.get());
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) {
      fail(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private void fail(Throwable thrown) {
    failure = Optional.of(ExtractionCall.failure(scanner.identity(), thrown));
  }
}
