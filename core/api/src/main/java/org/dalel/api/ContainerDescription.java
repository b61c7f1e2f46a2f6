package org.dalel.api;

/**
 * What a container reader is: enough for the engine to decide when to call it.
 *
 * @param id lower-case words joined by hyphens, unique in its plugin
 * @param version semantic version; raise it whenever the same container would give other entries
 * @param interest which containers it reads: by media type, first bytes or name
 * @param scope {@link Scope#CONTENT} for a container that holds all its entries; {@link
 *     Scope#CONTEXT} for one that only lists them, such as the manifest of a backup whose files lie
 *     beside it
 */
public record ContainerDescription(String id, String version, Interest interest, Scope scope) {

  public ContainerDescription {
    Tokens.require("container reader id", id);
    Tokens.requireVersion("container reader '" + id + "'", version);
    if (interest.isEmpty()) {
      throw new IllegalArgumentException(
          "container reader '"
              + id
              + "': expected an interest, found none; it would never be called");
    }
    if (interest.text() || !interest.paths().isEmpty() || !interest.folders().isEmpty()) {
      throw new IllegalArgumentException(
          "container reader '"
              + id
              + "': expected an interest in media type, magic or name, found one in text, path or folder; "
              + "a container gives the same entries wherever it lies");
    }
  }

  /**
   * Describes a reader of containers that hold their entries.
   *
   * @param interest a container is read when it meets any one part of it
   * @throws IllegalArgumentException naming the reader and the part that is missing or malformed
   */
  public static ContainerDescription of(String id, String version, Interest interest) {
    return new ContainerDescription(id, version, interest, Scope.CONTENT);
  }

  /** The same of another scope. */
  public ContainerDescription scope(Scope other) {
    return new ContainerDescription(id, version, interest, other);
  }
}
