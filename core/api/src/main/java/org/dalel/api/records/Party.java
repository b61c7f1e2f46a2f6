package org.dalel.api.records;

import java.util.List;
import java.util.Optional;

/**
 * Somebody who takes part.
 *
 * @param name as the program shows it
 * @param handles by which the party is known
 */
public record Party(Optional<String> name, List<Handle> handles) {

  /** Keeps a copy. */
  public Party {
    handles = List.copyOf(handles);
  }

  /** A party without a name. */
  public static Party of(Handle... handles) {
    return new Party(Optional.empty(), List.of(handles));
  }

  /** A party with a name. */
  public static Party named(String name, Handle... handles) {
    return new Party(Optional.of(name), List.of(handles));
  }
}
