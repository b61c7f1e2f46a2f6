package org.dalel.casefile.read;

import java.util.OptionalLong;

/**
 * Rights and owner as the file system has them.
 *
 * @param mode POSIX mode bits with the file type
 * @param uid user id
 * @param gid group id
 */
public record ItemOwner(OptionalLong mode, OptionalLong uid, OptionalLong gid) {
  /** Nothing known. */
  public static final ItemOwner NONE =
      new ItemOwner(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
}
