package org.dalel.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.casefile.write.ExamStatus;
import org.dalel.evidence.VolumeStructure.FoundFileSystem;
import org.dalel.evidence.image.volume.VolumeKind;
import org.dalel.evidence.image.volume.VolumeSignature;
import org.dalel.tsk.TskException;
import org.dalel.tsk.TskFileSystem;
import org.dalel.tsk.TskImage;
import org.dalel.tsk.TskPool;
import org.dalel.tsk.TskPoolVolume;

/** Opens the file systems of a range; what cannot be opened is named with the reason. */
final class FileSystemFinder {
  private final TskImage tsk;

  FileSystemFinder(TskImage tsk) {
    this.tsk = tsk;
  }

  /** The file systems, several in an APFS container, at a place with that signature. */
  List<FoundFileSystem> in(long start, VolumeSignature signature) {
    List<FoundFileSystem> found = new ArrayList<>();
    VolumeKind kind = signature.kind();
    if (kind == VolumeKind.APFS) {
      addPool(start, found);
      return found;
    }
    if (signature.encrypted() || kind.role() != VolumeKind.Role.UNKNOWN && !kind.readByLibtsk()) {
      return List.of();
    }
    try (TskFileSystem fs = tsk.openFileSystem(start, hint(kind))) {
      found.add(
          new FoundFileSystem(
              start,
              Optional.of(fs.info()),
              fs.info().type(),
              -1,
              signature.label(),
              identity(signature, fs),
              ExamStatus.EXAMINED,
              ""));
    } catch (TskException e) {
      if (kind.role() == VolumeKind.Role.FILE_SYSTEM) {
        found.add(
            new FoundFileSystem(
                start,
                Optional.empty(),
                kind.displayName(),
                -1,
                signature.label(),
                signature.uuid(),
                ExamStatus.FAILED,
                kind.displayName() + " at byte " + start + ": " + e.getMessage()));
      }
    }
    return found;
  }

  private void addPool(long start, List<FoundFileSystem> found) {
    try (TskPool pool = tsk.openPool(start)) {
      for (TskPoolVolume volume : pool.volumes()) {
        found.add(poolVolume(pool, volume, start));
      }
    } catch (TskException e) {
      found.add(
          new FoundFileSystem(
              start,
              Optional.empty(),
              "apfs",
              -1,
              Optional.empty(),
              Optional.empty(),
              ExamStatus.FAILED,
              "APFS container at byte " + start + ": " + e.getMessage()));
    }
  }

  private FoundFileSystem poolVolume(TskPool pool, TskPoolVolume volume, long start) {
    Optional<String> name = Optional.of(EscapedName.of(volume.name()));
    if (volume.encrypted()) {
      return new FoundFileSystem(
          start,
          Optional.empty(),
          "apfs",
          volume.index(),
          name,
          Optional.empty(),
          ExamStatus.ENCRYPTED,
          "encrypted APFS volume '" + name.get() + "'");
    }
    try (TskFileSystem fs = pool.openFileSystem(volume, Optional.empty())) {
      return new FoundFileSystem(
          start,
          Optional.of(fs.info()),
          fs.info().type(),
          volume.index(),
          name,
          Optional.of(fs.info().id()),
          ExamStatus.EXAMINED,
          "");
    } catch (TskException e) {
      return new FoundFileSystem(
          start,
          Optional.empty(),
          "apfs",
          volume.index(),
          name,
          Optional.empty(),
          ExamStatus.FAILED,
          "APFS volume '" + name.get() + "': " + e.getMessage());
    }
  }

  private static Optional<String> identity(VolumeSignature signature, TskFileSystem fs) {
    return signature.uuid().or(() -> Optional.of(fs.info().id()).filter(id -> !id.isEmpty()));
  }

  private static Optional<String> hint(VolumeKind kind) {
    return switch (kind) {
      case NTFS -> Optional.of("ntfs");
      case EXFAT -> Optional.of("exfat");
      case FAT12, FAT16, FAT32 -> Optional.of("fat");
      case EXT2, EXT3, EXT4 -> Optional.of("ext");
      case HFS_PLUS, HFSX -> Optional.of("hfs");
      case ISO9660 -> Optional.of("iso9660");
      case UFS1, UFS2 -> Optional.of("ufs");
      default -> Optional.empty();
    };
  }

  /** Whether the whole media can be opened as what its signature says. */
  boolean isPlausible(VolumeSignature whole) {
    if (!whole.kind().readByLibtsk() || whole.kind() == VolumeKind.APFS) {
      return true;
    }
    try {
      tsk.openFileSystem(0, hint(whole.kind())).close();
      return true;
    } catch (TskException e) {
      return false;
    }
  }
}
