package org.dalel.testdata.fs;

import java.io.IOException;
import org.dalel.testdata.model.Seed;
import org.dalel.testdata.model.Volume;

/** Fills a volume with nothing, noise, or the signature of something that libtsk does not read. */
public final class PlainWriter implements VolumeWriter {

  private static final int CHUNK = 1 << 16;

  @Override
  public void write(Volume volume, Area area, Ledger ledger) throws IOException {
    switch (volume.fileSystem()) {
      case RANDOM -> noise(volume, area);
      case XFS -> area.write(0, Bytes.ascii("XFSB"));
      case BTRFS -> area.write(0x10040, Bytes.ascii("_BHRfS_M"));
      case LUKS -> area.write(0, new byte[] {'L', 'U', 'K', 'S', (byte) 0xBA, (byte) 0xBE, 0, 2});
      case BITLOCKER -> {
        area.write(0, new byte[] {(byte) 0xEB, 0x58, (byte) 0x90});
        area.write(3, Bytes.ascii("-FVE-FS-"));
        area.write(510, new byte[] {0x55, (byte) 0xAA});
      }
      default -> {
        // zeros need no writing
      }
    }
  }

  private static void noise(Volume volume, Area area) throws IOException {
    Seed source = new Seed(volume.seed());
    for (long at = 0; at < volume.size(); at += CHUNK) {
      area.write(at, source.bytes((int) Math.min(CHUNK, volume.size() - at)));
    }
  }
}
