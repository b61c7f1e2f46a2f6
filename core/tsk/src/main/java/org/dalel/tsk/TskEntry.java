package org.dalel.tsk;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A name and what it points at. One packed array holds everything; the methods decode it when
 * asked, so an entry may be kept as long as it is needed.
 */
public final class TskEntry implements TskRecord {
  // TSK_FS_NAME_FLAG_ENUM
  private static final int ALLOCATED = 0x01;

  private static final int SHORT_NAME = 1;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final byte[] packed;
  private final TskDirectory directory;

  TskEntry(byte[] packed, TskDirectory directory) {
    this.packed = packed;
    this.directory = directory;
  }

  /** The directory that lists this name. */
  public TskDirectory directory() {
    return directory;
  }

  /** The name. */
  public TskName name() {
    return new TskName(string(0));
  }

  /** The path from the file system's root, such as {@code /Users/aida/mail.mbox}. */
  public TskName path() {
    byte[] parent = directory.path().bytes();
    byte[] name = string(0);
    byte[] path = Arrays.copyOf(parent, parent.length + 1 + name.length);
    path[parent.length] = '/';
    System.arraycopy(name, 0, path, parent.length + 1, name.length);
    return new TskName(path);
  }

  /** The 8.3 name, where the file system has one. */
  public Optional<TskName> shortName() {
    byte[] name = string(SHORT_NAME);
    return name.length == 0 ? Optional.empty() : Optional.of(new TskName(name));
  }

  /** Whether the name is allocated, not deleted. */
  public boolean nameAllocated() {
    return (packed[EntryLayout.NAME_FLAGS] & ALLOCATED) != 0;
  }

  /** File type in the directory entry. */
  public TskNameType nameType() {
    return TskNameType.of(packed[EntryLayout.NAME_TYPE]);
  }

  /** Metadata address that the name points at. */
  public long metaAddress() {
    return Packed.i64(packed, EntryLayout.NAME_META_ADDRESS);
  }

  /** Sequence number that the name holds (NTFS), else 0. */
  public long nameSequence() {
    return Packed.u32(packed, EntryLayout.NAME_SEQUENCE);
  }

  /** Metadata address of the parent directory. */
  public long parentAddress() {
    return Packed.i64(packed, EntryLayout.PARENT_ADDRESS);
  }

  /** Sequence number of the parent directory (NTFS), else 0. */
  public long parentSequence() {
    return Packed.u32(packed, EntryLayout.PARENT_SEQUENCE);
  }

  /** When the name was added to its directory (APFS). */
  public Optional<TskTime> dateAdded() {
    long nanos = Packed.i64(packed, EntryLayout.DATE_ADDED);
    return nanos == 0
        ? Optional.empty()
        : Optional.of(
            new TskTime(
                Math.floorDiv(nanos, NANOS_PER_SECOND),
                (int) Math.floorMod(nanos, NANOS_PER_SECOND)));
  }

  /** The metadata, absent when the name points nowhere. */
  public Optional<TskMetadata> metadata() {
    return flag(EntryLayout.HAS_META) ? Optional.of(new TskMetadata(packed)) : Optional.empty();
  }

  /** Whether a deleted name points at metadata in use: {@code fls} prints {@code (realloc)}. */
  public boolean reallocated() {
    return flag(EntryLayout.REALLOCATED);
  }

  /**
   * Whether the metadata's sequence number is not the name's (NTFS; one more when the metadata is
   * not in use): the metadata, and the content, belong to another file.
   */
  public boolean sequenceDiffers() {
    return flag(EntryLayout.SEQUENCE_DIFFERS);
  }

  /** Whether the entry was found under {@code /$OrphanFiles}. */
  public boolean orphan() {
    return flag(EntryLayout.ORPHAN);
  }

  /** Whether no name leads to this metadata. */
  public boolean unnamed() {
    return flag(EntryLayout.UNNAMED);
  }

  /** The attributes of the metadata; none without metadata. */
  public List<TskAttributeInfo> attributes() {
    return flag(EntryLayout.HAS_META) ? new TskMetadata(packed).attributes() : List.of();
  }

  private boolean flag(int bit) {
    return (packed[EntryLayout.ENTRY_FLAGS] & bit) != 0;
  }

  private byte[] string(int index) {
    int at = EntryLayout.string(packed, index);
    return Arrays.copyOfRange(packed, at + 4, at + 4 + Packed.i32(packed, at));
  }

  @Override
  public String toString() {
    return path() + " (" + metaAddress() + ")";
  }
}
