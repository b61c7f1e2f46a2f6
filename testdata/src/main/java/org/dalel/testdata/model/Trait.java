package org.dalel.testdata.model;

/** How a file is laid out on the volume. */
public enum Trait {
  /** In pieces of one cluster, with other clusters between them. */
  FRAGMENTED,
  /** NTFS compression (LZNT1). */
  COMPRESSED
}
