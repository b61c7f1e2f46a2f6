package org.dalel.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.dalel.api.EntrySink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Secret;
import org.dalel.api.Surroundings;
import org.dalel.content.ContentSource;
import org.dalel.content.ReaderCall;
import org.dalel.content.ReaderSecrets;
import org.dalel.extension.ContainerReading;
import org.dalel.extension.ExtensionHost;
import org.dalel.extension.LoadedReader;
import org.dalel.extension.SecretAttempts;

/**
 * The calls of container readers on one content: plugins' and the engine's own, with the secrets
 * that they may try, and what became of them.
 */
final class Readings {
  /** Stands where a plugin's id would. */
  private static final String ENGINE = "engine/";

  /** Told which reader of a plugin is at work, and when none is. */
  interface Watcher {
    /** A reader begins. */
    void begins(String name);

    /** It has ended. */
    void ended();
  }

  /** What a reader of a plugin failed with: its name before the message. */
  record Failed(String reader, String message) {}

  private record Engines(String reader, SecretAttempts attempts) {}

  private record Plugins(String reader, ContainerReading reading) {}

  private final ExtensionHost host;
  private final Budget budget;
  private final Optional<Neighbours> place;
  private final Watcher watcher;
  private final List<Failed> failures = new ArrayList<>();
  private final List<Engines> engines = new ArrayList<>();
  private final List<Plugins> plugins = new ArrayList<>();

  /**
   * @param secrets to try, in this order
   * @param alive called before each attempt
   * @param place where the container lies; without one, readers that look beside it are not asked
   */
  Readings(
      ExtensionHost host,
      List<Secret> secrets,
      Runnable alive,
      Watcher watcher,
      Optional<Neighbours> place) {
    this.host = host;
    this.budget =
        new Budget(secrets, alive, place.map(Neighbours::around).orElse(Surroundings.NONE));
    this.place = place;
    this.watcher = watcher;
  }

  /** Readings whose failures have been said before: of a container that is read again. */
  static Readings again(
      ExtensionHost host, List<Secret> secrets, Runnable alive, Optional<Neighbours> place) {
    return new Readings(
        host,
        secrets,
        alive,
        new Watcher() {
          @Override
          public void begins(String name) {
            // nobody is told
          }

          @Override
          public void ended() {
            // nobody is told
          }
        },
        place);
  }

  /** Whether a name is that of a reader: one of the engine, or of these plugins. */
  static boolean isReader(ExtensionHost host, String name) {
    return name.startsWith(ENGINE)
        || host.readers().stream().anyMatch(reader -> reader.qualifiedId().equals(name));
  }

  /** The calls of the readers that want to see a content and are not barred from it. */
  List<ReaderCall> calls(String type, ContentSource source, Predicate<String> barred)
      throws IOException {
    return new ContainerReaders(host)
        .of(type, source).stream()
            .filter(reader -> !barred.test(reader.qualifiedId()))
            .filter(reader -> place.isPresent() || !ContainerReaders.looksBeside(reader))
            .map(reader -> (ReaderCall) (container, sink) -> read(reader, container, sink))
            .toList();
  }

  /** Lends the secrets to the engine's readers. */
  ReaderSecrets secrets() {
    return reader -> {
      SecretAttempts attempts =
          new SecretAttempts(budget.knownSecrets(), budget, budget::attempting);
      engines.add(new Engines(ENGINE + reader, attempts));
      return attempts;
    };
  }

  private ReaderCall.Outcome read(LoadedReader reader, EvidenceFile container, EntrySink sink) {
    String name = reader.qualifiedId();
    watcher.begins(name);
    EvidenceFile shown =
        ContainerReaders.looksBeside(reader) ? place.orElseThrow().container() : container;
    ContainerReading reading = host.read(reader, shown, budget, sink);
    watcher.ended();
    plugins.add(new Plugins(name, reading));
    Optional<String> failure = reading.failure().map(f -> name + ": " + f.message());
    failure.ifPresent(message -> failures.add(new Failed(name, message)));
    return new ReaderCall.Outcome(reading.mine(), failure);
  }

  /** What readers of plugins failed with. */
  List<Failed> failures() {
    return failures;
  }

  /** Whether a message is what a reader of a plugin failed with. */
  boolean isOfAReader(String message) {
    return failures.stream().anyMatch(failed -> failed.message().equals(message));
  }

  /**
   * Adds what the readers had to do with secrets.
   *
   * @param triedWith digest of the secrets that they were given; null for none
   */
  void addTo(Extracted extracted, String triedWith) {
    for (Plugins one : plugins) {
      ContainerReading reading = one.reading();
      if (!reading.locks().isEmpty() || !reading.offers().isEmpty()) {
        extracted.add(one.reader(), reading.locks(), reading.offers(), triedWith);
      }
    }
    for (Engines one : engines) {
      if (!one.attempts().locks().isEmpty()) {
        extracted.add(one.reader(), one.attempts().locks(), List.of(), triedWith);
      }
    }
  }
}
