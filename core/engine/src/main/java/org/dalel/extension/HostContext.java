package org.dalel.extension;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dalel.api.Artifact;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Secret;

/** What the engine gives to a call; extractors see it through a narrower door. */
public interface HostContext extends ExtractionContext {

  /** Secrets to try, in this order. */
  default List<Secret> knownSecrets() {
    return List.of();
  }

  /** Takes parts of what a bulk extractor emits, sorted; the rest comes with the extraction. */
  default Optional<Consumer<List<Artifact>>> parts() {
    return Optional.empty();
  }

  /** A secret is about to be tried: the call is alive, however long all of them take together. */
  default void attempting() {}
}
