package org.dalel.evidence.image.volume;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Signatures that are a few fixed bytes at a fixed place, with the places of identifier and label.
 *
 * <p>Sources: the on-disk headers of Linux (include/uapi/linux/magic.h, fs/*), xfsprogs' design
 * document, btrfs documentation "On-disk Format", f2fs_fs.h, jfs_superblock.h, reiserfs_fs.h of
 * reiserfsprogs, erofs_fs.h, "Practical File System Design" for BeFS, and the places that libblkid
 * and libmagic document. Checked against mkfs of each system where Debian packages one.
 */
final class MagicTable {

  private static final Charset UTF8 = StandardCharsets.UTF_8;
  private static final Charset UTF16 = StandardCharsets.UTF_16LE;

  /** A signature; {@code uuid} and {@code label} are places, -1 where there is none. */
  private record Magic(
      VolumeKind kind,
      String detail,
      long at,
      String bytes,
      long uuid,
      long label,
      int labelLength,
      Charset labelCharset) {}

  private static final List<Magic> MAGICS =
      List.of(
          magic(VolumeKind.XFS, 0, "XFSB", 32, 108, 12),
          magic(VolumeKind.BTRFS, 0x10040, "_BHRfS_M", 0x10020, 0x1012b, 256),
          wide(VolumeKind.F2FS, 1024, "\u0010\u0020\u00f5\u00f2", 1024 + 108, 1024 + 124, 512),
          magic(VolumeKind.JFS, 0x8000, "JFS1", 0x8000 + 136, 0x8000 + 152, 16),
          magic(VolumeKind.REISERFS, 0x10034, "ReIsErFs", 0x10054, 0x10064, 16),
          magic(VolumeKind.REISERFS, 0x10034, "ReIsEr2Fs", 0x10054, 0x10064, 16),
          magic(VolumeKind.REISERFS, 0x10034, "ReIsEr3Fs", 0x10054, 0x10064, 16),
          plain(VolumeKind.REISERFS, 0x2034, "ReIsErFs"),
          magic(VolumeKind.REISER4, 0x10000, "ReIsEr4", 0x10014, 0x10024, 16),
          magic(VolumeKind.NILFS2, 1030, "\u0034\u0034", 1024 + 152, 1024 + 168, 80),
          magic(VolumeKind.OCFS2, 0x2000, "OCFSV2", 0x2000 + 0x110, 0x2000 + 0xd0, 64),
          magic(VolumeKind.OCFS2, 0x1000, "OCFSV2", 0x1000 + 0x110, 0x1000 + 0xd0, 64),
          magic(VolumeKind.GFS2, 0x10000, "\u0001\u0016\u0019\u0070\0\0\0\u0001", -1, 0x100a0, 64),
          plain(VolumeKind.HPFS, 0x2000, "\u0049\u00e8\u0095\u00f9"),
          magic(VolumeKind.BEFS, 544, "1SFB", -1, 512, 32),
          magic(VolumeKind.BEFS, 32, "BFS1", -1, 0, 32),
          plain(VolumeKind.SQUASHFS, 0, "hsqs"),
          plain(VolumeKind.SQUASHFS, 0, "sqsh"),
          magic(VolumeKind.EROFS, 1024, "\u00e2\u00e1\u00f5\u00e0", 1024 + 48, 1024 + 64, 16),
          magic(VolumeKind.CRAMFS, 0, "\u0045\u003d\u00cd\u0028", -1, 48, 16),
          magic(VolumeKind.CRAMFS, 0, "\u0028\u00cd\u003d\u0045", -1, 48, 16),
          magic(VolumeKind.CRAMFS, 512, "\u0045\u003d\u00cd\u0028", -1, 560, 16),
          plain(VolumeKind.UBIFS, 0, "\u0031\u0018\u0010\u0006"),
          plain(VolumeKind.VMFS, 0x200000, "\u005e\u00f1\u00ab\u002f"),
          plain(VolumeKind.VMFS, 0x100000, "\r\u00d0\u0001\u00c0"));

  private MagicTable() {}

  static void probe(VolumeView view, List<VolumeSignature> found) throws IOException {
    for (Magic magic : MAGICS) {
      if (view.has(magic.at(), magic.bytes()) && plausible(view, magic)) {
        found.add(
            VolumeSignature.of(magic.kind(), magic.detail())
                .named(label(view, magic), uuid(view, magic)));
      }
    }
  }

  /** NILFS2 has two bytes alone: its header size and block size must fit too. */
  private static boolean plausible(VolumeView view, Magic magic) throws IOException {
    return magic.kind() != VolumeKind.NILFS2
        || view.u32(1024) == 2 && view.u16(1032) >= 200 && view.u16(1032) <= 1024;
  }

  private static Optional<String> label(VolumeView view, Magic magic) throws IOException {
    return magic.label() < 0
        ? Optional.empty()
        : view.text(magic.label(), magic.labelLength(), magic.labelCharset());
  }

  private static Optional<String> uuid(VolumeView view, Magic magic) throws IOException {
    return magic.uuid() < 0 ? Optional.empty() : view.uuid(magic.uuid());
  }

  private static Magic plain(VolumeKind kind, long at, String bytes) {
    return new Magic(kind, "", at, bytes, -1, -1, 0, UTF8);
  }

  private static Magic magic(
      VolumeKind kind, long at, String bytes, long uuid, long label, int labelLength) {
    return new Magic(kind, "", at, bytes, uuid, label, labelLength, UTF8);
  }

  private static Magic wide(
      VolumeKind kind, long at, String bytes, long uuid, long label, int labelLength) {
    return new Magic(kind, "", at, bytes, uuid, label, labelLength, UTF16);
  }
}
