package org.dalel.evidence.image.qcow;

/** Where the content of a guest cluster is. */
sealed interface ClusterPlace {
  /** Nothing is stored: it reads as zeros. */
  record Zeros() implements ClusterPlace {}

  /** Stored as it is at this byte of the file. */
  record Plain(long offset) implements ClusterPlace {}

  /** Stored deflated in at most {@code length} bytes from this byte of the file on. */
  record Deflated(long offset, int length) implements ClusterPlace {}

  /** The tables do not say where it is. */
  record Lost(String reason) implements ClusterPlace {}
}
