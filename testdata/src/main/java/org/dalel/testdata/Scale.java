package org.dalel.testdata;

import org.dalel.testdata.model.FileSystem;

/** Evidence for growth tests: one volume of many small files of distinct content. */
public final class Scale {

  private static final long MIB = 1 << 20;
  private static final int PER_FOLDER = 1000;

  private Scale() {}

  /**
   * A volume just large enough.
   *
   * @param size bytes of the smallest file; the largest has twice as many
   */
  public static EvidenceBuilder of(FileSystem kind, int files, int size) {
    long cluster = 4096;
    long content = (2L * size + cluster - 1) / cluster * cluster;
    long each = kind == FileSystem.NTFS && 2 * size <= 400 ? 1024 + 160 : content + 1024 + 256;
    long bytes = (files * each * 21 / 20 + 96 * MIB) / MIB * MIB;
    String name = "scale-" + kind.key() + "-" + files;
    return EvidenceBuilder.named(name)
        .volume(
            kind, bytes, volume -> volume.label("SCALE").many("/many", files, PER_FOLDER, size));
  }
}
