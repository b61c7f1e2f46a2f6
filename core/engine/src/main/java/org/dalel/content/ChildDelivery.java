package org.dalel.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Hands children to the sink one by one, within the limits of the context. Serves one analysis. */
final class ChildDelivery {
  private final EmbeddedSink sink;
  private final AnalysisContext limits;
  private final long inputBytes;
  private long total;
  private int next;
  private int beside;
  private boolean ended;
  private Optional<IOException> sinkFailure = Optional.empty();

  ChildDelivery(EmbeddedSink sink, AnalysisContext limits, long inputBytes) {
    this.sink = sink;
    this.limits = limits;
    this.inputBytes = inputBytes;
  }

  int nextIndex() {
    return next;
  }

  boolean isEnded() {
    return ended;
  }

  /** Whether the bytes of a child have to be read. */
  boolean wants(EmbeddedChild child) {
    return sink.wants(child);
  }

  /**
   * Reads a child's bytes, if they are wanted, and hands it out.
   *
   * @return the damage that ended the reading, if any did; what came before it is handed out
   * @throws LimitReachedException when a limit ends the analysis
   * @throws IOException when the sink fails
   */
  Optional<IOException> deliver(EmbeddedChild child, InputStream bytes)
      throws LimitReachedException, IOException {
    if (!sink.wants(child)) {
      passOver();
      return Optional.empty();
    }
    long room =
        child
            .beside()
            .map(file -> Math.max(file.size(), limits.maxChildBytes()))
            .orElseGet(this::room);
    try (SpooledContent content = SpooledContent.read(bytes, room)) {
      Optional<String> why = content.damage().map(FailureMessage::of).or(child::why);
      handOut(child.with(content.state(), why), content.source());
      if (content.overLimit()) {
        throw end(limitReached());
      }
      return content.damage();
    }
  }

  /** Hands out a child whose bytes need not be read here. */
  void deliver(EmbeddedChild child, ContentSource bytes) throws LimitReachedException, IOException {
    boolean fits = bytes.size() <= room();
    if (!fits && !ended) {
      throw end(limitReached(bytes.size()));
    }
    handOut(child, bytes);
  }

  /**
   * Hands out a child whose bytes stand beside the container: it does not count as something that
   * the container unpacks to.
   */
  void deliverBeside(EmbeddedChild child, ContentSource bytes)
      throws LimitReachedException, IOException {
    handOut(child, bytes);
  }

  /** Hands out a child that has no content of its own, with its state. */
  void deliver(EmbeddedChild child) throws LimitReachedException, IOException {
    handOut(child, ContentSource.of(new byte[0]));
  }

  /** Counts a child whose bytes are not wanted. */
  void passOver() throws LimitReachedException {
    requireRoomForOne();
    next++;
  }

  private long room() {
    return Math.min(limits.maxChildBytes(), Math.min(limits.maxTotalBytes() - total, ratioRoom()));
  }

  private long ratioRoom() {
    boolean huge = inputBytes > Long.MAX_VALUE / limits.maxRatio();
    long most = huge ? Long.MAX_VALUE : inputBytes * limits.maxRatio();
    return Math.max(AnalysisContext.RATIO_THRESHOLD, most) - total;
  }

  private String limitReached() {
    return limitReached(0);
  }

  private String limitReached(long more) {
    if (ratioRoom() <= more) {
      return "embedded bytes: at most "
          + limits.maxRatio()
          + " for each byte of the parent, found more";
    }
    return limits.maxTotalBytes() <= total + more
        ? "embedded bytes: at most " + limits.maxTotalBytes() + " in one parent, found more"
        : "embedded bytes: at most " + limits.maxChildBytes() + " in one child, found more";
  }

  private void handOut(EmbeddedChild child, ContentSource content)
      throws LimitReachedException, IOException {
    boolean inside = child.beside().isEmpty();
    beside += inside ? 0 : 1;
    requireRoomForOne();
    next++;
    total += inside ? content.size() : 0;
    boolean more;
    try (content) {
      more = sink.child(child, content);
    } catch (IOException e) {
      ended = true;
      sinkFailure = Optional.of(e);
      throw e;
    }
    if (!more) {
      throw end("children: no more wanted after " + next);
    }
  }

  private void requireRoomForOne() throws LimitReachedException {
    if (next - beside >= limits.maxChildren()) {
      throw end("children: at most " + limits.maxChildren() + ", found more");
    }
  }

  private LimitReachedException end(String message) {
    ended = true;
    return new LimitReachedException(message);
  }

  /** Throws what the sink threw, whatever a parser made of it. */
  void rethrowSinkFailure() throws IOException {
    if (sinkFailure.isPresent()) {
      throw sinkFailure.get();
    }
  }
}
