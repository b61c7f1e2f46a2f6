package org.dalel.testdata.fs;

import java.nio.file.Path;
import org.dalel.testdata.model.FileSystem;

/** Chooses the writer of a file system. */
public final class Writers {

  private Writers() {}

  /**
   * The writer.
   *
   * @param image the image file; tools that cannot write into it work in files beside it
   */
  public static VolumeWriter of(FileSystem fileSystem, Path image) {
    return switch (fileSystem) {
      case FAT12, FAT16, FAT32 -> new FatWriter();
      case EXT2, EXT3, EXT4 -> new ExtWriter();
      case NTFS -> new NtfsWriter();
      case EXFAT -> new ExfatWriter();
      case ISO9660 -> new IsoWriter(image);
      case HFSPLUS ->
          (volume, area, ledger) ->
              ledger.skip("hfsplus: there is no writer for it; the volume is left empty");
      default -> new PlainWriter();
    };
  }
}
