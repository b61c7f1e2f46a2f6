package org.dalel.evidence.image.volume;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * File systems that need more than fixed bytes to be told.
 *
 * <p>Sources: Microsoft FAT specification (fatgen103) and exFAT specification; NTFS documentation
 * of the Linux-NTFS project; Linux Documentation/filesystems/ext4; Apple TN1150 (HFS+), Apple File
 * System Reference; ECMA-119 (ISO 9660), ECMA-167 (UDF); FreeBSD sys/ufs/ffs/fs.h; OpenZFS
 * vdev_impl.h; Linux minix_fs.h and jffs2.h.
 */
final class FileSystemProbes {

  private static final Charset ASCII = StandardCharsets.ISO_8859_1;
  private static final int SECTOR = 2048;
  private static final int DESCRIPTORS = 0x8000;

  private FileSystemProbes() {}

  static void probe(VolumeView view, List<VolumeSignature> found) throws IOException {
    if (view.has(3, "NTFS    ")) {
      String serial = String.format("%016X", view.u64(0x48));
      found.add(of(VolumeKind.NTFS).named(Optional.empty(), Optional.of(serial)));
    } else if (view.has(3, "EXFAT   ")) {
      found.add(of(VolumeKind.EXFAT).named(Optional.empty(), serial(view, 100)));
    } else if (view.has(3, "ReFS\0\0\0\0")) {
      String detail = "version " + view.u8(0x28) + "." + view.u8(0x29);
      found.add(VolumeSignature.of(VolumeKind.REFS, detail));
    } else {
      FatProbe.probe(view).ifPresent(found::add);
    }
    ext(view).ifPresent(found::add);
    apple(view).ifPresent(found::add);
    optical(view, found);
    ufs(view).ifPresent(found::add);
    zfs(view).ifPresent(found::add);
    minix(view).ifPresent(found::add);
    jffs2(view).ifPresent(found::add);
  }

  /**
   * The superblock lies at 1024: 0x38 magic, 0x5c, 0x60 and 0x64 features, 0x68 UUID, 0x78 label.
   */
  private static Optional<VolumeSignature> ext(VolumeView view) throws IOException {
    if (view.u16(0x438) != 0xef53) {
      return Optional.empty();
    }
    long compatible = view.u32(0x45c);
    long incompatible = view.u32(0x460);
    long readOnly = view.u32(0x464);
    VolumeKind kind = VolumeKind.EXT2;
    if ((incompatible & 0x8) != 0) {
      kind = VolumeKind.EXT_JOURNAL;
    } else if ((incompatible & ~0x16L) != 0 || (readOnly & ~0x7L) != 0) {
      kind = VolumeKind.EXT4;
    } else if ((compatible & 0x4) != 0) {
      kind = VolumeKind.EXT3;
    }
    Optional<String> label = view.text(0x478, 16, StandardCharsets.UTF_8);
    String detail = (incompatible & 0x10000) != 0 ? "with encrypted folders" : "";
    return Optional.of(VolumeSignature.of(kind, detail).named(label, view.uuid(0x468)));
  }

  /** HFS may wrap an HFS+ volume: its signature then stands at 0x7c of the HFS header. */
  private static Optional<VolumeSignature> apple(VolumeView view) throws IOException {
    if (view.has(32, "NXSB")) {
      return Optional.of(of(VolumeKind.APFS).named(Optional.empty(), view.uuid(72)));
    }
    int version = view.u16Big(1026);
    if (view.has(1024, "H+") && version == 4) {
      return Optional.of(of(VolumeKind.HFS_PLUS));
    }
    if (view.has(1024, "HX") && version == 5) {
      return Optional.of(of(VolumeKind.HFSX));
    }
    if (!view.has(1024, "BD") || view.u32Big(1024 + 0x14) % 512 != 0) {
      return Optional.empty();
    }
    int length = Math.min(27, view.u8(1024 + 0x24));
    return Optional.of(
        view.has(1024 + 0x7c, "H+")
            ? VolumeSignature.of(VolumeKind.HFS_PLUS, "in an HFS wrapper")
            : of(VolumeKind.HFS).named(view.text(1024 + 0x25, length, ASCII), Optional.empty()));
  }

  /** Descriptors of 2048 bytes from sector 16 on; UDF adds BEA01, NSR02 or NSR03, TEA01. */
  private static void optical(VolumeView view, List<VolumeSignature> found) throws IOException {
    for (int sector = 0; sector < 32; sector++) {
      long at = DESCRIPTORS + (long) sector * SECTOR;
      if (view.has(at + 1, "CD001") && view.u8(at) == 1) {
        found.add(of(VolumeKind.ISO9660).named(view.text(at + 40, 32, ASCII), Optional.empty()));
      } else if (view.has(at + 1, "NSR02") || view.has(at + 1, "NSR03")) {
        found.add(of(VolumeKind.UDF));
        return;
      }
    }
  }

  /**
   * Magic at 0x55c of a superblock at 8 KiB (UFS1), 64 KiB or 256 KiB (UFS2), either byte order.
   */
  private static Optional<VolumeSignature> ufs(VolumeView view) throws IOException {
    for (long at : new long[] {0x10000, 0x2000, 0x40000, 0}) {
      long little = view.u32(at + 0x55c);
      long big = view.u32Big(at + 0x55c);
      if (little == 0x19540119L || big == 0x19540119L) {
        return Optional.of(
            of(VolumeKind.UFS2).named(view.text(at + 680, 32, ASCII), Optional.empty()));
      }
      if (little == 0x011954L || big == 0x011954L) {
        return Optional.of(of(VolumeKind.UFS1));
      }
    }
    return Optional.empty();
  }

  /** A ring of uberblocks of at least 1 KiB fills the second half of each label of 256 KiB. */
  private static Optional<VolumeSignature> zfs(VolumeView view) throws IOException {
    long magic = 0x00bab10cL;
    for (long at = 128 << 10; at < 256 << 10; at += 1024) {
      long value = view.u64(at);
      if (value == magic || Long.reverseBytes(value) == magic) {
        return Optional.of(of(VolumeKind.ZFS));
      }
    }
    return Optional.empty();
  }

  /**
   * Two bytes of magic at 0x10 of the superblock (0x18 in version 3), so the counts must fit too.
   */
  private static Optional<VolumeSignature> minix(VolumeView view) throws IOException {
    int magic = view.u16(1024 + 0x10);
    boolean oneOrTwo = magic == 0x137f || magic == 0x138f || magic == 0x2468 || magic == 0x2478;
    int inodeMap = view.u16(1024 + 4);
    int zoneMap = view.u16(1024 + 6);
    int firstZone = view.u16(1024 + 8);
    if (oneOrTwo && inodeMap > 0 && zoneMap > 0 && firstZone > inodeMap + zoneMap + 1) {
      return Optional.of(
          VolumeSignature.of(VolumeKind.MINIX, magic < 0x2000 ? "version 1" : "version 2"));
    }
    boolean third = view.u16(1024 + 0x18) == 0x4d5a && view.u16(1024 + 0x1c) % 1024 == 0;
    return third && view.u16(1024 + 6) > 0 && view.u16(1024 + 8) > 0
        ? Optional.of(VolumeSignature.of(VolumeKind.MINIX, "version 3"))
        : Optional.empty();
  }

  /** A node: 0x1985, its type, its length. */
  private static Optional<VolumeSignature> jffs2(VolumeView view) throws IOException {
    boolean little = view.u16(0) == 0x1985 && isJffs2Node(view.u16(2));
    boolean big = view.u16Big(0) == 0x1985 && isJffs2Node(view.u16Big(2));
    return little || big ? Optional.of(of(VolumeKind.JFFS2)) : Optional.empty();
  }

  private static boolean isJffs2Node(int type) {
    return switch (type) {
      case 0xe001, 0xe002, 0x2003, 0x2004, 0x2006, 0xe008, 0xe009 -> true;
      default -> false;
    };
  }

  private static VolumeSignature of(VolumeKind kind) {
    return VolumeSignature.of(kind, "");
  }

  static Optional<String> serial(VolumeView view, long at) throws IOException {
    long serial = view.u32(at);
    return Optional.of(String.format("%04X-%04X", serial >>> 16, serial & 0xffff));
  }
}
