package org.dalel.extension;

import java.util.List;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Secret;

/** What the engine gives to a call; extractors see it through a narrower door. */
public interface HostContext extends ExtractionContext {

  /** Secrets to try, in this order. */
  default List<Secret> knownSecrets() {
    return List.of();
  }

  /** A secret is about to be tried: the call is alive, however long all of them take together. */
  default void attempting() {}
}
