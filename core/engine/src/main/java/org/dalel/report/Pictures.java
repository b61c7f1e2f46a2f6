package org.dalel.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.dalel.casefile.read.ListedItem;
import org.dalel.export.ContentOpener;

/**
 * Pictures of exhibits, drawn anew: what stands in the report are pixels alone, as PNG. Larger ones
 * are made smaller; the exhibit itself is named by its digest.
 */
final class Pictures {
  private static final Set<String> TYPES =
      Set.of("image/jpeg", "image/png", "image/gif", "image/bmp");
  private static final int LARGEST_SIDE = 640;
  private static final long MOST_BYTES = 64L << 20;
  private static final long MOST_PIXELS = 200_000_000L;

  private final ContentOpener contents;

  Pictures(ContentOpener contents) {
    this.contents = contents;
  }

  /** What became of a picture: its data as an address, or why it is not shown. */
  record Drawn(Optional<String> data, Optional<String> why) {}

  /** The picture of an item; empty when it is none. */
  Optional<Drawn> of(ListedItem item) {
    if (item.type().filter(TYPES::contains).isEmpty()) {
      return Optional.empty();
    }
    if (item.size().orElse(0) > MOST_BYTES) {
      return Optional.of(failed("it is larger than " + MOST_BYTES + " bytes"));
    }
    try (InputStream in = contents.open(item.locator())) {
      return Optional.of(draw(in));
    } catch (IOException | RuntimeException e) {
      // decoders of pictures answer damage with exceptions of many kinds
      return Optional.of(failed(String.valueOf(e.getMessage())));
    }
  }

  private static Drawn draw(InputStream in) throws IOException {
    try (ImageInputStream image = ImageIO.createImageInputStream(in)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(image);
      if (!readers.hasNext()) {
        return failed("expected a picture, found something else");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(image, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
          return failed("it has more than " + MOST_PIXELS + " pixels");
        }
        ImageReadParam every = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(width, height) / (2 * LARGEST_SIDE));
        every.setSourceSubsampling(step, step, 0, 0);
        return new Drawn(Optional.of(png(smaller(reader.read(0, every)))), Optional.empty());
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage smaller(BufferedImage image) {
    double scale =
        Math.min(1, (double) LARGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = drawn.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return drawn;
  }

  private static String png(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static Drawn failed(String why) {
    return new Drawn(Optional.empty(), Optional.of(why));
  }
}
