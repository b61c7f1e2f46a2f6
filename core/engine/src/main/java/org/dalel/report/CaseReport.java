package org.dalel.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.read.CaseReader;
import org.dalel.export.ContentOpener;
import org.dalel.preview.Previews;
import org.dalel.review.CaseData;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The report of a case, ready to be written as HTML and as PDF. */
public final class CaseReport {
  private final String html;
  private final String title;
  private final long madeNs;
  private final int exhibits;

  private CaseReport(String html, String title, long madeNs, int exhibits) {
    this.html = html;
    this.title = title;
    this.madeNs = madeNs;
    this.exhibits = exhibits;
  }

  /**
   * Reads what a report needs.
   *
   * @param contents opens the pictures among the exhibits
   * @param previews draws them, in a process of its own
   * @throws CaseException for a language or zone that there is not, or when the case cannot be read
   */
  public static CaseReport make(
      CaseReader reader, ContentOpener contents, Previews previews, ReportRequest request)
      throws IOException {
    ReportFacts facts = ReportFacts.read(reader);
    CaseData about = facts.about();
    ReportWords words =
        ReportWords.of(
            first(request.language(), about.language(), "en"),
            first(request.zone(), about.zone(), "UTC"));
    String title = first(about.title(), String.valueOf(reader.folder().root().getFileName()));
    Html page = new Html();
    page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", words.language());
    head(page, title);
    page.open("body");
    new CaseSection(page, words).write(facts, request, title);
    new ExhibitSection(page, words, new Pictures(contents, previews)).write(facts);
    new LimitsSection(page, words).write(facts);
    new CustodySection(page, words).write(facts);
    page.close().close();
    return new CaseReport(page.toString(), title, request.madeNs(), facts.exhibits().size());
  }

  /** How many tagged items it shows. */
  public int exhibits() {
    return exhibits;
  }

  /** Writes one HTML file that needs nothing else, in UTF-8. */
  public void html(OutputStream out) throws IOException {
    out.write(html.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the same as PDF with its fonts. */
  public void pdf(OutputStream out) throws IOException {
    ReportPdf.write(document(), title, madeNs, out);
  }

  private Document document() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setNamespaceAware(true);
      var builder = factory.newDocumentBuilder();
      builder.setEntityResolver((name, system) -> new InputSource(new StringReader("")));
      return builder.parse(
          new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)), "about:blank");
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("the report is not well-formed: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void head(Html page, String title) {
    page.open("head").empty("meta", "charset", "utf-8");
    page.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'");
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.element("title", title).style(css()).close();
  }

  private static String css() {
    try (InputStream in = CaseReport.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("report.css", e);
    }
  }

  private static String first(String... texts) {
    for (String text : texts) {
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }
}
