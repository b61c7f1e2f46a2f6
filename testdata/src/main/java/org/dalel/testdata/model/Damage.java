package org.dalel.testdata.model;

/**
 * Harm done to the finished raw image.
 *
 * @param at byte offset for {@code TRUNCATE} and {@code WIPE}; negative counts from the end
 * @param count bytes to wipe, or bytes to flip
 * @param volume which volume the harm is about, from 0, for {@code CUT_METADATA}
 */
public record Damage(Kind kind, long at, long count, int volume) {

  /** The kind of harm. */
  public enum Kind {
    /** The image ends at the offset. */
    TRUNCATE,
    /** Zeros from the offset on. */
    WIPE,
    /** Single bits flipped at seeded places. */
    FLIP,
    /** The image ends in the middle of the volume's MFT, inode table or FAT. */
    CUT_METADATA
  }
}
