package org.dalel.formats.berkeleydb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writes a B-tree page by page, as db_page.h says. */
final class BdbSample {
  static final int INLINE = 1;
  static final int DELETED = 0x81;
  private final ByteBuffer file;
  private final int size;

  BdbSample(int pageSize, int pages, ByteOrder order) {
    this.size = pageSize;
    this.file = ByteBuffer.allocate(pageSize * pages).order(order);
  }

  byte[] bytes() {
    return file.array();
  }

  BdbSample meta(int page, int root) {
    head(page, BdbPage.META, 0, 0);
    int at = page * size;
    file.putInt(at + 12, BdbMeta.MAGIC).putInt(at + 16, 9).putInt(at + 20, size);
    file.putInt(at + 88, root);
    return this;
  }

  private void head(int page, int type, int next, int lowest) {
    int at = page * size;
    file.putInt(at + 8, page).putInt(at + 16, next).putShort(at + 22, (short) lowest);
    file.put(at + 25, (byte) type);
  }

  /** An empty leaf, inner or free page. */
  BdbSample page(int page, int type) {
    head(page, type, 0, size == 65_536 ? 0 : size);
    return this;
  }

  /** Puts an item below those that are there; returns where it starts. */
  int item(int page, byte[] head, byte[] content) {
    int at = page * size;
    int lowest = Short.toUnsignedInt(file.getShort(at + 22));
    int start = (lowest == 0 ? size : lowest) - head.length - content.length & ~3;
    int count = file.getShort(at + 20);
    file.put(at + start, head).put(at + start + head.length, content);
    file.putShort(at + BdbPage.HEAD + 2 * count, (short) start);
    file.putShort(at + 20, (short) (count + 1)).putShort(at + 22, (short) start);
    return start;
  }

  private byte[] number(int value, int bytes) {
    ByteBuffer out = ByteBuffer.allocate(4).order(file.order());
    out.putInt(0, file.order() == ByteOrder.LITTLE_ENDIAN ? value : value << 8 * (4 - bytes));
    return Arrays.copyOf(out.array(), bytes);
  }

  BdbSample inline(int page, int type, byte[] content) {
    byte[] length = number(content.length, 2);
    item(page, new byte[] {length[0], length[1], (byte) type}, content);
    return this;
  }

  BdbSample inline(int page, String key, String value) {
    return inline(page, INLINE, key.getBytes()).inline(page, INLINE, value.getBytes());
  }

  /** Takes the last two items out of the table; their bytes stay. */
  BdbSample forgetPair(int page) {
    int at = page * size;
    short count = file.getShort(at + 20);
    int lowest = count == 2 ? size : file.getShort(at + BdbPage.HEAD + 2 * (count - 3));
    file.putShort(at + 20, (short) (count - 2)).putShort(at + 22, (short) lowest);
    return this;
  }

  BdbSample overflowItem(int page, int first, int length) {
    ByteBuffer head = ByteBuffer.allocate(12).order(file.order());
    head.put(2, (byte) 3).putInt(4, first).putInt(8, length);
    item(page, head.array(), new byte[0]);
    return this;
  }

  BdbSample overflowPage(int page, int next, byte[] content) {
    head(page, BdbPage.OVERFLOW, next, content.length);
    file.put(page * size + BdbPage.HEAD, content);
    return this;
  }

  BdbSample inner(int page, int... children) {
    for (int child : children) {
      ByteBuffer head = ByteBuffer.allocate(12).order(file.order());
      item(page, head.put(2, (byte) 1).putInt(4, child).array(), new byte[0]);
    }
    return this;
  }
}
