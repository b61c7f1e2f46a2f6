package org.dalel.formats.leveldb;

import java.io.IOException;
import java.util.Optional;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.formats.snappy.Salvaged;
import org.dalel.formats.snappy.Snappy;

/**
 * One block of a table, made plain.
 *
 * <pre>
 *   contents | 1 byte compression: 0 none, 1 Snappy, 2 Zstandard | 4 bytes CRC-32C of both, masked
 * </pre>
 *
 * @param offset of the block in the file
 * @param data plain contents; its position is the offset in the file, or 0 when it was compressed
 * @param compressed whether it was compressed
 * @param intact whether the checksum holds
 * @param fault why there is no more data than this; empty when it is all there
 */
record Block(
    long offset,
    ByteView data,
    boolean compressed,
    boolean intact,
    Optional<FormatException> fault) {
  private static final int NONE = 0;
  private static final int SNAPPY = 1;

  static Block read(ByteSource file, BlockHandle handle) throws IOException {
    ByteView raw = file.read(handle.offset(), handle.size() + BlockHandle.TRAILER);
    boolean intact = Checksum.masked(raw.slice(0, handle.size() + 1)) == raw.i32(handle.size() + 1);
    return of(raw, handle.size(), intact);
  }

  /**
   * @param raw contents and trailer
   * @param size of the contents
   */
  static Block of(ByteView raw, int size, boolean intact) throws FormatException {
    int compression = raw.u8(size);
    ByteView contents = raw.slice(0, size);
    if (compression == SNAPPY) {
      Salvaged plain = Snappy.salvage(contents);
      ByteView data = ByteView.of(plain.bytes());
      return new Block(raw.position(), data, true, intact, plain.fault());
    }
    if (compression != NONE) {
      long at = raw.position() + size;
      throw new FormatException(at, "a block that is plain or Snappy", "type " + compression);
    }
    return new Block(raw.position(), contents, false, intact, Optional.empty());
  }
}
