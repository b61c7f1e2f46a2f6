package org.dalel.tsk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An attribute of a file: where its content stands. Decoded from the packed entry when asked. */
public final class TskAttributeInfo {
  /** Type of a file's content where a file system has one kind only. */
  public static final int DEFAULT = 0x01;

  /** Type of NTFS $STANDARD_INFORMATION. */
  public static final int NTFS_STANDARD_INFORMATION = 0x10;

  /** Type of NTFS $FILE_NAME. */
  public static final int NTFS_FILE_NAME = 0x30;

  /** Type of NTFS $DATA. */
  public static final int NTFS_DATA = 0x80;

  /** Type of NTFS $INDEX_ROOT. */
  public static final int NTFS_INDEX_ROOT = 0x90;

  /** Type of the data fork in HFS+ and APFS. */
  public static final int HFS_DATA = 0x1100;

  /** Type of the resource fork in HFS+ and APFS. */
  public static final int HFS_RESOURCE = 0x1101;

  private static final int NON_RESIDENT = 0x02;
  private static final int RESIDENT = 0x04;
  private static final int ENCRYPTED = 0x10;
  private static final int COMPRESSED = 0x20;
  private static final int SPARSE = 0x40;
  private static final int RECOVERED = 0x80;

  private static final int NAME_AT = 44;

  private final byte[] packed;
  private final int at;

  TskAttributeInfo(byte[] packed, int at) {
    this.packed = packed;
    this.at = at;
  }

  /** Type number, such as 128 for NTFS $DATA. */
  public int type() {
    return Packed.i32(packed, at + 4);
  }

  /** Number of the attribute among those of its file. */
  public int id() {
    return Packed.u16(packed, at + 8);
  }

  /** TSK_FS_ATTR_FLAG_ENUM. */
  public int flags() {
    return Packed.u16(packed, at + 10);
  }

  /** Size in bytes. */
  public long size() {
    return Packed.i64(packed, at + 12);
  }

  /** Bytes from the start that were ever written; what follows reads as zeros. */
  public long initializedSize() {
    return Packed.i64(packed, at + 20);
  }

  /** Bytes of all its blocks: slack ends here. */
  public long allocatedSize() {
    return Packed.i64(packed, at + 28);
  }

  /** Bytes of the first run that come before the content. */
  public long skipLength() {
    return Packed.u32(packed, at + 36);
  }

  /** Blocks of a compression unit (NTFS), 0 when not compressed. */
  public long compressionUnit() {
    return Packed.u32(packed, at + 40);
  }

  /** The attribute's name, absent for unnamed ones. */
  public Optional<TskName> name() {
    int length = Packed.i32(packed, at + NAME_AT);
    return length == 0
        ? Optional.empty()
        : Optional.of(
            new TskName(Arrays.copyOfRange(packed, at + NAME_AT + 4, at + NAME_AT + 4 + length)));
  }

  /** Whether the content stands in the metadata entry itself. */
  public boolean resident() {
    return (flags() & RESIDENT) != 0;
  }

  /** Whether the content stands in runs. */
  public boolean nonResident() {
    return (flags() & NON_RESIDENT) != 0;
  }

  /** Whether the content is compressed by the file system. */
  public boolean compressed() {
    return (flags() & COMPRESSED) != 0;
  }

  /** Whether the content is encrypted by the file system. */
  public boolean encrypted() {
    return (flags() & ENCRYPTED) != 0;
  }

  /** Whether there are sparse runs. */
  public boolean sparse() {
    return (flags() & SPARSE) != 0;
  }

  /** Whether the runs are libtsk's guess for a deleted file (FAT). */
  public boolean recovered() {
    return (flags() & RECOVERED) != 0;
  }

  /**
   * Content of a resident attribute, when the enumeration was asked for it and it is small enough.
   */
  public Optional<byte[]> residentContent() {
    int lengthAt = residentAt();
    int length = Packed.i32(packed, lengthAt);
    return length < 0
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(packed, lengthAt + 4, lengthAt + 4 + length));
  }

  /** Number of runs. */
  public int runCount() {
    return Packed.i32(packed, runsAt());
  }

  /** One run. */
  public TskRun run(int index) {
    if (index < 0 || index >= runCount()) {
      throw new IndexOutOfBoundsException("run " + index + " of " + runCount());
    }
    return TskRun.at(packed, runsAt() + 4 + index * TskRun.BYTES);
  }

  /** The runs in the attribute's order. */
  public List<TskRun> runs() {
    int first = runsAt() + 4;
    int count = runCount();
    List<TskRun> runs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      runs.add(TskRun.at(packed, first + i * TskRun.BYTES));
    }
    return runs;
  }

  int next() {
    return at + Packed.i32(packed, at);
  }

  private int residentAt() {
    return at + NAME_AT + 4 + Packed.i32(packed, at + NAME_AT);
  }

  private int runsAt() {
    int lengthAt = residentAt();
    return lengthAt + 4 + Math.max(Packed.i32(packed, lengthAt), 0);
  }

  @Override
  public String toString() {
    return type() + "-" + id() + name().map(n -> ":" + n).orElse("") + " " + size() + " bytes";
  }
}
