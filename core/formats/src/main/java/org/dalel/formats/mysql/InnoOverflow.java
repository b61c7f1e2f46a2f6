package org.dalel.formats.mysql;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.dalel.formats.FormatException;

/**
 * Values that stand in pages of their own. The record has the beginning (768 bytes in the format
 * COMPACT, none in DYNAMIC), then: space (4), page (4), place in it (4), length (8, the first bits
 * say who owns it).
 *
 * <pre>
 *  type 10: 38 bytes on this page, 42 next page or ffffffff | 46 bytes          MySQL 5, MariaDB
 *  type 24: 96 entries of an index: 6 next (page, place) | 48 page | 52 bytes (2); 696 the first bytes   MySQL 8
 *  type 23: 49 bytes
 * </pre>
 *
 * <p>A page holds a part of one value, which a deleted row or two may name as well. Of values that
 * name the same pages again and again, as no server leaves them, no more is read than {@value
 * #TIMES} times the pages of the tablespace.
 */
final class InnoOverflow {
  static final int REFERENCE = 20;

  private static final int CHAIN = 10;
  private static final int FIRST = 24;
  private static final int DATA = 23;
  private static final int MOST_PAGES = 1024;
  private static final int TIMES = 8;
  private static final int NO_PAGE = -1;
  private static final int ENTRY = 60;

  private final InnoSpace space;
  private final long most;
  private long taken;
  private boolean spent;

  /** Reads the long values of one table. */
  InnoOverflow(InnoSpace space) throws IOException {
    this.space = space;
    this.most = TIMES * (space.pages() + MOST_PAGES);
  }

  /** How many pages of long values are read. */
  long most() {
    return most;
  }

  /** Whether there were more, which were not read. */
  boolean isSpent() {
    return spent;
  }

  private byte[] page(int number) throws IOException {
    long page = Integer.toUnsignedLong(number);
    if (taken == most) {
      spent = true;
      throw new FormatException(
          page * space.pageSize(), "at most " + most + " pages of long values", "more");
    }
    taken++;
    return space.page(page);
  }

  /**
   * The whole value, at most the first mebibyte of it.
   *
   * @param from where the value begins in the page of the record
   * @param length of what is there, with the reference at its end
   */
  byte[] read(byte[] page, int from, int length) throws IOException {
    if (length < REFERENCE) {
      throw new FormatException(from, "a reference of 20 bytes", length + " bytes");
    }
    int reference = from + length - REFERENCE;
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    value.write(page, from, length - REFERENCE);
    long outside = Integer.toUnsignedLong(InnoSpace.number(page, reference + 16));
    long wanted = Math.min(outside + length - REFERENCE, SqlText.LONGEST);
    int first = InnoSpace.number(page, reference + 4);
    byte[] head = page(first);
    switch (InnoSpace.type(head)) {
      case CHAIN -> chain(first, wanted, value);
      case FIRST -> indexed(first, head, wanted, value);
      default ->
          throw new FormatException(
              Integer.toUnsignedLong(first) * space.pageSize() + 24,
              "a page of a long value",
              "type " + InnoSpace.type(head));
    }
    if (value.size() < wanted) {
      throw new FormatException(reference, wanted + " bytes", value.size() + " bytes");
    }
    return value.toByteArray();
  }

  private void chain(int first, long wanted, ByteArrayOutputStream value) throws IOException {
    int number = first;
    for (int i = 0; i < MOST_PAGES && number != NO_PAGE && value.size() < wanted; i++) {
      byte[] page = page(number);
      if (InnoSpace.type(page) != CHAIN) {
        throw new FormatException(
            Integer.toUnsignedLong(number) * space.pageSize() + 24,
            "a page of a long value (10)",
            "type " + InnoSpace.type(page));
      }
      add(page, 46, InnoSpace.number(page, 38), wanted, value);
      number = InnoSpace.number(page, 42);
    }
  }

  private void indexed(int first, byte[] head, long wanted, ByteArrayOutputStream value)
      throws IOException {
    byte[] index = head;
    int entry = 96;
    for (int i = 0; i < MOST_PAGES && value.size() < wanted; i++) {
      if (entry < InnoSpace.CONTENT || entry + ENTRY > space.end()) {
        throw new FormatException(entry, "an entry within its page", "place " + entry);
      }
      int number = InnoSpace.number(index, entry + 48);
      int count = InnoSpace.half(index, entry + 52);
      byte[] page = number == first ? head : page(number);
      if (number != first && InnoSpace.type(page) != DATA) {
        throw new FormatException(
            Integer.toUnsignedLong(number) * space.pageSize() + 24,
            "a page of a long value (23)",
            "type " + InnoSpace.type(page));
      }
      add(page, number == first ? 696 : 49, count, wanted, value);
      int next = InnoSpace.number(index, entry + 6);
      int place = InnoSpace.half(index, entry + 10);
      if (next == NO_PAGE || next == 0) {
        return;
      }
      index = page(next);
      entry = place;
    }
  }

  private void add(byte[] page, int from, int count, long wanted, ByteArrayOutputStream value)
      throws FormatException {
    if (count < 0 || count > space.end() - from) {
      throw new FormatException(
          from, "at most " + (space.end() - from) + " bytes in a page", count + " bytes");
    }
    value.write(page, from, (int) Math.min(count, wanted - value.size()));
  }
}
