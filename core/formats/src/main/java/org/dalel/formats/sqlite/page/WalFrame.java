package org.dalel.formats.sqlite.page;

/**
 * One frame of a WAL: the header that stands before a page.
 *
 * @param index from 0
 * @param offset of the frame header in the file
 * @param page number of the page
 * @param commitSize pages of the database after the commit that this frame ends; 0 inside one
 * @param salts both salts: equal in all frames of one generation
 * @param checksum what the cumulative checksum says
 */
public record WalFrame(
    int index, long offset, long page, long commitSize, long salts, Checksum checksum) {
  /** Bytes of a frame's header: page, commit size, two salts, two checksums. */
  public static final int HEADER = 24;

  /** Verdict over a frame. */
  public enum Checksum {
    /** Follows from the frame before. */
    VALID,
    /** First frame of an older generation: what its checksum builds on is overwritten. */
    UNPROVEN,
    /** Does not follow from the frame before. */
    BROKEN
  }

  public boolean commit() {
    return commitSize != 0;
  }
}
