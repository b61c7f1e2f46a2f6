package org.dalel.evidence.image.volume;

/** What a volume can hold. */
public enum VolumeKind {
  NTFS("NTFS", Role.FILE_SYSTEM, true),
  FAT12("FAT12", Role.FILE_SYSTEM, true),
  FAT16("FAT16", Role.FILE_SYSTEM, true),
  FAT32("FAT32", Role.FILE_SYSTEM, true),
  EXFAT("exFAT", Role.FILE_SYSTEM, true),
  EXT2("ext2", Role.FILE_SYSTEM, true),
  EXT3("ext3", Role.FILE_SYSTEM, true),
  EXT4("ext4", Role.FILE_SYSTEM, true),
  HFS_PLUS("HFS+", Role.FILE_SYSTEM, true),
  HFSX("HFSX", Role.FILE_SYSTEM, true),
  HFS("HFS (Mac OS Standard)", Role.FILE_SYSTEM, false),
  APFS("APFS container", Role.FILE_SYSTEM, true),
  ISO9660("ISO 9660", Role.FILE_SYSTEM, true),
  UDF("UDF", Role.FILE_SYSTEM, false),
  UFS1("UFS1", Role.FILE_SYSTEM, true),
  UFS2("UFS2", Role.FILE_SYSTEM, true),
  XFS("XFS", Role.FILE_SYSTEM, false),
  BTRFS("Btrfs", Role.FILE_SYSTEM, false),
  BCACHEFS("bcachefs", Role.FILE_SYSTEM, false),
  REFS("ReFS", Role.FILE_SYSTEM, false),
  F2FS("F2FS", Role.FILE_SYSTEM, false),
  ZFS("ZFS pool member", Role.FILE_SYSTEM, false),
  JFS("JFS", Role.FILE_SYSTEM, false),
  REISERFS("ReiserFS", Role.FILE_SYSTEM, false),
  REISER4("Reiser4", Role.FILE_SYSTEM, false),
  MINIX("Minix", Role.FILE_SYSTEM, false),
  NILFS2("NILFS2", Role.FILE_SYSTEM, false),
  OCFS2("OCFS2", Role.FILE_SYSTEM, false),
  GFS2("GFS2", Role.FILE_SYSTEM, false),
  HPFS("HPFS", Role.FILE_SYSTEM, false),
  BEFS("BeFS", Role.FILE_SYSTEM, false),
  SQUASHFS("SquashFS", Role.FILE_SYSTEM, false),
  EROFS("EROFS", Role.FILE_SYSTEM, false),
  CRAMFS("cramfs", Role.FILE_SYSTEM, false),
  JFFS2("JFFS2", Role.FILE_SYSTEM, false),
  UBIFS("UBIFS", Role.FILE_SYSTEM, false),
  VMFS("VMFS", Role.FILE_SYSTEM, false),
  SWAP("Linux swap", Role.MEMORY, false),
  HIBERNATION("Linux swap with a hibernated system", Role.MEMORY, false),
  EXT_JOURNAL("ext3/ext4 external journal", Role.CONTAINER, false),
  LVM2("LVM2 physical volume", Role.CONTAINER, false),
  MD_RAID("Linux software RAID member", Role.CONTAINER, false),
  BCACHE("bcache device", Role.CONTAINER, false),
  UBI("UBI volume", Role.CONTAINER, false),
  VDO("VDO volume", Role.CONTAINER, false),
  LDM("Windows dynamic disk (LDM)", Role.CONTAINER, false),
  STORAGE_SPACES("Windows Storage Spaces member", Role.CONTAINER, false),
  CORE_STORAGE("Apple CoreStorage", Role.CONTAINER, false),
  LUKS1("LUKS1 encrypted volume", Role.ENCRYPTED, false),
  LUKS2("LUKS2 encrypted volume", Role.ENCRYPTED, false),
  BITLOCKER("BitLocker encrypted volume", Role.ENCRYPTED, false),
  BITLOCKER_TO_GO("BitLocker To Go encrypted volume", Role.ENCRYPTED, false),
  FILE_VAULT2("FileVault 2 encrypted volume (CoreStorage)", Role.ENCRYPTED, false),
  HIGH_ENTROPY("unrecognised (high entropy: possibly encrypted)", Role.UNKNOWN, false),
  BLANK("blank (one byte value throughout its start)", Role.UNKNOWN, false),
  UNKNOWN("unrecognised", Role.UNKNOWN, false);

  /** What is behind a volume. */
  public enum Role {
    FILE_SYSTEM,
    /** Holds other volumes or a part of one. */
    CONTAINER,
    ENCRYPTED,
    /** Holds pages of memory. */
    MEMORY,
    UNKNOWN
  }

  private final String displayName;
  private final Role role;
  private final boolean readable;

  VolumeKind(String displayName, Role role, boolean readable) {
    this.displayName = displayName;
    this.role = role;
    this.readable = readable;
  }

  /** Name for people. */
  public String displayName() {
    return displayName;
  }

  public Role role() {
    return role;
  }

  /** Whether libtsk reads it. */
  public boolean readByLibtsk() {
    return readable;
  }
}
