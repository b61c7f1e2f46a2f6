package org.dalel.tsk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A metadata entry (inode, MFT entry, directory entry). Decoded from the packed entry when asked.
 */
public final class TskMetadata {
  // TSK_FS_META_FLAG_ENUM
  private static final int ALLOCATED = 0x01;
  private static final int COMPRESSED = 0x10;

  private static final int DELETED_TIME = 1;
  private static final int BACKUP_TIME = 2;
  private static final int LINK_TARGET = 2;
  private static final int OWNER_SID = 3;
  private static final int ATTRIBUTES = 4;

  private final byte[] packed;

  TskMetadata(byte[] packed) {
    this.packed = packed;
  }

  /** Metadata address. */
  public long address() {
    return Packed.i64(packed, EntryLayout.META_ADDRESS);
  }

  /** Sequence number (NTFS), else 0. */
  public long sequence() {
    return Packed.u32(packed, EntryLayout.META_SEQUENCE);
  }

  /** File type. */
  public TskMetaType type() {
    return TskMetaType.of(packed[EntryLayout.META_TYPE]);
  }

  /** Whether the entry is in use. */
  public boolean allocated() {
    return (packed[EntryLayout.META_FLAGS] & ALLOCATED) != 0;
  }

  /** Whether libtsk says that the content is compressed. */
  public boolean compressed() {
    return (packed[EntryLayout.META_FLAGS] & COMPRESSED) != 0;
  }

  /** Permission bits. */
  public int mode() {
    return Packed.i32(packed, EntryLayout.MODE);
  }

  /** Number of names that the entry claims. */
  public int linkCount() {
    return Packed.i32(packed, EntryLayout.LINK_COUNT);
  }

  /** Size in bytes. */
  public long size() {
    return Packed.i64(packed, EntryLayout.SIZE);
  }

  /** Owner id. */
  public long uid() {
    return Packed.u32(packed, EntryLayout.UID);
  }

  /** Group id. */
  public long gid() {
    return Packed.u32(packed, EntryLayout.GID);
  }

  /** Content modified. */
  public TskTime modified() {
    return TskTime.at(packed, EntryLayout.MODIFIED);
  }

  /** Content accessed. */
  public TskTime accessed() {
    return TskTime.at(packed, EntryLayout.ACCESSED);
  }

  /** Metadata changed. */
  public TskTime changed() {
    return TskTime.at(packed, EntryLayout.CHANGED);
  }

  /** Created. */
  public TskTime created() {
    return TskTime.at(packed, EntryLayout.CREATED);
  }

  /** Deleted (ext). */
  public Optional<TskTime> deleted() {
    return extra(DELETED_TIME);
  }

  /** Backed up (HFS+). */
  public Optional<TskTime> backedUp() {
    return extra(BACKUP_TIME);
  }

  /** Times of the $FILE_NAME attribute (NTFS), absent when all are zero. */
  public Optional<NameTimes> nameTimes() {
    NameTimes times =
        new NameTimes(
            TskTime.at(packed, EntryLayout.NAME_MODIFIED),
            TskTime.at(packed, EntryLayout.NAME_ACCESSED),
            TskTime.at(packed, EntryLayout.NAME_CHANGED),
            TskTime.at(packed, EntryLayout.NAME_CREATED),
            Packed.i32(packed, EntryLayout.NAME_ATTRIBUTE));
    boolean any =
        times.modified.isSet()
            || times.accessed.isSet()
            || times.changed.isSet()
            || times.created.isSet();
    return any ? Optional.of(times) : Optional.empty();
  }

  /** Where a symbolic link points, as bytes. */
  public Optional<TskName> linkTarget() {
    return string(LINK_TARGET).map(TskName::new);
  }

  /** Owner's security identifier (NTFS). */
  public Optional<String> ownerSid() {
    return string(OWNER_SID).map(sid -> new String(sid, StandardCharsets.US_ASCII));
  }

  /** Whether libtsk could not make out the attributes. */
  public boolean attributesFailed() {
    return (packed[EntryLayout.ENTRY_FLAGS] & EntryLayout.ATTRIBUTES_FAILED) != 0;
  }

  /** All attributes in libtsk's order. */
  public List<TskAttributeInfo> attributes() {
    int count = Packed.i32(packed, EntryLayout.ATTRIBUTE_COUNT);
    List<TskAttributeInfo> attributes = new ArrayList<>(count);
    int at = EntryLayout.string(packed, ATTRIBUTES);
    for (int i = 0; i < count; i++) {
      TskAttributeInfo attribute = new TskAttributeInfo(packed, at);
      attributes.add(attribute);
      at = attribute.next();
    }
    return attributes;
  }

  private Optional<TskTime> extra(int kind) {
    TskTime time = TskTime.at(packed, EntryLayout.EXTRA);
    return packed[EntryLayout.EXTRA_KIND] == kind && time.isSet()
        ? Optional.of(time)
        : Optional.empty();
  }

  private Optional<byte[]> string(int index) {
    int at = EntryLayout.string(packed, index);
    int length = Packed.i32(packed, at);
    return length == 0
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(packed, at + 4, at + 4 + length));
  }

  /**
   * Times of an NTFS $FILE_NAME attribute.
   *
   * @param modified content modified
   * @param accessed content accessed
   * @param changed MFT entry changed
   * @param created created
   * @param attributeId id of the attribute that they were taken from
   */
  public record NameTimes(
      TskTime modified, TskTime accessed, TskTime changed, TskTime created, int attributeId) {}
}
