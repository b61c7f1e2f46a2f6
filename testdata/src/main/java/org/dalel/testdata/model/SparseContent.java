package org.dalel.testdata.model;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Content with holes.
 *
 * @param size length in bytes
 * @param pieces what is stored, by rising offset; pieces should start at multiples of the cluster
 *     size for the holes to be exact
 */
public record SparseContent(long size, List<Piece> pieces) implements Content {

  /** A stored stretch at a byte offset. */
  public record Piece(long offset, byte[] bytes) {}

  /** Copies the list. */
  public SparseContent {
    pieces = List.copyOf(pieces);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    long at = 0;
    for (Piece piece : pieces) {
      zeros(out, piece.offset() - at);
      out.write(piece.bytes());
      at = piece.offset() + piece.bytes().length;
    }
    zeros(out, size - at);
  }

  private static void zeros(OutputStream out, long count) throws IOException {
    byte[] block = new byte[(int) Math.min(Math.max(count, 1), 1 << 16)];
    for (long left = count; left > 0; left -= block.length) {
      out.write(block, 0, (int) Math.min(left, block.length));
    }
  }
}
