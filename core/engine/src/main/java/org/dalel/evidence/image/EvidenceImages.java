package org.dalel.evidence.image;

import java.io.IOException;
import java.nio.file.Path;
import org.dalel.evidence.image.ewf.EwfImage;
import org.dalel.evidence.image.qcow.QcowImage;
import org.dalel.evidence.image.raw.BlockDevice;
import org.dalel.evidence.image.raw.RawImage;
import org.dalel.evidence.image.udif.UdifImage;

/** Opens images by what they are, not by how they are named. */
public final class EvidenceImages {

  private EvidenceImages() {}

  /**
   * Tells the format of a file or device, whoever can read it.
   *
   * @throws IOException when the file cannot be read
   */
  public static ImageFormat recognise(Path path) throws IOException {
    return FormatRecogniser.recognise(path);
  }

  /**
   * Opens an image with this program's own readers.
   *
   * @throws UnsupportedImageException when the format is read by libtsk or by nobody; {@link
   *     UnsupportedImageException#format()} says which
   * @throws MissingSegmentException when a piece of the image is not there
   */
  public static EvidenceImage open(Path path) throws IOException {
    ImageFormat format = FormatRecogniser.recognise(path);
    return switch (format) {
      case RAW, SPLIT_RAW -> RawImage.open(path);
      case EWF, EWF_SMART -> EwfImage.open(path);
      case QCOW2, QCOW3 -> QcowImage.open(path);
      case UDIF -> UdifImage.open(path);
      case DEVICE -> BlockDevice.open(path);
      default -> throw new UnsupportedImageException(path, format);
    };
  }
}
