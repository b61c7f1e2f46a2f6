package org.dalel.report;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.w3c.dom.Document;

/** Lays a report out on pages. Fonts are embedded; nothing is fetched from anywhere. */
final class ReportPdf {
  private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";
  private static final long SECOND = 1_000_000_000L;

  private ReportPdf() {}

  /**
   * Writes the PDF.
   *
   * @param page the report as XHTML
   * @param madeNs when it was made, nanoseconds since 1970 UTC
   */
  static void write(Document page, String title, long madeNs, OutputStream out) throws IOException {
    XRLog.setLoggingEnabled(false);
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useFont(() -> font("DejaVuSans.ttf"), "DejaVu Sans", 400, FontStyle.NORMAL, true);
    builder.useFont(() -> font("DejaVuSans-Bold.ttf"), "DejaVu Sans", 700, FontStyle.NORMAL, true);
    builder.useFont(
        () -> font("DejaVuSansMono.ttf"), "DejaVu Sans Mono", 400, FontStyle.NORMAL, true);
    builder.useProtocolsStreamImplementation(uri -> NOTHING, "http", "https", "file", "jar", "ftp");
    builder.withW3cDocument(page, "about:blank");
    builder.withProducer("Dalel");
    builder.toStream(out);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.layout();
      renderer.createPDFWithoutClosing();
      PDDocument document = renderer.getPdfDocument();
      stamp(document, title, madeNs);
      document.save(out);
      document.close();
    }
  }

  /** Whatever a page may name outside of itself is not there. */
  private static final FSStream NOTHING =
      new FSStream() {
        @Override
        public InputStream getStream() {
          return InputStream.nullInputStream();
        }

        @Override
        public Reader getReader() {
          return Reader.nullReader();
        }
      };

  /** PDFBox would take the clock for dates and for the document's id. */
  private static void stamp(PDDocument document, String title, long madeNs) {
    GregorianCalendar made =
        GregorianCalendar.from(
            Instant.ofEpochSecond(Math.floorDiv(madeNs, SECOND)).atZone(ZoneOffset.UTC));
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(title);
    information.setCreationDate(made);
    information.setModificationDate(made);
    document.setDocumentId(madeNs);
  }

  private static InputStream font(String name) {
    InputStream in = ReportPdf.class.getResourceAsStream(FONTS + name);
    if (in == null) {
      throw new IllegalStateException("the program is incomplete: expected the font " + name);
    }
    return in;
  }
}
