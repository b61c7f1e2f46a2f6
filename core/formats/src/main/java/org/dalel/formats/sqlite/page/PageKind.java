package org.dalel.formats.sqlite.page;

import java.util.Optional;

/** The four kinds of b-tree pages, by the first byte of their header. */
public enum PageKind {
  INDEX_INTERIOR(0x02),
  TABLE_INTERIOR(0x05),
  INDEX_LEAF(0x0a),
  TABLE_LEAF(0x0d);

  private final int flag;

  PageKind(int flag) {
    this.flag = flag;
  }

  /** The kind, or empty if the byte is none of the four. */
  public static Optional<PageKind> of(byte flag) {
    for (PageKind kind : values()) {
      if (kind.flag == flag) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  public boolean leaf() {
    return this == INDEX_LEAF || this == TABLE_LEAF;
  }

  /** True if cells have a rowid. */
  public boolean table() {
    return this == TABLE_LEAF || this == TABLE_INTERIOR;
  }

  /** Bytes before the cell pointers. */
  public int headerSize() {
    return leaf() ? 8 : 12;
  }

  /** True if cells hold a record. */
  public boolean payload() {
    return this != TABLE_INTERIOR;
  }

  /**
   * Bytes of a payload that stand in the cell itself; the rest is on overflow pages.
   *
   * @param usable bytes of a page without the reserved ones
   */
  public int localSize(long payload, int usable) {
    int most = this == TABLE_LEAF ? usable - 35 : (usable - 12) * 64 / 255 - 23;
    if (payload <= most) {
      return (int) payload;
    }
    int least = (usable - 12) * 32 / 255 - 23;
    int fitting = (int) (least + (payload - least) % (usable - 4));
    return fitting <= most ? fitting : least;
  }
}
