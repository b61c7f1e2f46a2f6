package org.dalel.casefile.write;

import java.util.Optional;

/**
 * One name on the evidence: a file, directory, stream, link or virtual entry.
 *
 * @param id row id, given by the enumeration
 * @param evidenceId its evidence
 * @param fileSystemId its file system; 0 for logical evidence
 * @param path escaped path from the root, with {@code /}
 * @param stream name of the alternate data stream, escaped; null for the main one
 * @param address metadata address, sequence, attribute type and id
 * @param kind file, dir, link, virtual or other
 * @param state allocated, deleted or orphan
 * @param reallocated the metadata entry belongs to another file now
 * @param sizes logical, initialised and allocated size
 * @param flags bits of {@link ItemFlags}
 * @param times the four times and what else there is
 * @param owner mode, user, group, links, link target, SID
 * @param recovery for deleted content: what it is worth; null otherwise
 * @param firstByte byte of the image where the content begins; -1 when unknown or resident
 * @param runs encoded run list; null without one
 * @param readable whether there is content to read
 */
public record ItemRow(
    long id,
    long evidenceId,
    long fileSystemId,
    String path,
    String stream,
    Address address,
    String kind,
    String state,
    boolean reallocated,
    Sizes sizes,
    int flags,
    Times times,
    Owner owner,
    String recovery,
    long firstByte,
    byte[] runs,
    boolean readable) {

  /** Metadata address, sequence number, attribute type and attribute id; -1 where there is none. */
  public record Address(long meta, long sequence, int attributeType, int attributeId) {
    /** No metadata. */
    public static final Address NONE = new Address(-1, -1, -1, -1);
  }

  /** Bytes: logical size, initialised part, allocated on disk (with slack); -1 where unknown. */
  public record Sizes(long size, long initialised, long allocated) {}

  /**
   * Nanoseconds since 1970 UTC, null where there is none.
   *
   * @param raw JSON of times outside 1677 to 2262 in their own unit; null without any
   * @param more JSON of further times (deletion, backup, NTFS $FILE_NAME); null without any
   */
  public record Times(
      Long modified, Long accessed, Long changed, Long created, String raw, String more) {
    /** No times at all. */
    public static final Times NONE = new Times(null, null, null, null, null, null);
  }

  /**
   * POSIX mode, owner ids, number of links (-1 where unknown), escaped link target, Windows SID.
   */
  public record Owner(
      int mode, long uid, long gid, long links, Optional<String> target, Optional<String> sid) {
    /** Nothing known. */
    public static final Owner NONE = new Owner(-1, -1, -1, -1, Optional.empty(), Optional.empty());
  }
}
