package org.dalel.evidence.image;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads from media that are put together from pieces: segments, chunks, clusters. */
public final class PieceReader {
  private PieceReader() {}

  /** Reads from the piece in which a position lies. */
  @FunctionalInterface
  public interface Piece {
    /**
     * Puts at most {@code wanted} bytes into the target, at least one.
     *
     * @return how many
     */
    int read(long position, int wanted, ByteBuffer target) throws IOException;
  }

  /**
   * What {@link EvidenceImage#read} promises, for media of {@code size} bytes.
   *
   * @return bytes read; -1 at or behind the end
   */
  public static int read(long position, ByteBuffer target, long size, Piece piece)
      throws IOException {
    if (position < 0) {
      throw new IllegalArgumentException("read at negative position " + position);
    }
    if (position >= size) {
      return -1;
    }
    int wanted = (int) Math.min(target.remaining(), size - position);
    int done = 0;
    while (done < wanted) {
      done += piece.read(position + done, wanted - done, target);
    }
    return done;
  }
}
