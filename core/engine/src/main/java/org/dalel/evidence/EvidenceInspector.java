package org.dalel.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Set;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.EvidenceImages;
import org.dalel.evidence.image.FormatRecogniser;
import org.dalel.evidence.image.ImageFormat;
import org.dalel.evidence.image.volume.VolumeKind;
import org.dalel.evidence.image.volume.VolumeSignature;
import org.dalel.tsk.TskImage;

/** Finds out what a path names: an image, a device, a folder or a single file. */
public final class EvidenceInspector {
  private static final Set<String> RAW_ENDINGS =
      Set.of(
          "dd", "raw", "img", "iso", "bin", "image", "000", "001", "ntfs", "ext4", "fat", "vol",
          "dmg", "bs");

  private EvidenceInspector() {}

  /** What a path names. */
  public enum Kind {
    /** A disk image in one of the known formats. */
    IMAGE,
    /** A block device. */
    DEVICE,
    /** A folder, taken as logical evidence. */
    FOLDER,
    /** A single file, taken as logical evidence. */
    FILE
  }

  /**
   * What a path names. A file without a container's signature is an image when it starts like a
   * volume or disk, or is named like one; otherwise it is a single file.
   *
   * @throws IOException when there is nothing, or it cannot be read
   */
  public static Kind kindOf(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new IOException(
          path + ": expected evidence (an image, a device, a folder or a file), found nothing");
    }
    if (Files.isDirectory(path)) {
      return Kind.FOLDER;
    }
    if (!Files.readAttributes(path, BasicFileAttributes.class).isRegularFile()) {
      return Kind.DEVICE;
    }
    ImageFormat format = FormatRecogniser.recognise(path);
    boolean plain = format == ImageFormat.RAW;
    return !plain || namedLikeAnImage(path) || startsLikeADisk(path) ? Kind.IMAGE : Kind.FILE;
  }

  /**
   * Opens the media of an image or device.
   *
   * @throws org.dalel.evidence.image.UnsupportedImageException when nobody here reads the format
   */
  public static EvidenceImage open(Path path) throws IOException {
    if (Files.readAttributes(path, BasicFileAttributes.class).isRegularFile()) {
      ImageFormat format = FormatRecogniser.recognise(path);
      if (format.reader() == ImageFormat.Reader.LIBTSK) {
        return TskMedia.image(path, format);
      }
    }
    return EvidenceImages.open(path);
  }

  private static boolean namedLikeAnImage(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return RAW_ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static boolean startsLikeADisk(Path path) throws IOException {
    try (EvidenceImage image = EvidenceImages.open(path)) {
      VolumeKind.Role role = VolumeSignature.recognise(image, 0, image.size()).kind().role();
      return role != VolumeKind.Role.UNKNOWN || hasVolumes(image);
    }
  }

  private static boolean hasVolumes(EvidenceImage image) throws IOException {
    try (TskImage tsk = TskMedia.over(image)) {
      return tsk.volumes().isPresent();
    } catch (org.dalel.tsk.TskException e) {
      return false;
    }
  }
}
