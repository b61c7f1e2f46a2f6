package org.dalel.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dalel.api.ContainerEntry;

/**
 * An entry that a container reader gave.
 *
 * @param entry what the reader says of it
 * @param state how much of its content there is
 * @param content the bytes, as far as they could be read; empty for what has none
 * @param why what kept the rest from being read
 */
public record ReadEntry(ContainerEntry entry, State state, byte[] content, Optional<String> why) {

  /** How much of the content there is. */
  public enum State {
    /** All of it. */
    COMPLETE,
    /** The beginning. */
    PARTIAL,
    /** Nothing: it is encrypted. */
    ENCRYPTED,
    /** Nothing: the reader could not read it. */
    UNREADABLE,
    /** It is a folder, a link or something else without content. */
    BARE
  }

  public ReadEntry {
    content = content.clone();
  }

  /** The bytes; a fresh array. */
  @Override
  public byte[] content() {
    return content.clone();
  }

  /** The content as UTF-8 text. */
  public String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  /** The path, as the container has it. */
  public String path() {
    return entry.path();
  }

  @Override
  public String toString() {
    return path() + " " + state + " " + content.length;
  }
}
