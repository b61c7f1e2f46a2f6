package org.dalel.content;

import java.io.IOException;

/** Takes the documents that are found inside a content, while it is being parsed. */
@FunctionalInterface
public interface EmbeddedSink {

  /**
   * Takes a child.
   *
   * @param child what the container says of it
   * @param content its bytes, valid only during the call; those that stand in the container as they
   *     are ({@link #wants}) as long as the container is open
   * @return whether further children are wanted; {@code false} ends the analysis with status {@link
   *     ContentResult.Status#TRUNCATED}
   * @throws IOException when the child cannot be kept; ends the analysis and is thrown on to the
   *     caller of it
   */
  boolean child(EmbeddedChild child, ContentSource content) throws IOException;

  /**
   * Whether the bytes of a child are wanted. One that is not wanted is passed over without being
   * unpacked; only if its bytes stand in the container as they are, which costs nothing, it is
   * handed out all the same.
   */
  default boolean wants(EmbeddedChild child) {
    return true;
  }
}
