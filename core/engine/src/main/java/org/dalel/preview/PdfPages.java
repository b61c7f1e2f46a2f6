package org.dalel.preview;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Pages of a PDF as pictures; scripts, links and forms of it are not even looked at. */
final class PdfPages {
  private static final int LARGEST_SIDE = 3000;

  private PdfPages() {}

  static Preview facts(PreviewRequest request) throws IOException {
    try (PDDocument document = open(request.file())) {
      return new Preview(
          new ObjectMapper().createObjectNode().put("pages", document.getNumberOfPages()),
          Preview.NOTHING);
    }
  }

  static Preview page(PreviewRequest request) throws IOException {
    int side = Math.min(Math.max(request.number("side", 1200), 50), LARGEST_SIDE);
    int number = request.number("page", 1);
    try (PDDocument document = open(request.file())) {
      if (number < 1 || number > document.getNumberOfPages()) {
        throw new PreviewException(
            "Page " + number + ": the document has " + document.getNumberOfPages() + " pages.");
      }
      PDRectangle box = document.getPage(number - 1).getCropBox();
      float longest = Math.max(1f, Math.max(box.getWidth(), box.getHeight()));
      PDFRenderer renderer = new PDFRenderer(document);
      renderer.setSubsamplingAllowed(true);
      BufferedImage image =
          renderer.renderImage(number - 1, Math.min(side / longest, 6f), ImageType.RGB);
      return new Preview(
          new ObjectMapper()
              .createObjectNode()
              .put("type", "image/png")
              .put("pages", document.getNumberOfPages())
              .put("page", number)
              .put("width", image.getWidth())
              .put("height", image.getHeight()),
          Pictures.png(image));
    }
  }

  private static PDDocument open(Path file) throws IOException {
    try {
      return Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache());
    } catch (InvalidPasswordException e) {
      throw new PreviewException("The document opens with a password only.");
    }
  }
}
