package org.dalel.testdata.document;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.dalel.testdata.model.Facts;

/** The named document templates: a text of the fictional case in a format. */
public final class Documents {

  /** The password of all encrypted templates. */
  public static final String PASSWORD = "burkit-2026";

  private interface Template extends java.util.function.Function<String, Document> {}

  private static final Map<String, Template> TEMPLATES = templates();

  private Documents() {}

  /** All names, sorted. */
  public static List<String> names() {
    return List.copyOf(TEMPLATES.keySet());
  }

  /** A template with the texts of all three languages. */
  public static Document of(String template) {
    return of(template, FictionalCase.ALL);
  }

  /**
   * A template with a text of one's own.
   *
   * @throws IllegalArgumentException naming the known templates
   */
  public static Document of(String template, String text) {
    Template found = TEMPLATES.get(template);
    if (found == null) {
      throw new IllegalArgumentException(
          "document: expected one of " + String.join(", ", names()) + ", found " + template);
    }
    return found.apply(text);
  }

  private static Map<String, Template> templates() {
    Map<String, Template> all = new TreeMap<>();
    all.put("txt", text -> plain(text, StandardCharsets.UTF_8, "", "text/plain"));
    all.put("txt-utf16le", text -> plain(text, StandardCharsets.UTF_16LE, "\ufeff", "text/plain"));
    all.put("txt-utf16be", text -> plain(text, StandardCharsets.UTF_16BE, "\ufeff", "text/plain"));
    all.put("txt-windows-1251", text -> russian("windows-1251"));
    all.put("txt-koi8-r", text -> russian("KOI8-R"));
    all.put("html", text -> markup(text, Documents::html, "text/html"));
    all.put("xml", text -> markup(text, Documents::xml, "application/xml"));
    all.put("json", text -> markup(text, Documents::json, "application/json"));
    all.put("csv", text -> markup(text, Documents::csv, "text/csv"));
    all.put("docx", Office::docx);
    all.put("xlsx", Office::xlsx);
    all.put("pptx", Office::pptx);
    all.put("odt", Office::odt);
    all.put("rtf", Office::rtf);
    all.put("pdf", Pdf::plain);
    all.put("pdf-encrypted", text -> Pdf.encrypted(text, PASSWORD));
    all.put("png", text -> Picture.png("fictional case 7"));
    all.put("jpg", text -> Picture.jpeg());
    all.put("sqlite", text -> SqliteFile.contacts());
    all.put("eml", Documents::message);
    all.put("mbox", Documents::mailbox);
    archives(all);
    return Collections.unmodifiableMap(all);
  }

  private static void archives(Map<String, Template> all) {
    String zip = "application/zip";
    all.put(
        "zip",
        text ->
            new ZipFile()
                .add("note.txt", txt(text))
                .add("құжаттар/report.docx", Office.docx(text))
                .document(zip));
    all.put(
        "zip-encrypted",
        text -> new ZipFile().zipCrypto(PASSWORD).add("secret.txt", txt(text)).document(zip));
    all.put(
        "zip-aes", text -> new ZipFile().aes(PASSWORD).add("secret.txt", txt(text)).document(zip));
    all.put("zip-nested", Documents::nested);
    all.put(
        "zip-traversal",
        text ->
            new ZipFile()
                .add("../../outside.txt", txt(text))
                .add("/absolute.txt", txt("absolute\n"))
                .add("C:\\windows\\drive.txt", txt("drive\n"))
                .document(zip));
    all.put(
        "zip-duplicates",
        text ->
            new ZipFile().add("same.txt", txt(text)).add("same.txt", txt("two\n")).document(zip));
    all.put("zip-bomb", text -> Bombs.flat(64 << 20));
    all.put("zip-bomb-nested", text -> Bombs.nested(5));
    all.put("tar", text -> tar(text).document());
    all.put("gz", text -> Tar.gzip("note.txt", txt(text)));
    all.put("tgz", text -> Tar.gzip("notes.tar", tar(text).document()));
  }

  private static Tar tar(String text) {
    return new Tar().add("folder/note.txt", txt(text)).add("page.html", of("html", text));
  }

  private static Document nested(String text) {
    Document inner = new ZipFile().add("innermost.txt", txt(text)).document("application/zip");
    Document middle = new ZipFile().add("inner.zip", inner).document("application/zip");
    return new ZipFile().add("middle.zip", middle).document("application/zip");
  }

  private static Document txt(String text) {
    return of("txt", text);
  }

  private static Document message(String text) {
    Document inner =
        new Mail("Жүкқұжат", FictionalCase.KAZAKH).attach("note.txt", txt(text)).document();
    return new Mail("Re: teapots", text)
        .attach("report.pdf", Pdf.plain(text))
        .attachMail("forwarded.eml", inner)
        .document();
  }

  private static Document mailbox(String text) {
    return Mail.mbox(
        List.of(
            new Mail("first", FictionalCase.ENGLISH).document(),
            new Mail("Вторая", FictionalCase.RUSSIAN).attach("a.txt", txt(text)).document(),
            new Mail("Үшінші", FictionalCase.KAZAKH).document()));
  }

  private static Document plain(String text, Charset charset, String mark, String type) {
    return new Document(Content.text(mark + text, charset), type, FictionalCase.facts(text));
  }

  /** Eight-bit Russian charsets hold neither Kazakh letters nor the numero sign. */
  private static Document russian(String charset) {
    String text = FictionalCase.RUSSIAN.replace("№", "N") + "\n";
    return plain(text, Charset.forName(charset), "", "text/plain");
  }

  private static Document markup(String text, UnaryOperator<String> form, String type) {
    Facts facts = FictionalCase.facts(text);
    return new Document(Content.text(form.apply(text)), type, facts);
  }

  private static String html(String text) {
    return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>Case 7</title></head><body>\n<p>"
        + Office.escaped(text.trim()).replaceAll("\n+", "</p>\n<p>")
        + "</p>\n</body></html>\n";
  }

  private static String xml(String text) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<case number=\"7\"><text>"
        + Office.escaped(text)
        + "</text></case>\n";
  }

  private static String json(String text) {
    String inner = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return "{\"case\": 7, \"fictional\": true, \"text\": \"" + inner + "\"}\n";
  }

  private static String csv(String text) {
    StringBuilder out = new StringBuilder("line,text\n");
    int number = 1;
    for (String line : text.split("\n+")) {
      out.append(number++).append(",\"").append(line.replace("\"", "\"\"")).append("\"\n");
    }
    return out.toString();
  }
}
