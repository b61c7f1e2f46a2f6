package org.dalel.casefile.read;

import java.util.Optional;

/**
 * The digests of a content in lower-case hex; absent when it was not read (completely).
 *
 * @param md5 32 digits
 * @param sha1 40 digits
 * @param sha256 64 digits
 */
public record ItemDigests(Optional<String> md5, Optional<String> sha1, Optional<String> sha256) {
  /** Nothing was read. */
  public static final ItemDigests NONE =
      new ItemDigests(Optional.empty(), Optional.empty(), Optional.empty());
}
