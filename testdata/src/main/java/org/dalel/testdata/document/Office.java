package org.dalel.testdata.document;

import java.nio.charset.StandardCharsets;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.dalel.testdata.model.Facts;

/** The smallest office documents that hold a text: ECMA-376, OpenDocument 1.3 and RTF 1.9. */
final class Office {

  private static final String XML =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN = "application/vnd.openxmlformats-officedocument.";
  private static final String RELATION =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private Office() {}

  static Document docx(String text) {
    StringBuilder body = new StringBuilder();
    for (String line : text.split("\n+")) {
      body.append("<w:p><w:r><w:t>").append(escaped(line)).append("</w:t></w:r></w:p>");
    }
    String document =
        XML
            + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
            + "<w:body>"
            + body
            + "</w:body></w:document>";
    ZipFile zip = ooxml("/word/document.xml", MAIN + "wordprocessingml.document.main+xml");
    zip.add("word/document.xml", part(document));
    return typed(zip, MAIN + "wordprocessingml.document", text);
  }

  static Document xlsx(String text) {
    StringBuilder rows = new StringBuilder();
    int row = 1;
    for (String line : text.split("\n+")) {
      rows.append("<row r=\"").append(row).append("\"><c r=\"A").append(row);
      rows.append("\" t=\"inlineStr\"><is><t>").append(escaped(line)).append("</t></is></c></row>");
      row++;
    }
    String namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    ZipFile zip =
        ooxml(
            "/xl/workbook.xml",
            MAIN + "spreadsheetml.sheet.main+xml",
            "/xl/worksheets/sheet1.xml",
            MAIN + "spreadsheetml.worksheet+xml");
    zip.add(
        "xl/workbook.xml",
        part(
            XML
                + "<workbook xmlns=\""
                + namespace
                + "\" xmlns:r=\""
                + RELATION
                + "\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"));
    zip.add("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"));
    zip.add(
        "xl/worksheets/sheet1.xml",
        part(
            XML
                + "<worksheet xmlns=\""
                + namespace
                + "\"><sheetData>"
                + rows
                + "</sheetData></worksheet>"));
    return typed(zip, MAIN + "spreadsheetml.sheet", text);
  }

  static Document pptx(String text) {
    String a = "http://schemas.openxmlformats.org/drawingml/2006/main";
    String p = "http://schemas.openxmlformats.org/presentationml/2006/main";
    String spaces = " xmlns:a=\"" + a + "\" xmlns:r=\"" + RELATION + "\" xmlns:p=\"" + p + "\">";
    ZipFile zip =
        ooxml(
            "/ppt/presentation.xml",
            MAIN + "presentationml.presentation.main+xml",
            "/ppt/slides/slide1.xml",
            MAIN + "presentationml.slide+xml",
            "/ppt/slideLayouts/slideLayout1.xml",
            MAIN + "presentationml.slideLayout+xml",
            "/ppt/slideMasters/slideMaster1.xml",
            MAIN + "presentationml.slideMaster+xml");
    zip.add(
        "ppt/presentation.xml",
        part(
            XML
                + "<p:presentation"
                + spaces
                + "<p:sldIdLst><p:sldId id=\"256\" r:id=\"rId1\"/></p:sldIdLst>"
                + "<p:sldSz cx=\"9144000\" cy=\"6858000\"/>"
                + "<p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>"));
    zip.add("ppt/_rels/presentation.xml.rels", relation("slide", "slides/slide1.xml"));
    zip.add(
        "ppt/slides/slide1.xml",
        part(
            XML
                + "<p:sld"
                + spaces
                + "<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/>"
                + "<p:nvPr/></p:nvGrpSpPr><p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id=\"2\""
                + " name=\"Text\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>"
                + "<a:p><a:r><a:t>"
                + escaped(text.replaceAll("\n+", " ").trim())
                + "</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>"));
    addLayout(zip, spaces);
    return typed(zip, MAIN + "presentationml.presentation", text);
  }

  /** An empty layout and its master, without which readers refuse a slide. */
  private static void addLayout(ZipFile zip, String spaces) {
    String tree =
        "<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/>"
            + "<p:nvPr/></p:nvGrpSpPr><p:grpSpPr/></p:spTree></p:cSld>";
    String colours =
        "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\""
            + " accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\""
            + " accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>";
    zip.add(
        "ppt/slides/_rels/slide1.xml.rels",
        relation("slideLayout", "../slideLayouts/slideLayout1.xml"));
    zip.add(
        "ppt/slideLayouts/slideLayout1.xml",
        part(XML + "<p:sldLayout" + spaces + tree + "</p:sldLayout>"));
    zip.add(
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
        relation("slideMaster", "../slideMasters/slideMaster1.xml"));
    zip.add(
        "ppt/slideMasters/slideMaster1.xml",
        part(XML + "<p:sldMaster" + spaces + tree + colours + "</p:sldMaster>"));
    zip.add(
        "ppt/slideMasters/_rels/slideMaster1.xml.rels",
        relation("slideLayout", "../slideLayouts/slideLayout1.xml"));
  }

  static Document odt(String text) {
    StringBuilder body = new StringBuilder();
    for (String line : text.split("\n+")) {
      body.append("<text:p>").append(escaped(line)).append("</text:p>");
    }
    String type = "application/vnd.oasis.opendocument.text";
    String space = "urn:oasis:names:tc:opendocument:xmlns:";
    ZipFile zip = new ZipFile().store("mimetype", part(type));
    zip.add(
        "content.xml",
        part(
            XML
                + "<office:document-content xmlns:office=\""
                + space
                + "office:1.0\" xmlns:text=\""
                + space
                + "text:1.0\" office:version=\"1.3\"><office:body><office:text>"
                + body
                + "</office:text></office:body></office:document-content>"));
    zip.add(
        "META-INF/manifest.xml",
        part(
            XML
                + "<manifest:manifest xmlns:manifest=\""
                + space
                + "manifest:1.0\" manifest:version=\"1.3\"><manifest:file-entry"
                + " manifest:full-path=\"/\" manifest:media-type=\""
                + type
                + "\"/>"
                + "<manifest:file-entry manifest:full-path=\"content.xml\""
                + " manifest:media-type=\"text/xml\"/></manifest:manifest>"));
    return typed(zip, type, text);
  }

  static Document rtf(String text) {
    StringBuilder out =
        new StringBuilder("{\\rtf1\\ansi\\ansicpg1251\\deff0{\\fonttbl{\\f0 Arial;}}\n");
    for (char c : text.toCharArray()) {
      if (c == '\n') {
        out.append("\\par\n");
      } else if (c == '\\' || c == '{' || c == '}') {
        out.append('\\').append(c);
      } else if (c < 128) {
        out.append(c);
      } else {
        out.append("\\u").append((int) c).append('?');
      }
    }
    byte[] bytes = out.append('}').toString().getBytes(StandardCharsets.US_ASCII);
    return new Document(Content.of(bytes), "application/rtf", FictionalCase.facts(text));
  }

  private static ZipFile ooxml(String... namesAndTypes) {
    StringBuilder types = new StringBuilder(XML);
    types.append("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">");
    types.append("<Default Extension=\"rels\" ContentType=\"");
    types.append("application/vnd.openxmlformats-package.relationships+xml\"/>");
    types.append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      types.append("<Override PartName=\"").append(namesAndTypes[i]);
      types.append("\" ContentType=\"").append(namesAndTypes[i + 1]).append("\"/>");
    }
    return new ZipFile()
        .add("[Content_Types].xml", part(types + "</Types>"))
        .add("_rels/.rels", relation("officeDocument", namesAndTypes[0].substring(1)));
  }

  private static Document relation(String kind, String target) {
    return part(
        XML
            + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId1\" Type=\""
            + RELATION
            + "/"
            + kind
            + "\" Target=\""
            + target
            + "\"/></Relationships>");
  }

  private static Document part(String text) {
    return Document.of(Content.text(text));
  }

  private static Document typed(ZipFile zip, String type, String text) {
    Facts facts = FictionalCase.facts(text);
    return new Document(Content.of(zip.bytes()), type, facts);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
