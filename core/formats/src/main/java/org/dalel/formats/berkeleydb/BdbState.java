package org.dalel.formats.berkeleydb;

/** What a record is worth. */
public enum BdbState {
  /** The database itself would give it. */
  LIVE,
  /** It is marked as deleted and not yet overwritten. */
  DELETED,
  /** It stands on a leaf page to which no way leads any more. */
  ORPHAN,
  /**
   * Two neighbours in the free space of a page, taken for value and key as they are laid out: a
   * guess that the content must confirm.
   */
  SLACK
}
