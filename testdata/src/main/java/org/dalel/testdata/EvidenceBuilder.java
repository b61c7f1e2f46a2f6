package org.dalel.testdata;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dalel.testdata.model.Damage;
import org.dalel.testdata.model.Description;
import org.dalel.testdata.model.FileSystem;
import org.dalel.testdata.model.PartitionTable;
import org.dalel.testdata.model.Seed;
import org.dalel.testdata.model.Volume;
import org.dalel.testdata.model.Wrapping;

/**
 * Makes evidence from Java.
 *
 * <pre>{@code
 * Evidence evidence =
 *     EvidenceBuilder.ext4("usb", v -> v.file("/notes/salem.txt", "Сәлем").delete("/notes/salem.txt"))
 *         .write(folder);
 * }</pre>
 */
public final class EvidenceBuilder {

  private static final long MIB = 1 << 20;

  private final String name;

  private record Planned(FileSystem kind, long bytes, Consumer<VolumeBuilder> content) {}

  private final List<Planned> volumes = new ArrayList<>();
  private final List<Damage> damage = new ArrayList<>();
  private PartitionTable table = PartitionTable.NONE;
  private Wrapping wrapping = Wrapping.RAW;
  private long partBytes = 8 * MIB;
  private long size;
  private int sectorSize = 512;
  private long seed = 1;

  private EvidenceBuilder(String name) {
    this.name = name;
  }

  /** Evidence without a volume yet. */
  public static EvidenceBuilder named(String name) {
    return new EvidenceBuilder(name);
  }

  /** A disk that is one NTFS volume of 16 MiB. */
  public static EvidenceBuilder ntfs(String name, Consumer<VolumeBuilder> content) {
    return named(name).volume(FileSystem.NTFS, 16 * MIB, content);
  }

  /** A disk that is one ext4 volume of 16 MiB. */
  public static EvidenceBuilder ext4(String name, Consumer<VolumeBuilder> content) {
    return named(name).volume(FileSystem.EXT4, 16 * MIB, content);
  }

  /** A disk that is one FAT16 volume of 16 MiB. */
  public static EvidenceBuilder fat(String name, Consumer<VolumeBuilder> content) {
    return named(name).volume(FileSystem.FAT16, 16 * MIB, content);
  }

  /** The seed of all random choices. */
  public EvidenceBuilder seed(long number) {
    seed = number;
    return this;
  }

  /** A DOS partition table. */
  public EvidenceBuilder dos() {
    table = PartitionTable.DOS;
    return this;
  }

  /** A GUID partition table. */
  public EvidenceBuilder gpt() {
    table = PartitionTable.GPT;
    return this;
  }

  /** The scheme by value. */
  public EvidenceBuilder table(PartitionTable scheme) {
    table = scheme;
    return this;
  }

  /** Bytes of the disk, when it shall be larger than its volumes. */
  public EvidenceBuilder size(long bytes) {
    size = bytes;
    return this;
  }

  /** Bytes of a sector of the partition table: 512 or 4096. */
  public EvidenceBuilder sectorSize(int bytes) {
    sectorSize = bytes;
    return this;
  }

  /** Adds a volume of this many bytes. */
  public EvidenceBuilder volume(FileSystem kind, long bytes, Consumer<VolumeBuilder> content) {
    volumes.add(new Planned(kind, bytes, content));
    return this;
  }

  /** The container. */
  public EvidenceBuilder wrap(Wrapping container) {
    wrapping = container;
    return this;
  }

  /** Parts of this many bytes. */
  public EvidenceBuilder split(long bytes) {
    wrapping = Wrapping.SPLIT;
    partBytes = bytes;
    return this;
  }

  /** Cuts the image off at a byte offset; negative counts from the end. */
  public EvidenceBuilder truncate(long at) {
    damage.add(new Damage(Damage.Kind.TRUNCATE, at, 0, 0));
    return this;
  }

  /** Wipes bytes with zeros. */
  public EvidenceBuilder wipe(long at, long count) {
    damage.add(new Damage(Damage.Kind.WIPE, at, count, 0));
    return this;
  }

  /** Flips single bits at seeded places. */
  public EvidenceBuilder flip(int count) {
    damage.add(new Damage(Damage.Kind.FLIP, 0, count, 0));
    return this;
  }

  /** Cuts the image off in the middle of a volume's MFT, inode table or FAT. */
  public EvidenceBuilder cutMetadata(int volume) {
    damage.add(new Damage(Damage.Kind.CUT_METADATA, 0, 0, volume));
    return this;
  }

  /** The description as data. */
  public Description build() {
    List<Volume> built = new ArrayList<>();
    for (Planned planned : volumes) {
      long own = Seed.derive(seed, "volume " + built.size());
      VolumeBuilder volume = new VolumeBuilder(planned.kind(), planned.bytes(), own);
      planned.content().accept(volume);
      built.add(volume.build());
    }
    return new Description(name, seed, size, sectorSize, table, built, wrapping, partBytes, damage);
  }

  /** Writes image and truth into a folder, which is made when missing. */
  public Evidence write(Path folder) throws IOException {
    return Evidence.write(build(), folder);
  }
}
