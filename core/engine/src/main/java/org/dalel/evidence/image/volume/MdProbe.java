package org.dalel.evidence.image.volume;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Members of Linux software RAID.
 *
 * <p>Superblock 1.1 lies at the start, 1.2 at 4 KiB, 1.0 in the last 8 to 12 KiB, 0.90 in the last
 * 64 to 128 KiB. Version 1: 0x10 UUID of the set, 0x20 name, 0x48 level; version 0.90: 0x04
 * versions, 0x1c level (md_p.h of Linux).
 */
final class MdProbe {

  private MdProbe() {}

  static Optional<VolumeSignature> probe(VolumeView view, long magic) throws IOException {
    long sectors = view.length() / 512;
    long end = (sectors - 16 & ~7L) * 512;
    for (long at : new long[] {0, 4096, end}) {
      if (at >= 0 && view.u32(at) == magic && view.u32(at + 4) == 1) {
        String version = at == 0 ? "1.1" : at == 4096 ? "1.2" : "1.0";
        String detail = "superblock " + version + ", RAID level " + (int) view.u32(at + 0x48);
        return Optional.of(
            VolumeSignature.of(VolumeKind.MD_RAID, detail)
                .named(view.text(at + 0x20, 32, StandardCharsets.UTF_8), view.uuid(at + 0x10)));
      }
    }
    long old = (view.length() & -65536L) - 65536;
    boolean there = old >= 0 && (view.u32(old) == magic || view.u32Big(old) == magic);
    return there
        ? Optional.of(VolumeSignature.of(VolumeKind.MD_RAID, "superblock 0.90"))
        : Optional.empty();
  }
}
