package org.dalel.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.casefile.write.ExamStatus;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.volume.VolumeKind;
import org.dalel.evidence.image.volume.VolumeSignature;
import org.dalel.tsk.TskException;
import org.dalel.tsk.TskFileSystemInfo;
import org.dalel.tsk.TskImage;
import org.dalel.tsk.TskVolume;
import org.dalel.tsk.VolumeSystem;

/**
 * What is on a disk: ranges that add up to its size, and the file systems in them. What cannot be
 * read is there too, by its name.
 *
 * @param ranges every byte of the media in exactly one range, in ascending order
 */
public record VolumeStructure(List<Range> ranges) {
  private static final int SMALLEST_NESTED = 2;

  /**
   * A range of the media.
   *
   * @param start first byte
   * @param length bytes
   * @param scheme dos, gpt, mac, bsd, sun, or {@code none}
   * @param description what the partition table says, or what was recognised
   * @param kind allocated, unallocated, metadata or whole
   * @param status how it ended
   * @param why the reason when it was not examined; empty otherwise
   * @param fileSystems the file systems in it
   */
  public record Range(
      long start,
      long length,
      String scheme,
      String description,
      String kind,
      ExamStatus status,
      String why,
      List<FoundFileSystem> fileSystems) {}

  /**
   * A file system that was found.
   *
   * @param start byte of the media where it begins
   * @param info what libtsk says of it; empty when it cannot be opened
   * @param type its type, or the name of what was recognised
   * @param poolVolume its number in an APFS container; -1 outside pools
   * @param label volume name, when known
   * @param identity UUID or serial number, when known
   * @param status whether it can be enumerated
   * @param why the reason when not
   */
  public record FoundFileSystem(
      long start,
      Optional<TskFileSystemInfo> info,
      String type,
      int poolVolume,
      Optional<String> label,
      Optional<String> identity,
      ExamStatus status,
      String why) {}

  /**
   * Reads the structure of an image.
   *
   * @param alive called before each read of libtsk from the evidence
   */
  public static VolumeStructure read(EvidenceImage image, Runnable alive) throws IOException {
    try (TskImage tsk = TskMedia.over(image, alive)) {
      return new Reader(image, tsk).read();
    } catch (TskException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static final class Reader {
    private final EvidenceImage image;
    private final TskImage tsk;
    private final FileSystemFinder finder;
    private final List<Range> ranges = new ArrayList<>();

    Reader(EvidenceImage image, TskImage tsk) {
      this.image = image;
      this.tsk = tsk;
      this.finder = new FileSystemFinder(tsk);
    }

    VolumeStructure read() throws IOException {
      VolumeSignature whole = VolumeSignature.recognise(image, 0, image.size());
      Optional<VolumeSystem> system = volumes();
      boolean wholeIsFileSystem =
          whole.kind().role() == VolumeKind.Role.FILE_SYSTEM
              || whole.kind().role() == VolumeKind.Role.ENCRYPTED;
      if (system.isPresent()
          && !(wholeIsFileSystem && finder.isPlausible(whole) && !trustworthy(system.get()))) {
        addVolumes(system.get());
      } else {
        ranges.add(range(0, image.size(), "none", "whole media", "whole"));
      }
      return new VolumeStructure(List.copyOf(ranges));
    }

    private Optional<VolumeSystem> volumes() {
      try {
        return tsk.volumes();
      } catch (TskException e) {
        return Optional.empty();
      }
    }

    /** A boot sector of a file system ends like a DOS table and can look like one. */
    private boolean trustworthy(VolumeSystem system) {
      if (!system.type().equals("dos")) {
        return !(system.type().equals("bsd") || system.type().equals("sun"));
      }
      return system.volumes().stream()
          .filter(v -> v.kind() == TskVolume.Kind.ALLOCATED)
          .allMatch(v -> v.start() > 0 && v.start() + v.length() <= image.size());
    }

    private void addVolumes(VolumeSystem system) throws IOException {
      List<TskVolume> sorted =
          system.volumes().stream()
              .filter(v -> v.kind() != TskVolume.Kind.METADATA)
              .sorted(java.util.Comparator.comparingLong(TskVolume::start))
              .toList();
      long at = 0;
      for (TskVolume volume : sorted) {
        long start = Math.max(volume.start(), 0);
        if (start >= image.size()) {
          ranges.add(outside(volume, system.type()));
          continue;
        }
        long end = Math.min(image.size(), start + volume.length());
        if (start > at) {
          ranges.add(gap(at, start - at, system.type(), "partition tables and gaps"));
        }
        if (volume.kind() == TskVolume.Kind.ALLOCATED) {
          addAllocated(system, volume, start, Math.max(0, end - start), at);
        } else if (end > Math.max(start, at)) {
          long from = Math.max(start, at);
          ranges.add(gap(from, end - from, system.type(), volume.description()));
        }
        at = Math.max(at, end);
      }
      if (at < image.size()) {
        ranges.add(gap(at, image.size() - at, system.type(), "behind the last volume"));
      }
    }

    private void addAllocated(
        VolumeSystem system, TskVolume volume, long start, long length, long covered)
        throws IOException {
      if (start < covered) {
        // overlaps the volume before it: its file systems count, its bytes are counted there
        Range overlapping = range(start, length, system.type(), volume.description(), "allocated");
        long own = Math.max(0, start + length - covered);
        ranges.add(
            new Range(
                covered,
                own,
                overlapping.scheme(),
                overlapping.description() + " (overlaps the volume before it)",
                "allocated",
                overlapping.status(),
                overlapping.why(),
                overlapping.fileSystems()));
        return;
      }
      Optional<VolumeSystem> nested =
          system.type().equals("dos") ? nested(start) : Optional.empty();
      if (nested.isPresent()) {
        addNested(nested.get(), start, length);
      } else {
        ranges.add(range(start, length, system.type(), volume.description(), "allocated"));
      }
    }

    private Optional<VolumeSystem> nested(long start) {
      try {
        return tsk.volumes(start, "bsd")
            .filter(
                s ->
                    s.volumes().stream().filter(v -> v.kind() == TskVolume.Kind.ALLOCATED).count()
                        >= SMALLEST_NESTED);
      } catch (TskException e) {
        return Optional.empty();
      }
    }

    private void addNested(VolumeSystem system, long start, long length) throws IOException {
      long at = start;
      List<TskVolume> inside =
          system.volumes().stream()
              .filter(
                  v ->
                      v.kind() == TskVolume.Kind.ALLOCATED
                          && v.start() >= start
                          && v.start() + v.length() <= start + length)
              .filter(v -> v.length() < length)
              .sorted(java.util.Comparator.comparingLong(TskVolume::start))
              .toList();
      for (TskVolume volume : inside) {
        if (volume.start() < at) {
          continue;
        }
        if (volume.start() > at) {
          ranges.add(gap(at, volume.start() - at, system.type(), "disk label and gaps"));
        }
        ranges.add(
            range(
                volume.start(), volume.length(), system.type(), volume.description(), "allocated"));
        at = volume.start() + volume.length();
      }
      if (at < start + length) {
        ranges.add(gap(at, start + length - at, system.type(), "not in the disk label"));
      }
    }

    private Range range(long start, long length, String scheme, String description, String kind)
        throws IOException {
      VolumeSignature signature = VolumeSignature.recognise(image, start, length);
      List<FoundFileSystem> found = finder.in(start, signature);
      boolean examined = found.stream().anyMatch(f -> f.status() == ExamStatus.EXAMINED);
      if (examined) {
        return new Range(start, length, scheme, description, kind, ExamStatus.EXAMINED, "", found);
      }
      String name =
          signature.kind().displayName()
              + (signature.detail().isEmpty() ? "" : " (" + signature.detail() + ")");
      ExamStatus status =
          signature.encrypted()
              ? ExamStatus.ENCRYPTED
              : signature.kind() == VolumeKind.BLANK ? ExamStatus.SKIPPED : ExamStatus.UNSUPPORTED;
      String why = found.isEmpty() ? name : found.get(0).why();
      ExamStatus worst = found.isEmpty() ? status : found.get(0).status();
      return new Range(start, length, scheme, description, kind, worst, why, found);
    }

    private static Range gap(long start, long length, String scheme, String description) {
      return new Range(
          start,
          length,
          scheme,
          description,
          "unallocated",
          ExamStatus.SKIPPED,
          "not part of a volume; unallocated space is not searched in this profile",
          List.of());
    }

    private Range outside(TskVolume volume, String scheme) {
      return new Range(
          image.size(),
          0,
          scheme,
          volume.description(),
          "allocated",
          ExamStatus.UNREADABLE,
          "the partition table places it at byte "
              + volume.start()
              + ", the media ends at "
              + image.size(),
          List.of());
    }
  }
}
