package org.dalel.extension;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.Optional;
import org.dalel.api.ContainerEndedException;
import org.dalel.api.ContainerEntry;
import org.dalel.api.EntryContent;
import org.dalel.api.EntrySink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionCancelledException;
import org.dalel.api.Position;
import org.dalel.api.Scope;

/** One call of one container reader: whatever it does, it ends as a {@link ContainerReading}. */
final class ReadingCall {
  private final LoadedReader by;

  ReadingCall(LoadedReader by) {
    this.by = by;
  }

  ContainerReading run(EvidenceFile container, HostContext context, EntrySink sink) {
    ThreadWatch threads = new ThreadWatch();
    OwnedSink owned = new OwnedSink(sink, by.description().scope());
    ContainerReading reading = call(container, context, owned);
    owned.close();
    owned.rethrow();
    List<String> left = threads.left();
    return left.isEmpty() || reading.failure().isPresent()
        ? reading
        : new ContainerReading(
            reading.mine(),
            failed(
                ExtractionFailure.Kind.CONTRACT,
                "expected all its threads to end with the call, found still running: "
                    + String.join(", ", left)),
            reading.locks(),
            reading.offers());
  }

  private ContainerReading call(EvidenceFile container, HostContext context, EntrySink sink) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(by.loader());
    SecretAttempts secrets =
        new SecretAttempts(context.knownSecrets(), context, context::attempting);
    Scope scope = by.description().scope();
    try (LentFile lent = new LentFile(container, scope);
        LentContext around = new LentContext(context, secrets, scope)) {
      return ended(by.make().read(lent, around, sink), Optional.empty(), secrets);
    } catch (ContainerEndedException e) {
      return ended(true, Optional.empty(), secrets);
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) {
      return ended(true, failure(e), secrets);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static ContainerReading ended(
      boolean mine, Optional<ExtractionFailure> failure, SecretAttempts secrets) {
    return new ContainerReading(mine, failure, secrets.locks(), secrets.offers());
  }

  private Optional<ExtractionFailure> failure(Throwable thrown) {
    if (thrown instanceof SinkRefusal refusal) {
      return failed(refusal.kind(), refusal.getMessage());
    }
    if (thrown instanceof InterruptedException || thrown instanceof ClosedByInterruptException) {
      Thread.currentThread().interrupt();
      return failed(ExtractionFailure.Kind.CANCELLED, "the reading was interrupted");
    }
    if (thrown instanceof ExtractionCancelledException) {
      return failed(ExtractionFailure.Kind.CANCELLED, thrown.getMessage());
    }
    return failed(ExtractionFailure.Kind.ERROR, OneLine.of(thrown));
  }

  private Optional<ExtractionFailure> failed(ExtractionFailure.Kind kind, String message) {
    return Optional.of(by.failure(kind, message));
  }

  /** The sink as it is lent to one call and its thread. */
  private static final class OwnedSink implements EntrySink {
    private final EntrySink sink;
    private final Scope scope;
    private final Thread owner = Thread.currentThread();
    private final ClassLoader engine = Thread.currentThread().getContextClassLoader();
    private volatile boolean closed;
    private Optional<Throwable> engines = Optional.empty();

    OwnedSink(EntrySink sink, Scope scope) {
      this.sink = sink;
      this.scope = scope;
    }

    void close() {
      closed = true;
    }

    private EntrySink open() {
      if (closed || Thread.currentThread() != owner) {
        throw new SinkRefusal(
            ExtractionFailure.Kind.CONTRACT,
            "gave an entry outside its call: a sink belongs to one call and its thread");
      }
      return sink;
    }

    private EntrySink open(ContainerEntry entry, boolean file) {
      if (file != (entry.kind() == ContainerEntry.Kind.FILE)) {
        throw new SinkRefusal(
            ExtractionFailure.Kind.CONTRACT,
            "gave '" + entry.path() + "', a " + entry.kind() + ", by the wrong method of the sink");
      }
      return open();
    }

    /** What the engine does with an entry is not done with the plugin's class loader. */
    private void pass(EntrySink open, Step step) throws IOException {
      Thread thread = Thread.currentThread();
      ClassLoader plugin = thread.getContextClassLoader();
      thread.setContextClassLoader(engine);
      try {
        step.to(open);
      } catch (ContainerEndedException e) {
        throw e;
      } catch (RuntimeException | Error e) {
        engines = Optional.of(e);
        throw e;
      } finally {
        thread.setContextClassLoader(plugin);
      }
    }

    /**
     * Throws what the engine itself threw in a call of the sink, whatever the reader made of it.
     */
    void rethrow() {
      if (engines.isPresent()) {
        if (engines.get() instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) engines.get();
      }
    }

    @Override
    public void file(ContainerEntry entry, EntryContent content) throws IOException {
      pass(open(entry, true), to -> to.file(entry, content));
    }

    @Override
    public void stored(ContainerEntry entry, long offset, long length) throws IOException {
      pass(open(entry, true), to -> to.stored(entry, offset, length));
    }

    @Override
    public void beside(ContainerEntry entry, EvidenceFile file) throws IOException {
      EvidenceFile there = neighbour(entry, file);
      pass(open(entry, true), to -> to.beside(entry, there));
    }

    @Override
    public void beside(ContainerEntry entry, EvidenceFile file, EntryContent content)
        throws IOException {
      EvidenceFile there = neighbour(entry, file);
      pass(open(entry, true), to -> to.beside(entry, there, content));
    }

    private EvidenceFile neighbour(ContainerEntry entry, EvidenceFile file) {
      if (scope != Scope.CONTEXT || file.isFolder() || !(file instanceof LentFile)) {
        throw new SinkRefusal(
            ExtractionFailure.Kind.CONTRACT,
            "gave '"
                + entry.path()
                + "' as a file beside the container: expected scope CONTEXT and a file of its surroundings");
      }
      return LentFile.unwrapped(file);
    }

    @Override
    public void bare(ContainerEntry entry) throws IOException {
      pass(open(entry, false), to -> to.bare(entry));
    }

    @Override
    public void encrypted(ContainerEntry entry) throws IOException {
      pass(open(entry, true), to -> to.encrypted(entry));
    }

    @Override
    public void unreadable(ContainerEntry entry, String why) throws IOException {
      pass(open(entry, true), to -> to.unreadable(entry, why));
    }

    @Override
    public void problem(Position where, String message) {
      open().problem(where, OneLine.of(message));
    }

    @FunctionalInterface
    private interface Step {
      void to(EntrySink sink) throws IOException;
    }
  }
}
