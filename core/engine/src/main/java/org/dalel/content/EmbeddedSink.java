package org.dalel.content;

import java.io.IOException;

/** Takes the documents that are found inside a content, while it is being parsed. */
@FunctionalInterface
public interface EmbeddedSink {

  /**
   * Takes a child.
   *
   * @param child what the container says of it
   * @param content its bytes, valid only during the call
   * @return whether further children are wanted; {@code false} ends the analysis with status {@link
   *     ContentResult.Status#TRUNCATED}
   * @throws IOException when the child cannot be kept; ends the analysis and is thrown on to the
   *     caller of it
   */
  boolean child(EmbeddedChild child, ContentSource content) throws IOException;
}
