package org.dalel.content;

import java.time.Instant;
import java.util.Optional;

/**
 * A document found inside another.
 *
 * @param index number among the children of its parent, from 0, in the order of the container
 * @param name name or path as the container gives it, unchanged; empty when it has none
 * @param relationshipId how the parent refers to it
 * @param created creation time that the container states
 * @param modified modification time that the container states
 * @param typeHint media type that the container states
 * @param state how much of its content there is
 */
public record EmbeddedChild(
    int index,
    String name,
    Optional<String> relationshipId,
    Optional<Instant> created,
    Optional<Instant> modified,
    Optional<String> typeHint,
    State state) {

  /** How much of a child's content could be read. */
  public enum State {
    /** All of it. */
    COMPLETE,
    /** The beginning: the container is damaged there, or a limit was reached. */
    PARTIAL,
    /** Nothing: it is encrypted. */
    ENCRYPTED,
    /** Nothing: it is packed in a way that no parser here reads. */
    UNREADABLE
  }

  EmbeddedChild withState(State other) {
    return new EmbeddedChild(index, name, relationshipId, created, modified, typeHint, other);
  }
}
