package org.dalel.formats.berkeleydb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * Pages and items of one file.
 *
 * <pre>
 *   inline     u16 length   u8 type 1   bytes          type: high bit = deleted
 *   overflow   u16          u8 type 3   u8   u32 page   u32 length in all
 * </pre>
 */
record BdbFile(String name, ByteSource source, BdbMeta meta) {
  static final int INLINE = 1;
  static final int OVERFLOW = 3;
  static final int DELETED = 0x80;
  private static final int MOST_OVERFLOW = 64 << 20;

  long offset(long page) {
    return page * meta.pageSize();
  }

  long pages() throws IOException {
    return (source.size() + meta.pageSize() - 1) / meta.pageSize();
  }

  BdbPage page(long number) throws IOException {
    ByteView bytes = source.read(offset(number), meta.pageSize()).order(meta.order());
    if (bytes.length() < meta.overhead()) {
      throw new FormatException(offset(number), "page " + number, "the end of the file");
    }
    return new BdbPage(bytes, meta);
  }

  /** Whether a page is the first one of a B-tree. */
  boolean isMeta(long number) throws IOException {
    return number > 0
        && number < pages()
        && page(number).type() == BdbPage.META
        && BdbMeta.order(page(number).bytes()).isPresent();
  }

  /** Whether an item is marked as deleted. */
  boolean isDeleted(BdbPage page, int index) throws FormatException {
    return (page.bytes().u8(page.item(index) + 2) & DELETED) != 0;
  }

  /** The content of an item that stands on its page; empty for others. */
  ByteView inline(BdbPage page, int index) throws FormatException {
    int at = page.item(index);
    ByteView bytes = page.bytes();
    boolean inline = (bytes.u8(at + 2) & ~DELETED) == INLINE;
    return bytes.slice(at + 3, inline ? bytes.u16(at) : 0);
  }

  /** An item; empty when it is of a kind that holds no content. */
  Optional<BdbItem> item(BdbPage page, int index) throws IOException {
    int at = page.item(index);
    ByteView bytes = page.bytes();
    long offset = bytes.position() + at;
    int kind = bytes.u8(at + 2) & ~DELETED;
    if (kind == INLINE) {
      return Optional.of(new BdbItem(bytes.slice(at + 3, bytes.u16(at)), offset, false));
    }
    if (kind == OVERFLOW) {
      return Optional.of(new BdbItem(joined(bytes.u32(at + 4), bytes.u32(at + 8)), offset, true));
    }
    return Optional.empty();
  }

  private ByteView joined(long first, long length) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Set<Long> seen = new HashSet<>();
    long start = offset(first) + meta.overhead();
    long most = Math.min(source.size(), MOST_OVERFLOW);
    if (length > most) {
      throw new FormatException(start, "at most " + most + " bytes of overflow", length + "");
    }
    for (long number = first; out.size() < length; ) {
      BdbPage page = page(number);
      if (page.type() != BdbPage.OVERFLOW || !seen.add(number)) {
        String found = "type " + page.type() + " or one met before";
        throw new FormatException(offset(number), "the next overflow page", found);
      }
      int count = (int) Math.min(page.lowest(), length - out.size());
      out.writeBytes(page.bytes().bytes(meta.overhead(), count));
      number = page.next();
    }
    return ByteView.of(out.toByteArray()).at(start);
  }
}
