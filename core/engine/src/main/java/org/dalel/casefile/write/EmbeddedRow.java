package org.dalel.casefile.write;

import java.util.Optional;

/**
 * An embedded document, or folder or link, within its parent.
 *
 * @param position its place in the parent, from 0
 * @param name its name as the parent gives it, escaped
 * @param kind {@code embedded} for what has content, else {@code dir}, {@code link}, {@code other}
 * @param size bytes; -1 when unknown
 * @param facts what else the parent says of it
 * @param child its content; null when it could not be read, or it has none
 * @param status how it ended
 * @param why the reason when it was not examined
 * @param beside the item, or the entry of another container, that it is or is made of, when that
 *     lies beside the container
 */
public record EmbeddedRow(
    int position,
    String name,
    String kind,
    long size,
    Facts facts,
    ContentRef child,
    ExamStatus status,
    Optional<String> why,
    Optional<Owner> beside) {

  /**
   * What a container says of an entry; null for what it does not say.
   *
   * @param modified nanoseconds since 1970 UTC
   * @param accessed nanoseconds since 1970 UTC
   * @param changed nanoseconds since 1970 UTC
   * @param created nanoseconds since 1970 UTC
   * @param mode permission bits
   * @param uid owner
   * @param gid group
   * @param linkTarget where a link leads, escaped
   */
  public record Facts(
      Long modified,
      Long accessed,
      Long changed,
      Long created,
      Long mode,
      Long uid,
      Long gid,
      String linkTarget) {
    /** Nothing. */
    public static final Facts NONE = new Facts(null, null, null, null, null, null, null, null);
  }
}
