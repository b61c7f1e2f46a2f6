package org.dalel.preview;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Pictures scaled to what a screen shows. Of a large one only every n-th row and column is kept
 * while it is decoded, so that memory depends on the result and not on what the file claims to be.
 */
final class Pictures {
  /** Pixels of the file; to decode more than this takes longer than anybody waits. */
  private static final long MOST_PIXELS = 400_000_000L;

  private static final int LARGEST_SIDE = 4096;

  /** EXIF orientation: 1 upright, 2 mirrored, 3 turned half ... (EXIF 2.32, tag 0x0112). */
  private static final int UPRIGHT = 1;

  private static final int FIRST_SIDEWAYS = 5;

  private Pictures() {}

  static Preview scaled(PreviewRequest request) throws IOException {
    int side = Math.min(Math.max(request.number("side", 1600), 16), LARGEST_SIDE);
    int orientation = orientation(request.file());
    try (ImageInputStream in = ImageIO.createImageInputStream(request.file().toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new PreviewException(
            "Pictures of the type " + request.type() + " cannot be shown yet.");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, orientation == UPRIGHT);
        return picture(reader, side, orientation);
      } finally {
        reader.dispose();
      }
    }
  }

  private static Preview picture(ImageReader reader, int side, int orientation) throws IOException {
    long width = reader.getWidth(0);
    long height = reader.getHeight(0);
    if (width * height > MOST_PIXELS) {
      throw new PreviewException(
          "The picture has "
              + width
              + " × "
              + height
              + " pixels; more than "
              + MOST_PIXELS / 1_000_000
              + " million are not decoded here.");
    }
    ImageReadParam parameters = reader.getDefaultReadParam();
    // twice what is needed is decoded, so that scaling has something to smooth
    int step = (int) Math.max(1, Math.max(width, height) / (2L * side));
    parameters.setSourceSubsampling(step, step, 0, 0);
    BufferedImage decoded = reader.read(0, parameters);
    BufferedImage upright = upright(fit(decoded, side), orientation);
    var facts =
        new ObjectMapper()
            .createObjectNode()
            .put("type", "image/png")
            .put("width", upright.getWidth())
            .put("height", upright.getHeight())
            .put("full_width", orientation >= FIRST_SIDEWAYS ? height : width)
            .put("full_height", orientation >= FIRST_SIDEWAYS ? width : height)
            .put("orientation", orientation);
    return new Preview(facts, png(upright));
  }

  /** Scaled to a side, never enlarged. */
  static BufferedImage fit(BufferedImage image, int side) {
    double scale = Math.min(1.0, (double) side / Math.max(image.getWidth(), image.getHeight()));
    int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
    int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
    boolean clear = image.getColorModel().hasAlpha();
    BufferedImage target =
        new BufferedImage(
            width, height, clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = target.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return target;
  }

  private static BufferedImage upright(BufferedImage image, int orientation) {
    if (orientation == UPRIGHT) {
      return image;
    }
    int w = image.getWidth();
    int h = image.getHeight();
    boolean sideways = orientation >= FIRST_SIDEWAYS;
    BufferedImage target = new BufferedImage(sideways ? h : w, sideways ? w : h, image.getType());
    Graphics2D graphics = target.createGraphics();
    graphics.drawImage(image, turn(orientation, w, h), null);
    graphics.dispose();
    return target;
  }

  /** x' = m00 x + m01 y + m02; y' = m10 x + m11 y + m12, in the order (m00 m10 m01 m11 m02 m12). */
  private static AffineTransform turn(int orientation, int w, int h) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
      default -> new AffineTransform();
    };
  }

  private static int orientation(Path file) {
    try {
      Metadata metadata = ImageMetadataReader.readMetadata(file.toFile());
      for (ExifIFD0Directory exif : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
        if (exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) {
          int value = exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
          return value >= UPRIGHT && value <= 8 ? value : UPRIGHT;
        }
      }
      return UPRIGHT;
    } catch (ImageProcessingException | MetadataException | IOException | RuntimeException e) {
      return UPRIGHT; // without readable EXIF it stands as it is stored
    }
  }

  static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
