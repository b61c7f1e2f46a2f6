package org.dalel.evidence.image.volume;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.evidence.image.EvidenceImage;

/**
 * What was recognised at a place of an image.
 *
 * @param kind what it is
 * @param detail version or layout, for example {@code superblock 1.2}; empty when there is none
 * @param label name of the volume, where it is cheap to have
 * @param uuid identifier or serial number of the volume in the notation of its system
 * @param encrypted whether its content cannot be read without a secret
 * @param others kinds whose signatures are there too: hybrids, or remains of earlier use
 */
public record VolumeSignature(
    VolumeKind kind,
    String detail,
    Optional<String> label,
    Optional<String> uuid,
    boolean encrypted,
    List<VolumeKind> others) {

  /** Of a kind alone. */
  static VolumeSignature of(VolumeKind kind, String detail) {
    return new VolumeSignature(
        kind,
        detail,
        Optional.empty(),
        Optional.empty(),
        kind.role() == VolumeKind.Role.ENCRYPTED,
        List.of());
  }

  VolumeSignature named(Optional<String> newLabel, Optional<String> newUuid) {
    return new VolumeSignature(kind, detail, newLabel, newUuid, encrypted, others);
  }

  /**
   * Looks at what lies at {@code offset}.
   *
   * @param length bytes of the volume; signatures at its end are looked for as well
   */
  public static VolumeSignature recognise(EvidenceImage image, long offset, long length)
      throws IOException {
    VolumeView view = VolumeView.of(image, offset, length);
    List<VolumeSignature> found = new ArrayList<>();
    ContainerProbes.probe(view, found);
    FileSystemProbes.probe(view, found);
    MagicTable.probe(view, found);
    return found.isEmpty() ? ByteStatistics.judge(view) : found.get(0).withOthers(found);
  }

  private VolumeSignature withOthers(List<VolumeSignature> found) {
    List<VolumeKind> kinds =
        found.stream().map(VolumeSignature::kind).filter(k -> k != kind).distinct().toList();
    return new VolumeSignature(kind, detail, label, uuid, encrypted, kinds);
  }
}
