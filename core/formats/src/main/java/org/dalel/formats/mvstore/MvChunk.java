package org.dalel.formats.mvstore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;

/**
 * A chunk: what one commit wrote, in blocks of 4096 bytes.
 *
 * <pre>
 *   chunk:id,len:blocks,pages:n,root:position of the layout map,version:v ... line feed
 *   page | page | ... | table of contents                        footer of 128 bytes, with checksum
 * </pre>
 *
 * @param id of the chunk
 * @param offset in the file
 * @param length in bytes
 * @param pages where the first page starts, from the start of the chunk
 * @param root position of the root of the layout map
 * @param version rising with each commit
 * @param intact whether the footer fits and its checksum holds
 */
record MvChunk(
    int id, long offset, long length, int pages, long root, long version, boolean intact) {
  static final int BLOCK = 4096;
  static final int FOOTER = 128;
  private static final byte[] START = {'c', 'h', 'u', 'n', 'k', ':'};
  private static final int LONGEST_HEAD = 1024;

  /** All chunks of a file, also those that are out of use, in the order of the file. */
  static List<MvChunk> all(ByteSource file) throws IOException {
    List<MvChunk> chunks = new ArrayList<>();
    for (long at = 0; at < file.size(); at += BLOCK) {
      ByteView head = file.read(at, LONGEST_HEAD);
      if (head.has(0, START)) {
        of(file, at, head).ifPresent(chunks::add);
      }
    }
    return chunks;
  }

  private static Optional<MvChunk> of(ByteSource file, long at, ByteView bytes) throws IOException {
    Optional<MvHeader> head = MvHeader.read(bytes);
    Optional<Long> id = head.flatMap(h -> h.number("chunk"));
    Optional<Long> blocks = head.flatMap(h -> h.number("len"));
    if (id.isEmpty() || blocks.isEmpty() || id.get() < 0 || id.get() >= 1 << 26) {
      return Optional.empty();
    }
    int first = 0;
    while (bytes.u8(first) != '\n') {
      first++;
    }
    long most = file.size() - at;
    boolean fits = blocks.get() > 0 && blocks.get() <= most / BLOCK;
    long length = fits ? blocks.get() * BLOCK : most;
    long root = head.get().number("root").orElse(0L);
    long version = head.get().number("version").orElse(id.get());
    boolean intact = fits && footer(file, at + length - FOOTER, id.get());
    return Optional.of(
        new MvChunk((int) (long) id.get(), at, length, first + 1, root, version, intact));
  }

  private static boolean footer(ByteSource file, long at, long id) throws IOException {
    ByteView footer = file.read(at, FOOTER);
    return footer.has(0, START)
        && MvHeader.intact(footer)
        && MvHeader.read(footer).flatMap(h -> h.number("chunk")).filter(n -> n == id).isPresent();
  }
}
