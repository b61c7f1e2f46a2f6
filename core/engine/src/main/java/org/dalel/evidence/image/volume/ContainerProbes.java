package org.dalel.evidence.image.volume;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Encrypted volumes, members of volume managers, and swap.
 *
 * <p>Sources: LUKS1 and LUKS2 On-Disk Format specifications; libbde and libfvde format documents
 * (BitLocker, CoreStorage); lvm2's lib/format_text/layout.h; Linux md_p.h, bcache.h, swap.h and
 * mtd/ubi-media.h; Linux-NTFS LDM documentation; libvmdk and vmfs-tools for VMFS. Storage Spaces:
 * the signature that public descriptions of its metadata give, not checked against a real pool.
 */
final class ContainerProbes {

  private static final Charset ASCII = StandardCharsets.ISO_8859_1;
  private static final byte[] TO_GO = HexFormat.of().parseHex("3bd66749292ed84a8399f6a339e3d001");
  private static final byte[] BCACHE = HexFormat.of().parseHex("c68573f64e1a45ca8265f57f48ba6d81");
  private static final byte[] BCACHEFS =
      HexFormat.of().parseHex("c68573f666ce90a9d96a60cf803df7ef");
  private static final long MD = 0xa92b4efcL;
  private static final long[] PAGES = {4096, 8192, 16384, 32768, 65536};

  private ContainerProbes() {}

  static void probe(VolumeView view, List<VolumeSignature> found) throws IOException {
    luks(view).ifPresent(found::add);
    bitLocker(view).ifPresent(found::add);
    coreStorage(view).ifPresent(found::add);
    lvm2(view).ifPresent(found::add);
    MdProbe.probe(view, MD).ifPresent(found::add);
    bcache(view).ifPresent(found::add);
    swap(view).ifPresent(found::add);
    windows(view).ifPresent(found::add);
    if (view.has(0, "UBI#")) {
      found.add(VolumeSignature.of(VolumeKind.UBI, ""));
    }
    if (view.has(0, "dmvdo001")) {
      found.add(VolumeSignature.of(VolumeKind.VDO, ""));
    }
  }

  /** 6 bytes magic, 2 version (big endian); 0xa8 UUID as text; LUKS2: 0x18 label. */
  private static Optional<VolumeSignature> luks(VolumeView view) throws IOException {
    if (!view.has(0, "LUKS\u00ba\u00be")) {
      return view.has(0x4000, "SKUL\u00ba\u00be")
          ? Optional.of(VolumeSignature.of(VolumeKind.LUKS2, "second header only"))
          : Optional.empty();
    }
    boolean second = view.u16Big(6) == 2;
    Optional<String> label =
        second ? view.text(0x18, 48, StandardCharsets.UTF_8) : Optional.empty();
    return Optional.of(
        VolumeSignature.of(second ? VolumeKind.LUKS2 : VolumeKind.LUKS1, "")
            .named(label, view.text(0xa8, 40, ASCII)));
  }

  private static Optional<VolumeSignature> bitLocker(VolumeView view) throws IOException {
    if (view.has(3, "-FVE-FS-")) {
      return Optional.of(VolumeSignature.of(VolumeKind.BITLOCKER, ""));
    }
    return view.has(0x1a8, TO_GO)
        ? Optional.of(VolumeSignature.of(VolumeKind.BITLOCKER_TO_GO, ""))
        : Optional.empty();
  }

  /** 0x0a block type 0x10, 0x58 "CS", 0x5a checksum kind 1, 0xac encryption method 2 (AES-XTS). */
  private static Optional<VolumeSignature> coreStorage(VolumeView view) throws IOException {
    if (!view.has(0x58, "CS") || view.u16(0x0a) != 0x10 || view.u32(0x5a) != 1) {
      return Optional.empty();
    }
    boolean encrypted = view.u32(0xac) == 2;
    VolumeKind kind = encrypted ? VolumeKind.FILE_VAULT2 : VolumeKind.CORE_STORAGE;
    return Optional.of(VolumeSignature.of(kind, "").named(Optional.empty(), view.uuid(0x130)));
  }

  /** A label in one of the first four sectors: "LABELONE", 0x14 offset of the header, 0x18 type. */
  private static Optional<VolumeSignature> lvm2(VolumeView view) throws IOException {
    for (int at = 0; at < 2048; at += 512) {
      if (view.has(at, "LABELONE") && view.has(at + 0x18L, "LVM2 001")) {
        Optional<String> id = view.text(at + view.u32(at + 0x14L), 32, ASCII);
        return Optional.of(
            VolumeSignature.of(VolumeKind.LVM2, "")
                .named(Optional.empty(), id.map(ContainerProbes::dashed)));
      }
    }
    return Optional.empty();
  }

  /** LVM prints its identifiers in groups of 6, 4, 4, 4, 4, 4 and 6. */
  private static String dashed(String id) {
    if (id.length() != 32) {
      return id;
    }
    int[] ends = {6, 10, 14, 18, 22, 26, 32};
    StringBuilder dashed = new StringBuilder(id.substring(0, ends[0]));
    for (int i = 1; i < ends.length; i++) {
      dashed.append('-').append(id, ends[i - 1], ends[i]);
    }
    return dashed.toString();
  }

  private static Optional<VolumeSignature> bcache(VolumeView view) throws IOException {
    if (view.has(0x1018, BCACHE)) {
      return Optional.of(
          VolumeSignature.of(VolumeKind.BCACHE, "").named(Optional.empty(), view.uuid(0x1028)));
    }
    return view.has(0x1018, BCACHEFS)
        ? Optional.of(
            VolumeSignature.of(VolumeKind.BCACHEFS, "")
                .named(view.text(0x1048, 32, StandardCharsets.UTF_8), view.uuid(0x1038)))
        : Optional.empty();
  }

  /** The signature ends the first page; 0x40c UUID, 0x41c label. */
  private static Optional<VolumeSignature> swap(VolumeView view) throws IOException {
    for (long page : PAGES) {
      Optional<String> magic = view.text(page - 10, 10, ASCII);
      String text = magic.orElse("");
      VolumeKind kind =
          switch (text) {
            case "SWAPSPACE2", "SWAP-SPACE" -> VolumeKind.SWAP;
            case "S1SUSPEND", "S2SUSPEND", "ULSUSPEND", "LINHIB0001" -> VolumeKind.HIBERNATION;
            default -> null;
          };
      if (kind != null) {
        String detail = String.format(Locale.ROOT, "pages of %d bytes", page);
        return Optional.of(
            VolumeSignature.of(kind, detail)
                .named(view.text(0x41c, 16, StandardCharsets.UTF_8), view.uuid(0x40c)));
      }
    }
    return Optional.empty();
  }

  /** LDM keeps "PRIVHEAD" in sector 6 of a disk with an MBR, else in its own partition. */
  private static Optional<VolumeSignature> windows(VolumeView view) throws IOException {
    if (view.has(0xc00, "PRIVHEAD") || view.has(view.length() - 512, "PRIVHEAD")) {
      return Optional.of(VolumeSignature.of(VolumeKind.LDM, ""));
    }
    return view.has(0, "SPACEDB ") || view.has(0x1000, "SPACEDB ")
        ? Optional.of(VolumeSignature.of(VolumeKind.STORAGE_SPACES, ""))
        : Optional.empty();
  }
}
