package org.dalel.testdata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dalel.testdata.damage.Harmer;
import org.dalel.testdata.disk.DiskWriter;
import org.dalel.testdata.disk.Packer;
import org.dalel.testdata.model.Description;
import org.dalel.testdata.model.Volume;
import org.dalel.testdata.truth.Digests;
import org.dalel.testdata.truth.FileContent;
import org.dalel.testdata.truth.Truth;
import org.dalel.testdata.truth.TruthCollector;
import org.dalel.testdata.truth.TruthFiles;
import org.dalel.testdata.truth.TruthRow;

/**
 * Evidence that was written.
 *
 * @param image the file to open: the first part of a split image
 * @param files all files of the image
 */
public record Evidence(Path image, List<Path> files, Path csv, Path json, Truth truth) {

  /** The rows of the truth table. */
  public List<TruthRow> rows() {
    return truth.rows();
  }

  /** What could not be made here, with the reason. */
  public List<String> skipped() {
    return truth.skipped();
  }

  /**
   * Writes image and truth.
   *
   * @throws IllegalArgumentException when the description contradicts itself
   */
  public static Evidence write(Description description, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path raw = folder.resolve(description.name() + ".dd");
    for (String old : List.of(".dd", ".truth.csv", ".truth.json")) {
      Files.deleteIfExists(folder.resolve(description.name() + old));
    }
    DiskWriter disk = new DiskWriter(description);
    List<TruthCollector> volumes = disk.write(raw);
    List<Truth.Harm> harm = new Harmer(description, volumes).apply(raw);
    Digests media = Digests.of(new FileContent(raw));
    long size = Files.size(raw);
    List<String> skipped = new ArrayList<>();
    volumes.forEach(each -> skipped.addAll(each.skipped()));
    List<Path> files = new Packer(description, skipped::add).pack(raw);
    Truth truth = truth(description, size, media, files, volumes, harm, skipped);
    Path csv = folder.resolve(description.name() + ".truth.csv");
    Path json = folder.resolve(description.name() + ".truth.json");
    TruthFiles.csv(truth, csv);
    TruthFiles.json(truth, json);
    return new Evidence(files.get(0), files, csv, json, truth);
  }

  private static Truth truth(
      Description description,
      long size,
      Digests media,
      List<Path> files,
      List<TruthCollector> volumes,
      List<Truth.Harm> harm,
      List<String> skipped) {
    List<Truth.VolumeTruth> known = new ArrayList<>();
    for (int i = 0; i < volumes.size(); i++) {
      Volume volume = description.volumes().get(i);
      known.add(
          new Truth.VolumeTruth(
              volumes.get(i).volumeOffset(),
              volume.size(),
              volume.fileSystem().key(),
              volume.label(),
              volume.fileSystem().unsupported()));
    }
    List<String> names = files.stream().map(file -> file.getFileName().toString()).toList();
    return new Truth(
        names.get(0),
        description.seed(),
        description.sectorSize(),
        description.wrapping().name().toLowerCase(java.util.Locale.ROOT),
        size,
        media.md5(),
        media.sha256(),
        names,
        known,
        volumes.stream().flatMap(each -> each.planted().stream()).toList(),
        volumes.stream().flatMap(each -> each.lost().stream()).toList(),
        harm,
        skipped,
        volumes.stream().flatMap(each -> each.rows().stream()).toList());
  }
}
