package org.dalel.content;

import java.time.Instant;
import java.util.Optional;
import org.dalel.api.ContainerEntry;
import org.dalel.api.EvidenceFile;

/**
 * A document found inside another.
 *
 * @param index number among the children of its parent, from 0, in the order of the container
 * @param entry what the container says of it; its path unchanged, empty when it has none
 * @param relationshipId how the parent refers to it
 * @param typeHint media type that the container states
 * @param state how much of its content there is
 * @param why what kept the rest from being read, as far as it is known
 * @param beside the file beside the container that it is, or is made of
 */
public record EmbeddedChild(
    int index,
    ContainerEntry entry,
    Optional<String> relationshipId,
    Optional<String> typeHint,
    State state,
    Optional<String> why,
    Optional<EvidenceFile> beside) {

  /** How much of a child's content could be read. */
  public enum State {
    /** All of it. */
    COMPLETE,
    /** The beginning: the container is damaged there, or a limit was reached. */
    PARTIAL,
    /** Nothing: it is encrypted. */
    ENCRYPTED,
    /** Nothing: it is packed in a way that no parser here reads, or damaged. */
    UNREADABLE,
    /** It has none: a folder, a link. */
    BARE
  }

  /** A child of which nothing is known to be amiss. */
  static EmbeddedChild of(int index, ContainerEntry entry) {
    boolean file = entry.kind() == ContainerEntry.Kind.FILE;
    return new EmbeddedChild(
        index,
        entry,
        Optional.empty(),
        Optional.empty(),
        file ? State.COMPLETE : State.BARE,
        Optional.empty(),
        Optional.empty());
  }

  /** Name or path as the container gives it, unchanged; empty when it has none. */
  public String name() {
    return entry.path();
  }

  /** Creation time that the container states. */
  public Optional<Instant> created() {
    return entry.created();
  }

  /** Modification time that the container states. */
  public Optional<Instant> modified() {
    return entry.modified();
  }

  EmbeddedChild withState(State other) {
    return with(other, why);
  }

  EmbeddedChild with(State other, Optional<String> reason) {
    return new EmbeddedChild(index, entry, relationshipId, typeHint, other, reason, beside);
  }

  EmbeddedChild besides(EvidenceFile file) {
    return new EmbeddedChild(index, entry, relationshipId, typeHint, state, why, Optional.of(file));
  }
}
