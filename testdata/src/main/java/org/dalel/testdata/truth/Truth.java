package org.dalel.testdata.truth;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Optional;
import org.dalel.testdata.model.Facts;

/**
 * All that is known of a piece of evidence; written as {@code IMAGE.truth.csv} (the rows) and
 * {@code IMAGE.truth.json} (the rest).
 *
 * @param image file name
 * @param skipped what could not be made, with the reason
 */
@JsonPropertyOrder({"image", "seed", "sectorSize", "wrapping", "size", "md5", "sha256"})
public record Truth(
    String image,
    long seed,
    int sectorSize,
    String wrapping,
    long size,
    String md5,
    String sha256,
    List<String> parts,
    List<VolumeTruth> volumes,
    List<Planted> planted,
    List<Lost> deleted,
    List<Harm> damage,
    List<String> skipped,
    @com.fasterxml.jackson.annotation.JsonIgnore List<TruthRow> rows) {

  /** Bytes and file system; {@code unsupported} is to be reported by name. */
  public record VolumeTruth(
      long offset, long size, String fileSystem, String label, boolean unsupported) {}

  /** What stands in a file. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Planted(long volumeOffset, String path, String stream, String state, Facts facts) {}

  /**
   * A deleted file: {@code content} is intact, partly overwritten, overwritten, wiped or unknown.
   */
  public record Lost(
      long volumeOffset, String path, String stream, String content, boolean fragmented) {}

  /** Harm done to the image, in bytes of the raw image. */
  public record Harm(String kind, long at, long count) {}

  /** Copies the lists. */
  public Truth {
    parts = List.copyOf(parts);
    volumes = List.copyOf(volumes);
    planted = List.copyOf(planted);
    deleted = List.copyOf(deleted);
    damage = List.copyOf(damage);
    skipped = List.copyOf(skipped);
    rows = List.copyOf(rows);
  }

  /** The first row with this path and no stream. */
  public Optional<TruthRow> row(String path) {
    return rows.stream()
        .filter(row -> row.path().equals(path) && row.stream().isEmpty())
        .findFirst();
  }

  /** What was planted in the file with this path. */
  public Optional<Facts> facts(String path) {
    return planted.stream()
        .filter(each -> each.path().equals(path))
        .map(Planted::facts)
        .findFirst();
  }
}
