package org.dalel.tsk;

import java.util.Optional;

/**
 * A volume of an APFS container.
 *
 * @param index its number in the container
 * @param name as stored
 * @param encrypted whether its content is encrypted
 * @param caseSensitive whether its names are case-sensitive
 * @param passwordHint as stored, for encrypted volumes
 * @param superblock block address of its superblock, which {@code fls -B} takes
 */
public record TskPoolVolume(
    int index,
    String name,
    boolean encrypted,
    boolean caseSensitive,
    Optional<String> passwordHint,
    long superblock) {

  /** TSK_POOL_VOLUME_FLAG_ENCRYPTED. */
  static final int ENCRYPTED = 0x01;

  /** TSK_POOL_VOLUME_FLAG_CASE_SENSITIVE. */
  static final int CASE_SENSITIVE = 0x02;
}
