package org.dalel.extension;

import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.Optional;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionCancelledException;
import org.dalel.api.Scope;

/** One call of one extractor: whatever it does, it ends as an {@link Extraction}. */
final class ExtractionCall {

  private final LoadedExtractor by;
  private final ExtractionLimits limits;

  ExtractionCall(LoadedExtractor by, ExtractionLimits limits) {
    this.by = by;
    this.limits = limits;
  }

  Extraction run(EvidenceFile file, HostContext context) {
    BoundedSink sink =
        by.description().bulk()
            ? new BoundedSink(by, limits, context.parts())
            : new BoundedSink(by, limits);
    ThreadWatch threads = new ThreadWatch();
    SecretAttempts secrets =
        new SecretAttempts(context.knownSecrets(), context, context::attempting);
    Optional<ExtractionFailure> failure =
        call(file, context, secrets, sink)
            .or(() -> sink.refused().map(this::failure))
            .or(() -> leaked(by, threads.left()));
    return new Extraction(
        by,
        sink.artifacts(),
        sink.problems(),
        secrets.locks(),
        secrets.offers(),
        sink.rowLists(),
        failure);
  }

  /** What is said of threads that were left running. */
  static Optional<ExtractionFailure> leaked(LoadedExtractor by, List<String> threads) {
    return threads.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ExtractionFailure.of(
                by,
                ExtractionFailure.Kind.CONTRACT,
                "expected all its threads to end with the call, found still running: "
                    + String.join(", ", threads)));
  }

  private Optional<ExtractionFailure> call(
      EvidenceFile file, HostContext context, SecretAttempts secrets, BoundedSink sink) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(by.loader());
    Scope scope = by.description().scope();
    try (LentFile lent = new LentFile(file, scope);
        LentContext around = new LentContext(context, secrets, scope)) {
      ArtifactExtractor extractor = by.make();
      extractor.extract(lent, around, sink);
      return Optional.empty();
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) {
      return Optional.of(failure(e));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private ExtractionFailure failure(Throwable thrown) {
    return failure(by, thrown);
  }

  /** What is said of an exception that a plugin let pass. */
  static ExtractionFailure failure(LoadedExtractor by, Throwable thrown) {
    if (thrown instanceof SinkRefusal refusal) {
      return ExtractionFailure.of(by, refusal.kind(), refusal.getMessage());
    }
    if (thrown instanceof InterruptedException || thrown instanceof ClosedByInterruptException) {
      Thread.currentThread().interrupt();
      return ExtractionFailure.of(
          by, ExtractionFailure.Kind.CANCELLED, "the extraction was interrupted");
    }
    if (thrown instanceof ExtractionCancelledException) {
      return ExtractionFailure.of(by, ExtractionFailure.Kind.CANCELLED, thrown.getMessage());
    }
    return ExtractionFailure.of(by, ExtractionFailure.Kind.ERROR, OneLine.of(thrown));
  }
}
