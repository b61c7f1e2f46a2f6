package org.dalel.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.read.ListedItem;
import org.dalel.export.ContentOpener;
import org.dalel.preview.PreviewException;
import org.dalel.preview.PreviewRequest;
import org.dalel.preview.Previews;

/**
 * Pictures of exhibits, drawn anew by the confined process that makes previews: what stands in the
 * report are pixels alone, as PNG, and this process decodes nothing of the evidence. Larger ones
 * are made smaller; the exhibit itself is named by its digest.
 */
final class Pictures {
  private static final String PICTURES = "image/";
  private static final Set<String> DRAWN =
      Set.of("image/jpeg", "image/png", "image/gif", "image/bmp", "image/tiff");
  private static final int LARGEST_SIDE = 640;
  private static final long MOST_BYTES = 64L << 20;
  private static final int PART = 1 << 16;

  /**
   * Signature, then length and name of the first chunk, then width and height (PNG 1.2, 11.2.2).
   */
  private static final byte[] PNG = {
    (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
  };

  private final ContentOpener contents;
  private final Previews previews;

  Pictures(ContentOpener contents, Previews previews) {
    this.contents = contents;
    this.previews = previews;
  }

  /** What became of a picture: its data as an address, or why it is not shown. */
  record Drawn(Optional<String> data, Optional<String> why) {}

  /**
   * The picture of an item; empty when it is none. What cannot be drawn, or stands on evidence that
   * is no longer there, costs this picture and not the report.
   */
  Optional<Drawn> of(ListedItem item) {
    if (item.type().filter(type -> type.startsWith(PICTURES)).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Drawn(Optional.of(address(draw(item))), Optional.empty()));
    } catch (IOException | UncheckedIOException | CaseException e) {
      return Optional.of(new Drawn(Optional.empty(), Optional.of(String.valueOf(e.getMessage()))));
    }
  }

  private byte[] draw(ListedItem item) throws IOException {
    String type = item.type().orElseThrow();
    if (!DRAWN.contains(type)) {
      throw new PreviewException("expected one of " + new TreeSet<>(DRAWN) + ", found " + type);
    }
    Path copy = Files.createTempFile(previews.scratch(), "report", "");
    try {
      copy(item, copy);
      String name = item.path().substring(item.path().lastIndexOf('/') + 1);
      PreviewRequest request =
          new PreviewRequest(
              "picture", copy, name, type, Map.of("side", Integer.toString(LARGEST_SIDE)));
      return checked(previews.make(request).body());
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private void copy(ListedItem item, Path copy) throws IOException {
    long left = MOST_BYTES;
    byte[] part = new byte[PART];
    try (InputStream in = contents.open(item.locator());
        OutputStream out = Files.newOutputStream(copy)) {
      for (int read; (read = in.read(part)) >= 0; left -= read) {
        if (read > left) {
          throw new PreviewException("it is larger than " + MOST_BYTES + " bytes");
        }
        out.write(part, 0, read);
      }
    }
  }

  /** What the process gave is laid out here: it must be a PNG of the size that was asked for. */
  private static byte[] checked(byte[] png) throws PreviewException {
    boolean begins =
        png.length > PNG.length + 2 * Integer.BYTES
            && Arrays.equals(png, 0, PNG.length, PNG, 0, PNG.length);
    int width = begins ? ByteBuffer.wrap(png).getInt(PNG.length) : 0;
    int height = begins ? ByteBuffer.wrap(png).getInt(PNG.length + Integer.BYTES) : 0;
    if (width < 1 || width > LARGEST_SIDE || height < 1 || height > LARGEST_SIDE) {
      throw new PreviewException(
          "expected a PNG of at most "
              + LARGEST_SIDE
              + " pixels a side from the preview, found "
              + (begins ? width + " × " + height : "something else"));
    }
    return png;
  }

  private static String address(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }
}
