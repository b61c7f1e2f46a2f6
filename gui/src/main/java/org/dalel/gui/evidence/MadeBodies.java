package org.dalel.gui.evidence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dalel.gui.server.Secrets;

/**
 * Pictures and pages that Dalel made of evidence, behind words; the oldest go when there is much.
 */
public final class MadeBodies {
  private static final long MOST_BYTES = 96L << 20;

  /**
   * A body.
   *
   * @param type media type
   * @param bytes what is sent
   */
  @SuppressWarnings("ArrayRecordComponent") // sent, never compared
  record Body(String type, byte[] bytes) {}

  private final Map<String, Body> bodies = new LinkedHashMap<>();
  private long size;

  /** Gives a word for a body. */
  public synchronized String give(String type, byte[] bytes) {
    String word = Secrets.next();
    bodies.put(word, new Body(type, bytes));
    size += bytes.length;
    var eldest = bodies.values().iterator();
    while (size > MOST_BYTES && bodies.size() > 1) {
      size -= eldest.next().bytes().length;
      eldest.remove();
    }
    return word;
  }

  synchronized Optional<Body> find(String word) {
    return Optional.ofNullable(bodies.get(word));
  }
}
